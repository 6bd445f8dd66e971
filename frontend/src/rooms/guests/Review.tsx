/** Does an offered answer count? It stands beside the one on record until somebody decides. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { hasStatus, useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useDraft } from "../../ui/drafts";
import { NoteField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import styles from "./guests.module.css";
import type { Offer } from "./words";

const DECISION = "/v1/practices/{practice_id}/guests/offers/{id}/decision";
const CHANGED = "They changed their answer while you were reading it. This is the new one.";

interface ReviewProps {
  offer: Offer;
  /** The question it answers, if it is still asked. */
  question: { id: string; options: readonly { id: string; text: string }[] } | undefined;
  /** Called with what to say once it is decided. */
  onDecided: (says: string) => void;
}

/** One offered answer with the choice to accept or refuse it. */
export function Review({ offer, question, onDecided }: ReviewProps) {
  const { id, zone, may } = useHere();
  const touched = useTouched();
  const [refusing, setRefusing] = useState(false);
  const decide = works.useMutation("post", DECISION, {
    onSuccess: ({ outcome, option_text, guest_name }) => {
      onDecided(
        outcome === "accepted"
          ? `“${option_text}” is on record now, from ${guest_name}.`
          : `What ${guest_name} said does not count. The answer on record stays as it is.`,
      );
    },
    onSettled: touched,
  });
  const trouble = useTrouble(decide.error);
  const changed = hasStatus(decide.error, 412);
  const standing = question?.options.find((option) => option.id === offer.standing)?.text ?? offer.standing;
  const accept =
    standing === null || offer.standing === offer.option ? "Accept" : "Accept in place of the one on record";
  const send = (yes: boolean, reason: string) => {
    if (decide.isPending) return;
    decide.mutate({
      params: { path: { practice_id: id, id: offer.id }, header: { "If-Match": `"${offer.version}"` } },
      body: { accept: yes, reason },
    });
  };
  return (
    <li className={styles.card}>
      <h3>
        {question ? (
          <Link to="/practice/$id/questions/$question" params={{ id, question: question.id }}>
            {offer.question_text}
          </Link>
        ) : (
          offer.question_text
        )}
      </h3>
      <dl className={styles.versus}>
        <div>
          <dt>
            {offer.offered_by}, {momentWords(offer.offered_at, zone)}
          </dt>
          <dd>
            <strong>{offer.option_text}</strong>
            {offer.note && <p className={styles.note}>{offer.note}</p>}
          </dd>
        </div>
        <div>
          <dt>On record now</dt>
          <dd>{standing ?? "No answer yet"}</dd>
        </div>
      </dl>
      {trouble && <p role="alert">{changed ? CHANGED : trouble.message}</p>}
      {may("answers:write") &&
        (refusing ? (
          <Refusal
            offer={offer}
            busy={decide.isPending}
            onRefuse={(reason) => {
              send(false, reason);
            }}
            onBack={() => {
              setRefusing(false);
            }}
          />
        ) : (
          <div className={styles.buttons}>
            <Button
              size="sm"
              aria-disabled={decide.isPending}
              aria-label={`${accept}: ${offer.question_text}`}
              onClick={() => {
                send(true, "");
              }}
            >
              {accept}
            </Button>
            <Button
              size="sm"
              variant="default"
              aria-label={`Do not take over: ${offer.question_text}`}
              onClick={() => {
                setRefusing(true);
              }}
            >
              Do not take over
            </Button>
          </div>
        ))}
    </li>
  );
}

interface RefusalProps {
  offer: Offer;
  busy: boolean;
  onRefuse: (reason: string) => void;
  onBack: () => void;
}

function Refusal({ offer, busy, onRefuse, onBack }: RefusalProps) {
  const [texts, set] = useDraft(`refusal:${offer.id}`, { reason: "" });
  return (
    <Form
      name={`refusal-${offer.id}`}
      labels={{ reason: "Why not?" }}
      submit="Do not take over"
      busy={busy}
      trouble={null}
      check={() => (texts.reason.trim() ? [] : [{ field: "reason", message: "Say why; it stays on record." }])}
      onSubmit={() => {
        onRefuse(texts.reason);
      }}
      aside={
        <Button size="sm" variant="subtle" onClick={onBack}>
          Back
        </Button>
      }
    >
      <NoteField
        name="reason"
        hint="It stays on record beside what they said. They do not see it."
        value={texts.reason}
        onChange={set("reason")}
      />
    </Form>
  );
}
