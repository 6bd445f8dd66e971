/** Who approves the analysis, what does sealing do, and how far is it? */
import { Button } from "@mantine/core";
import { useEffect, useState } from "react";

import { hasStatus, useTrouble } from "../../api/problems";
import { person } from "../../api/session";
import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { ROLES } from "../../pieces/roles";
import { Copy } from "../../ui/Copy";
import { Card } from "../../ui/Page";
import styles from "./analyses.module.css";
import { forget, left, remember } from "./sealing";
import type { Analysis, Element } from "./words";

interface ApproveProps {
  analysis: Analysis;
  elements: Element[];
}

/** The last step of a draft. */
export function Approve({ analysis, elements }: ApproveProps) {
  const { may } = useHere();
  const open = elements.filter(({ done }) => !done);
  const seal = useSeal(analysis);
  if (seal.underway) return <Underway />;
  return (
    <Card>
      {open.length > 0 && (
        <p>
          {open.length === 1 ? "One part is" : `${open.length} parts are`} not done yet:{" "}
          {open.map(({ title }) => title.toLowerCase().replace("ephi", "ePHI")).join(", ")}. The analysis can be sealed
          when nothing is missing. Until then it is a draft that you can print and show.
        </p>
      )}
      {may("approve") ? <Statement /> : <AskOwner ready={open.length === 0} />}
      {seal.trouble && (
        <p role="alert" className={styles.trouble}>
          It is not sealed, and nothing was changed. {seal.trouble}
        </p>
      )}
      {may("approve") && open.length === 0 && (
        <div>
          <Button onClick={seal.begin}>Approve and seal</Button>
        </div>
      )}
    </Card>
  );
}

function Statement() {
  const { name, role } = useHere();
  return (
    <p>
      You would approve as <strong>{person()?.name}</strong>, {ROLES[role].toLowerCase()} of {name}. Sealing writes the
      analysis down as it stands today, with your name and the time, and makes the PDF. After that nobody can change it
      unseen. You can go on working: what you change later goes into the next analysis.
    </p>
  );
}

function AskOwner({ ready }: { ready: boolean }) {
  const { may } = useHere();
  const members = useAll("/v1/practices/{practice_id}/members", undefined, { enabled: may("members:read") });
  const approvers = (members.data ?? [])
    .filter(({ role }) => role === "owner" || role === "manager")
    .map(({ person: name, partner }) => name ?? partner ?? "");
  return (
    <>
      <p>
        Your role prepares the analysis. An owner or a manager approves it
        {approvers.length > 0 && <>: {approvers.join(" or ")}</>}.
        {ready && " Everything is there; send them this address:"}
      </p>
      {ready && (
        <div className={styles.papers}>
          <code>{location.href}</code>
          <Copy text={location.href}>Copy the address</Copy>
        </div>
      )}
    </>
  );
}

function Underway() {
  return (
    <div className={styles.underway} role="status">
      <p>
        <strong>Sealing.</strong> The analysis is written down and its PDF is drawn. This takes a few seconds. You can
        leave or reload the page; the work goes on.
      </p>
      <div className={styles.moving} aria-hidden />
    </div>
  );
}

const LATE = "The server did not say that it finished. Please try once more.";
const ASK_EVERY_MS = 1_000;

/** Sealing as it goes on, here or in the page that was left. */
function useSeal(analysis: Analysis): { begin: () => void; underway: boolean; trouble: string | null } {
  const { id: practice_id } = useHere();
  const path = { practice_id, id: analysis.id };
  const touched = useTouched();
  const [waiting, setWaiting] = useState(() => left(analysis.id, Date.now()) > 0);
  const [late, setLate] = useState(false);
  const asked = works.useMutation("post", "/v1/practices/{practice_id}/analyses/{id}/seal", {
    onSuccess: async () => {
      forget();
      await touched();
    },
    onError: (error) => {
      // Without an answer it may be sealed all the same: the page goes on asking.
      if (!hasStatus(error, error.status)) return;
      forget();
      setWaiting(false);
      void touched();
    },
  });
  const seen = works.useQuery(
    "get",
    "/v1/practices/{practice_id}/analyses/{id}",
    { params: { path } },
    { enabled: waiting && !asked.isPending, refetchInterval: ASK_EVERY_MS },
  );
  const done = waiting && seen.data !== undefined && seen.data.status !== "draft";
  useEffect(() => {
    if (!done) return;
    forget();
    void touched();
  }, [done, touched]);
  useEffect(() => {
    if (!waiting) return;
    const patience = setTimeout(
      () => {
        forget();
        setWaiting(false);
        setLate(true);
      },
      left(analysis.id, Date.now()),
    );
    return () => {
      clearTimeout(patience);
    };
  }, [waiting, analysis.id]);

  const trouble = useTrouble(asked.error);
  return {
    begin: () => {
      remember(analysis.id, Date.now());
      setWaiting(true);
      setLate(false);
      asked.mutate({ params: { path, header: { "If-Match": `"${analysis.version}"` } } });
    },
    underway: waiting,
    trouble: late ? LATE : (trouble?.message ?? null),
  };
}
