/** The interview about a vendor: plain questions, each yes, no or not known, kept when they are saved. */
import { Button, Radio } from "@mantine/core";
import { useId, useState } from "react";

import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import { Unsaved } from "../../pieces/Unsaved";
import looks from "../../ui/looks.module.css";
import { Card } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import {
  type Answers,
  ENGAGEMENT,
  type Engagement,
  grouped,
  type Question,
  restNo,
  sameAnswers,
  type Said,
  SAYS,
} from "./engagements";
import styles from "./engagements.module.css";

interface InterviewProps {
  vendor_id: string;
  questions: readonly Question[];
  /** What is on record; null while nobody has asked. */
  found: Engagement | null;
}

const NONE: Answers = {};

/** The questions, and what keeps the answers. */
export function Interview({ vendor_id, questions, found }: InterviewProps) {
  const { may } = useHere();
  const kept = found?.answers ?? NONE;
  const [answers, setAnswers] = useState<Answers>(kept);
  const { busy, trouble, save } = useSave(vendor_id, found);
  const write = may("inventory:write");
  const dirty = !sameAnswers(questions, kept, answers);
  return (
    <Card>
      {grouped(questions).map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h3>{group.title}</h3>
          {group.questions.map((question) => (
            <Asked
              key={question.id}
              question={question}
              said={answers[question.id]}
              onSay={
                write
                  ? (said) => {
                      setAnswers((before) => ({ ...before, [question.id]: said }));
                    }
                  : null
              }
            />
          ))}
        </section>
      ))}
      <Refused trouble={trouble}>The answers were not saved.</Refused>
      {write && (
        <div className={looks.row}>
          <Button
            aria-disabled={busy}
            onClick={() => {
              if (!busy) save(answers);
            }}
          >
            {busy ? "One moment…" : "Save and see the result"}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setAnswers((before) => restNo(questions, before));
            }}
          >
            Answer the rest with No
          </Button>
          {found && (
            <Unsaved
              dirty={dirty}
              onDrop={() => {
                setAnswers(kept);
              }}
            />
          )}
        </div>
      )}
    </Card>
  );
}

interface AskedProps {
  question: Question;
  said: Said | undefined;
  /** Null for somebody who may only read. */
  onSay: ((said: Said) => void) | null;
}

function Asked({ question: { text, help }, said, onSay }: AskedProps) {
  const id = useId();
  return (
    <fieldset className={styles.asked} aria-describedby={id}>
      <legend>{text}</legend>
      <span id={id} className={looks.quiet}>
        {help}
      </span>
      {onSay === null ? (
        <strong>{SAYS[said ?? "unknown"]}</strong>
      ) : (
        <div className={styles.choices}>
          {(["yes", "no", "unknown"] as const).map((each) => (
            <Radio
              key={each}
              name={id}
              label={SAYS[each]}
              checked={said === each}
              onChange={() => {
                onSay(each);
              }}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

function useSave(vendor_id: string, found: Engagement | null) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const save = (answers: Answers) => {
    send(async () => {
      const { error } = await work.PUT(ENGAGEMENT, {
        params: {
          path: { practice_id, vendor_id },
          ...(found && { header: { "If-Match": `"${found.version}"` } }),
        },
        body: { answers, review_on: found?.review_on ?? null, note: found?.note ?? "" },
      });
      await touched();
      if (!error) window.scrollTo({ top: 0 });
      return error ?? null;
    });
  };
  return { busy, trouble, save };
}
