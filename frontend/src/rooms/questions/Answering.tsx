/** How is one question answered? Choosing is enough; what is typed besides is saved by itself. */
import { Button, Checkbox, Textarea } from "@mantine/core";
import { useRef } from "react";

import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { Options, OptionsRead } from "../../ui/Options";
import { Saved, type Saving } from "../../ui/Saved";
import type { Answers } from "./answers";
import { Clash } from "./Clash";
import type { View } from "./line";
import type { Asked } from "./lists";
import styles from "./questions.module.css";
import { isFit, type Reply } from "./queue";

interface AnsweringProps {
  question: Asked;
  answers: Answers;
  teachAll?: boolean;
  numbered?: boolean;
}

/** The answers to choose from, or the one on record for somebody who may only read. */
export function Answering(props: AnsweringProps) {
  return props.answers.mayAnswer(props.question) ? <Choosing {...props} /> : <Reading question={props.question} />;
}

/** The answers, the note and the flag, and whether all of it is safe. */
function Choosing({ question, answers, teachAll = false, numbered = false }: AnsweringProps) {
  const { reply, options, text } = question;
  const waiting = answers.now.waiting.get(question.id);
  const change = (part: Partial<Reply>) => {
    answers.answer(question, { ...reply, ...part });
  };
  const away = reply.option === "not_applicable";
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed goes away; the answer that stands then has the focus.
  const focusAnswer = () => {
    requestAnimationFrame(() => {
      const radios = box.current?.querySelector("[role=radiogroup]");
      (radios?.querySelector<HTMLElement>("input:checked") ?? radios?.querySelector("input"))?.focus();
    });
  };
  const note = (
    <Textarea
      label={away ? "Why does it not apply here?" : "Note"}
      description={away ? exampleOf(question) : "If it helps: where the proof is, or what you still want to check."}
      value={reply.note}
      size="md"
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
    <div className={styles.answering} ref={box}>
      {waiting?.state === "clash" && (
        <Clash
          question={question}
          waiting={waiting}
          onSettle={(choice) => {
            answers.settle(question.id, choice);
            focusAnswer();
          }}
        />
      )}
      <Options
        label={text}
        options={options}
        value={reply.option ?? ""}
        teachAll={teachAll}
        numbered={numbered}
        onChange={(option) => {
          change({ option });
        }}
      >
        {away && note}
      </Options>
      {!away && note}
      <Checkbox
        label="Look at this again later"
        checked={reply.flagged}
        size="md"
        onChange={(event) => {
          change({ flagged: event.currentTarget.checked });
        }}
      />
      {waiting?.state === "refused" && (
        <div className={styles.refused}>
          <p role="alert">
            <strong>This answer was not taken.</strong> {waiting.why} What you wrote is kept.
          </p>
          <div className={styles.buttons}>
            <Button
              size="sm"
              variant="default"
              onClick={() => {
                answers.again(question.id);
                focusAnswer();
              }}
            >
              Try again
            </Button>
            <Button
              size="sm"
              variant="subtle"
              onClick={() => {
                answers.drop(question.id);
                focusAnswer();
              }}
            >
              Drop my change
            </Button>
          </div>
        </div>
      )}
      <p className={styles.standing}>
        {!waiting && <Given question={question} />}
        {waiting && !isFit(waiting.mine) ? (
          <span role="status">Write the reason; then it is saved.</span>
        ) : (
          <Saved state={savingOf(answers.now, question.id)} />
        )}
      </p>
    </div>
  );
}

/** The state of a question's autosave. */
export function savingOf({ waiting, saved, held }: View, question: string): Saving {
  const mine = waiting.get(question);
  if (!mine) return saved.has(question) ? "saved" : "idle";
  if (mine.state !== "waiting") return "failed";
  return held === null ? "saving" : "waiting";
}

function Reading({ question }: { question: Asked }) {
  const { may } = useHere();
  const why = may("answers:reply")
    ? "This question is not assigned to you, so you can read it but not answer it. A security officer can assign it."
    : "Your role reads the answers and does not change them.";
  return (
    <div className={styles.answering}>
      <OptionsRead options={question.options} value={question.reply.option ?? ""} />
      {question.reply.note && <p className={styles.note}>Note: {question.reply.note}</p>}
      <p className={styles.standing}>
        <Given question={question} />
        <span>{why}</span>
      </p>
    </div>
  );
}

function Given({ question: { given } }: { question: Asked }) {
  if (!given?.option) return null;
  return (
    <span>
      Answered by {given.answered_by}
      {given.answered_on && `, ${dayWords(given.answered_on)}`}
    </span>
  );
}

function exampleOf({ not_applicable }: Asked): string {
  return `The reason stays on record. ${not_applicable ? `For example: ${not_applicable}` : ""}`;
}
