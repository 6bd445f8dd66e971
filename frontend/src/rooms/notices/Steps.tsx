/** What is the next step of the notice: approval, a new version, giving a draft up? */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { work } from "../../api/work";
import { useAddress } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { offerUndo } from "../../ui/undo";
import styles from "./notices.module.css";
import { type Notice, NOTICE, type NoticeLine, NOTICES } from "./words";

/** What can be done now, by whoever may. */
export function Steps({ notice, lines }: { notice: Notice; lines: readonly NoticeLine[] }) {
  const { id, may } = useHere();
  const draft = lines.find(({ state }) => state === "draft");
  if (notice.state === "draft")
    return (
      <Section title="What is next">
        {may("approve") ? <Approve notice={notice} /> : <p>An owner or a manager approves it.</p>}
        {may("policies:write") && <GiveUp notice={notice} />}
      </Section>
    );
  if (!may("policies:write")) return null;
  return (
    <Section title="What is next">
      {draft ? (
        <p>
          <Link to="/practice/$id/notice" params={{ id }} search={{ v: String(draft.number) }}>
            Version {draft.number}
          </Link>{" "}
          is being written.
        </p>
      ) : (
        <div className={styles.step}>
          <p>
            When what you do changes, or patients’ rights, or the law, the notice changes first: begin a new version.
            This one stays in effect until the day of the new one (45 CFR 164.520(b)(3)).
          </p>
          <Begin plain>Begin a new version</Begin>
        </div>
      )}
    </Section>
  );
}

/** Begins a version and shows it. */
export function Begin({ plain = false, children }: { plain?: boolean; children: string }) {
  const { id } = useHere();
  const [, go] = useAddress();
  const { busy, step, why } = useStep();
  return (
    <div className={styles.step}>
      <Button
        variant={plain ? "default" : "filled"}
        aria-disabled={busy}
        onClick={() => {
          step(async () => {
            const { error } = await work.POST(NOTICES, { params: { path: { practice_id: id } } });
            if (!error) go({ v: "" });
            return error;
          });
        }}
      >
        {children}
      </Button>
      {why}
    </div>
  );
}

function Approve({ notice }: { notice: Notice }) {
  const params = useParams(notice);
  const { busy, step, why } = useStep();
  const ready = notice.missing.length === 0;
  return (
    <div className={styles.step}>
      <p>
        {ready
          ? `Read it once as a patient would. What you approve stays as it is, with your name and the day. It takes effect on ${dayWords(notice.facts.effective_on)}.`
          : "It can be approved once nothing is open. Nothing goes out with a blank in it."}
      </p>
      {ready && (
        <Button
          aria-disabled={busy}
          onClick={() => {
            step(async () => (await work.POST(`${NOTICE}/approval`, { params })).error);
          }}
        >
          Approve version {notice.number}
        </Button>
      )}
      {why}
    </div>
  );
}

function GiveUp({ notice }: { notice: Notice }) {
  const params = useParams(notice);
  const [, go] = useAddress();
  const { busy, step, why } = useStep();
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <div>
        <Button
          size="sm"
          variant="subtle"
          onClick={() => {
            setSure(true);
          }}
        >
          Give this draft up
        </Button>
      </div>
    );
  return (
    <div className={styles.step}>
      <p>Its answers go with it. A version in effect stays as it is.</p>
      <div className={looks.row}>
        <Button
          size="sm"
          variant="default"
          aria-disabled={busy}
          onClick={() => {
            step(async () => {
              const { error } = await work.DELETE(NOTICE, { params });
              if (!error) go({ v: "" });
              return error;
            });
          }}
        >
          Yes, give it up
        </Button>
        <Button
          size="sm"
          variant="subtle"
          onClick={() => {
            setSure(false);
          }}
        >
          Keep it
        </Button>
      </div>
      {why}
    </div>
  );
}

function useParams({ number, version }: Notice) {
  const { id } = useHere();
  return { path: { practice_id: id, number }, header: { "If-Match": `"${version}"` } };
}

/** Sends a step, reads everything anew, and says why it did not work. */
function useStep() {
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const step = (act: () => Promise<unknown>) => {
    if (busy) return;
    send(async () => {
      const error = await act();
      // An answer of the draft cannot be taken back any more.
      offerUndo(null);
      await touched();
      return error ?? null;
    });
  };
  const why = trouble && (
    <div role="alert" className={looks.trouble}>
      <p>{trouble.message}</p>
      <ul className={looks.links}>
        {trouble.faults.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
  return { busy, step, why };
}
