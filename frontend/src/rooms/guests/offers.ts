/** How does a guest's answer reach the practice? One request after the other; the last choice is the one that counts. */
import { useEffect, useRef, useState } from "react";

import { SILENCE, troubleOf } from "../../api/problems";
import type { components } from "../../api/schema";
import { visit } from "../../api/visit";

type Offered = components["schemas"]["OfferedOut"];

export interface Offer {
  option: string;
  note: string;
}

/** `unfinished`: something is missing before it can be sent. */
export type Sending = "idle" | "unfinished" | "sending" | "sent" | "failed";

const PAUSE_MS = 600;

/** Whether an offer can be sent: an option is chosen, and a "does not apply" has its reason. */
export function isWhole({ option, note }: Offer): boolean {
  return option !== "" && (option !== "not_applicable" || note.trim() !== "");
}

/** One question's offer, what became of it, and how it is changed. */
export function useOffer(token: string, { id: question, offered }: { id: string; offered: Offered | null }) {
  const [offer, setOffer] = useState<Offer>({ option: offered?.option ?? "", note: offered?.note ?? "" });
  const [outcome, setOutcome] = useState(offered?.outcome ?? "pending");
  const [state, setState] = useState<Sending>(offered ? "sent" : "idle");
  const [why, setWhy] = useState("");
  const latest = useRef(offer);
  const turn = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = async () => {
    const sent = latest.current;
    setState("sending");
    const answer = await put(token, question, sent);
    if (typeof answer !== "string") setOutcome(answer.outcome);
    // What was changed meanwhile is on its way already.
    if (sent !== latest.current) return;
    setWhy(typeof answer === "string" ? answer : "");
    setState(typeof answer === "string" ? "failed" : "sent");
  };
  const again = () => {
    clearTimeout(timer.current);
    turn.current = turn.current.then(send);
  };
  const change = (part: Partial<Offer>) => {
    latest.current = { ...latest.current, ...part };
    setOffer(latest.current);
    clearTimeout(timer.current);
    if (isWhole(latest.current)) timer.current = setTimeout(again, PAUSE_MS);
    else setState("unfinished");
  };

  const failed = state === "failed";
  const retry = useRef(again);
  useEffect(() => {
    retry.current = again;
  });
  useEffect(() => {
    if (!failed) return;
    const back = () => {
      retry.current();
    };
    addEventListener("online", back);
    return () => {
      removeEventListener("online", back);
    };
  }, [failed]);

  return { offer, outcome, state, why, change, again };
}

/** The offer as it is kept now, or why it is not. */
async function put(token: string, question: string, offer: Offer): Promise<Offered | string> {
  try {
    const { data, error } = await visit.POST("/v1/guest-visits/offers", { body: { token, question, ...offer } });
    if (data) return data;
    const { message, faults } = troubleOf(error);
    return [message, ...faults.map((fault) => fault.message)].join(" ");
  } catch {
    return SILENCE;
  }
}
