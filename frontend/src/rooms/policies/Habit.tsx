/** How is one of many things told: yes or no by a press, a number or words as they are typed? */
import { Button, TextInput } from "@mantine/core";
import { memo, useEffect, useId, useState } from "react";

import looks from "../../ui/looks.module.css";
import { Saved } from "../../ui/Saved";
import type { Mine } from "./habits";
import styles from "./habits.module.css";
import { HABITS, type Particular } from "./words";

const PAUSE_MS = 600;

interface HabitProps {
  particular: Particular;
  mine: Mine | undefined;
  /** Null for somebody who may only read. */
  tell: ((particular: Particular, value: string) => void) | null;
}

/** The question with the place for its answer. A new answer elsewhere leaves it as it is. */
export const Habit = memo(
  function Habit({ particular, mine, tell }: HabitProps) {
    const hint = useId();
    return (
      <li className={styles.habit} data-particular={particular.name} data-told={particular.value !== "" || undefined}>
        <div>
          <p>{particular.question}</p>
          {particular.hint && (
            <p className={looks.quiet} id={hint}>
              {particular.hint}
            </p>
          )}
        </div>
        <div className={styles.answer}>
          {tell === null ? (
            <span>{toldWords(particular)}</span>
          ) : particular.kind === "habit" ? (
            <Choices particular={particular} hint={particular.hint && hint} tell={tell} />
          ) : (
            <Typed key={particular.version} particular={particular} hint={particular.hint && hint} tell={tell} />
          )}
          <Saved state={mine?.state ?? "idle"} />
          {mine?.state === "failed" && (
            <span role="alert" className={looks.trouble}>
              {mine.why}
            </span>
          )}
        </div>
      </li>
    );
  },
  (before, after) =>
    before.particular.value === after.particular.value &&
    before.particular.version === after.particular.version &&
    before.mine === after.mine &&
    before.tell === after.tell,
);

interface AnswerProps {
  particular: Particular;
  hint: string;
  tell: (particular: Particular, value: string) => void;
}

function Choices({ particular, hint, tell }: AnswerProps) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={particular.question}
      aria-describedby={hint || undefined}
      className={styles.choices}
    >
      {HABITS.map(({ value, label }) => (
        <label key={value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={value}
            aria-label={label}
            checked={particular.value === value}
            onChange={() => {
              tell(particular, value);
            }}
          />
          {SHORT[value]}
        </label>
      ))}
    </div>
  );
}

const SHORT: Record<(typeof HABITS)[number]["value"], string> = {
  yes: "Yes",
  no: "No",
  dont_know: "Don’t know yet",
  not_applicable: "Does not apply",
};

function Typed({ particular, hint, tell }: AnswerProps) {
  const [text, setText] = useState(particular.value);
  const changed = text.trim() !== particular.value;
  useEffect(() => {
    if (!changed) return;
    const timer = setTimeout(() => {
      tell(particular, text.trim());
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [changed, particular, tell, text]);
  return (
    <div className={styles.typed}>
      <TextInput
        aria-label={particular.question}
        aria-describedby={hint || undefined}
        value={text}
        inputMode={particular.kind === "number" ? "numeric" : "text"}
        maxLength={200}
        rightSection={particular.unit && <span className={looks.quiet}>{particular.unit}s</span>}
        rightSectionWidth="6rem"
        rightSectionPointerEvents="none"
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      {particular.suggest && text === "" && (
        <p className={styles.proposed}>
          <span className={looks.quiet}>We propose: {particular.suggest}</span>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`Take what we propose: ${particular.question}`}
            onClick={() => {
              setText(particular.suggest);
            }}
          >
            Take it
          </Button>
        </p>
      )}
    </div>
  );
}

function toldWords({ kind, value, unit }: Particular): string {
  if (!value) return "Not told yet";
  if (kind === "habit") return HABITS.find((each) => each.value === value)?.label ?? value;
  return unit ? `${value} ${unit}s` : value;
}
