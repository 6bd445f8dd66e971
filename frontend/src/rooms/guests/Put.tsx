/** How does a guest answer one question? Choosing sends it; a note follows when they pause. */
import { Button, Textarea } from "@mantine/core";

import type { components } from "../../api/schema";
import looks from "../../ui/looks.module.css";
import { Options, OptionsRead } from "../../ui/Options";
import styles from "./guests.module.css";
import { useOffer } from "./offers";
import { ANSWERS } from "./words";

interface PutProps {
  question: components["schemas"]["VisitQuestionOut"];
  secret: string;
  place: number;
  total: number;
}

/** The question as a card, with whether the answer is safe. */
export function Put({ question, secret, place, total }: PutProps) {
  const { offer, outcome, state, why, change, again } = useOffer(secret, question);
  const away = offer.option === "not_applicable";
  const note = (
    <Textarea
      label={away ? "Why does it not apply?" : "Anything to add?"}
      description={away ? "The practice needs the reason." : undefined}
      size="md"
      value={offer.note}
      autosize
      minRows={2}
      maxRows={12}
      maxLength={10_000}
      onChange={(event) => {
        change({ note: event.currentTarget.value });
      }}
    />
  );
  return (
    <li className={styles.card}>
      <p className={looks.quiet}>
        Question {place} of {total} · {question.section_title}
      </p>
      <h2>{question.text}</h2>
      <details>
        <summary className={styles.more}>Why this is asked</summary>
        <p>{question.why}</p>
        <p className={looks.quiet}>
          It bears on {question.citations.map((citation) => `45 CFR ${citation}`).join(", ")}.
        </p>
      </details>
      {outcome === "accepted" || outcome === "refused" ? (
        <>
          <OptionsRead options={question.options} value={offer.option} />
          <p role="status">{ANSWERS[outcome]}</p>
        </>
      ) : (
        <>
          <Options
            label={question.text}
            options={question.options}
            value={offer.option}
            onChange={(option) => {
              change({ option });
            }}
          >
            {away && note}
          </Options>
          {!away && note}
          <div className={styles.state} role="status">
            {state === "unfinished" && away && "Write the reason; then it is sent."}
            {state === "sending" && "Sending…"}
            {state === "sent" && ANSWERS.pending}
            {state === "failed" && `Not sent yet. ${why}`}
          </div>
          {state === "failed" && (
            <div>
              <Button size="sm" variant="default" onClick={again}>
                Send again
              </Button>
            </div>
          )}
        </>
      )}
    </li>
  );
}
