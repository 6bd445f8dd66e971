/** Who was asked what, until when, and what came back? */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { hasStatus, useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { AskOutside } from "../../pieces/AskOutside";
import { momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Ask, Panel } from "../../ui/Panel";
import styles from "./guests.module.css";
import { type Guest, missing, type Offer, OUTCOMES, stateOf } from "./words";

interface LineProps {
  guest: Guest;
  offers: readonly Offer[];
  questions: readonly { id: string; text: string }[];
  /** The instant for which links work or not, in milliseconds. */
  at: number;
}

/** One guest with the questions of the link, and what can still be done about it. */
export function Line({ guest, offers, questions, at }: LineProps) {
  const { id, zone, may } = useHere();
  const [asking, setAsking] = useState(false);
  const [taking, setTaking] = useState(false);
  const theirs = offers.filter(({ guest_id }) => guest_id === guest.id);
  const still = missing(guest, offers);
  const again = questions.filter((question) => still.includes(question.id));
  const state = stateOf(guest, at);
  const until = momentWords(guest.expires_at, zone);
  return (
    <li className={styles.row}>
      <h3>
        {guest.name} <Tag tone={state === "open" ? "good" : "calm"}>{TAGS[state]}</Tag>
      </h3>
      <p className={looks.quiet}>
        Asked by {guest.invited_by}
        {guest.email && ` · ${guest.email}`}
        {state === "open" && ` · until ${until}`}
        {state === "ended" && ` · ended ${until}`}
      </p>
      <details>
        <summary className={styles.more}>
          {theirs.length} of {counted(guest.questions.length, "question")} answered
        </summary>
        <ul className={styles.asked}>
          {guest.questions.map((question) => {
            const offer = theirs.find((each) => each.question === question);
            return (
              <li key={question}>
                <Link to="/practice/$id/questions/$question" params={{ id, question }}>
                  {questions.find((each) => each.id === question)?.text ?? question}
                </Link>{" "}
                {offer ? (
                  <Tag tone={OUTCOMES[offer.outcome].tone}>{OUTCOMES[offer.outcome].says}</Tag>
                ) : (
                  <span className={looks.quiet}>no answer yet</span>
                )}
              </li>
            );
          })}
        </ul>
      </details>
      {may("answers:write") && (
        <div className={styles.buttons}>
          {again.length > 0 && (
            <Button
              size="sm"
              variant="default"
              aria-label={`Ask ${guest.name} again`}
              onClick={() => {
                setAsking(true);
              }}
            >
              Ask again
            </Button>
          )}
          {state === "open" && (
            <Button
              size="sm"
              variant="subtle"
              aria-label={`Take back the link of ${guest.name}`}
              onClick={() => {
                setTaking(true);
              }}
            >
              Take the link back
            </Button>
          )}
        </div>
      )}
      <Panel
        title={`Ask ${guest.name} again`}
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
      >
        <AskOutside questions={again} again={guest} />
      </Panel>
      <TakeBack
        guest={guest}
        open={taking}
        onClose={() => {
          setTaking(false);
        }}
      />
    </li>
  );
}

const TAGS = { open: "Link works", ended: "Link ended", "taken back": "Link taken back" };

function TakeBack({ guest, open, onClose }: { guest: Guest; open: boolean; onClose: () => void }) {
  const { id } = useHere();
  const touched = useTouched();
  const revoke = works.useMutation("delete", "/v1/practices/{practice_id}/guests/{id}", {
    onSuccess: onClose,
    onSettled: touched,
  });
  const trouble = useTrouble(revoke.error);
  const moved = hasStatus(revoke.error, 412);
  return (
    <Ask title={`Take back the link of ${guest.name}?`} open={open} onClose={onClose}>
      <p>The link stops working at once. What {guest.name} has answered so far stays and can still be reviewed.</p>
      {trouble && (
        <p role="alert">{moved ? "Somebody else changed this meanwhile. Please try once more." : trouble.message}</p>
      )}
      <div className={styles.buttons}>
        <Button
          aria-disabled={revoke.isPending}
          onClick={() => {
            if (revoke.isPending) return;
            revoke.mutate({
              params: { path: { practice_id: id, id: guest.id }, header: { "If-Match": `"${guest.version}"` } },
            });
          }}
        >
          Take it back
        </Button>
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </Ask>
  );
}
