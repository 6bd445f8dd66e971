/** Somebody else answered the same question meanwhile. Which answer stands? */
import { Button } from "@mantine/core";

import { dayWords } from "../../pieces/days";
import type { Asked } from "./lists";
import styles from "./questions.module.css";
import { type Reply, replyOf, type Waiting } from "./queue";

interface ClashProps {
  question: Asked;
  waiting: Waiting;
  onSettle: (choice: "mine" | "theirs") => void;
}

/** Both answers beside each other, and the choice. */
export function Clash({ question, waiting, onSettle }: ClashProps) {
  const { theirs, mine } = waiting;
  const who = theirs?.answered_by ?? "";
  const day = theirs?.answered_on ? `, ${dayWords(theirs.answered_on)}` : "";
  return (
    <section className={styles.clash} aria-label="Two answers to this question">
      <p role="alert">
        <strong>{who || "Somebody"} answered this while you were working.</strong> Nothing is lost. Which answer stands?
      </p>
      <dl className={styles.versus}>
        <div>
          <dt>On record{who && ` (${who}${day})`}</dt>
          <dd>{said(question, replyOf(theirs))}</dd>
        </div>
        <div>
          <dt>Yours</dt>
          <dd>{said(question, mine)}</dd>
        </div>
      </dl>
      <div className={styles.buttons}>
        <Button
          size="sm"
          onClick={() => {
            onSettle("mine");
          }}
        >
          Use mine
        </Button>
        <Button
          size="sm"
          variant="default"
          onClick={() => {
            onSettle("theirs");
          }}
        >
          Leave the one on record
        </Button>
      </div>
    </section>
  );
}

function said({ options }: Asked, { option, note, flagged }: Reply): string {
  const text = options.find(({ id }) => id === option)?.text ?? "No answer";
  return [text, note && `Note: ${note}`, flagged && "To look at again"].filter(Boolean).join(". ");
}
