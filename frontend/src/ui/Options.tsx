/** How is one of several answers chosen, and what does each one teach? */
import { Radio } from "@mantine/core";
import { Fragment, type ReactNode, useId } from "react";

import styles from "./Options.module.css";

interface Option {
  id: string;
  text: string;
  /** What is worth knowing about this answer; left out where that is not told yet. */
  teach?: string;
}

interface OptionsProps {
  /** The question, for those who hear it. */
  label: string;
  options: readonly Option[];
  /** The chosen option's id; empty for none. */
  value: string;
  onChange: (id: string) => void;
  /** Shows what every option teaches, not only the chosen one. */
  teachAll?: boolean;
  /** Numbers the options, for those who choose with a key. */
  numbered?: boolean;
  /** What the chosen option asks for besides; stands right under it. */
  children?: ReactNode;
}

/** Answers that stand apart from those that say how good things are. */
const APART = ["dont_know", "not_applicable"];

/** The answers, each as wide as the page so that a thumb finds it. */
export function Options({
  label,
  options,
  value,
  onChange,
  teachAll = false,
  numbered = false,
  children,
}: OptionsProps) {
  const id = useId();
  const apart = options.findIndex((option) => APART.includes(option.id));
  return (
    <div role="radiogroup" aria-label={label} className={styles.options}>
      {options.map((option, place) => {
        const chosen = option.id === value;
        const taught = (teachAll || chosen) && option.teach !== undefined;
        return (
          <Fragment key={option.id}>
            {place === apart && <span className={styles.or}>or</span>}
            <div className={styles.option} data-chosen={chosen || undefined}>
              <label className={styles.line}>
                <Radio
                  name={id}
                  checked={chosen}
                  aria-describedby={taught ? `${id}-${option.id}` : undefined}
                  onChange={() => {
                    onChange(option.id);
                  }}
                />
                <span>{option.text}</span>
                {numbered && <kbd aria-hidden>{place + 1}</kbd>}
              </label>
              {taught && (
                <p className={styles.teach} id={`${id}-${option.id}`}>
                  {option.teach}
                </p>
              )}
              {chosen && children && <div className={styles.more}>{children}</div>}
            </div>
          </Fragment>
        );
      })}
    </div>
  );
}

/** The same answers for somebody who may only read: which one is on record, and what the others are. */
export function OptionsRead({ options, value }: Pick<OptionsProps, "options" | "value">) {
  const chosen = options.find((option) => option.id === value);
  return (
    <div className={styles.options}>
      {chosen ? (
        <div className={styles.option} data-chosen>
          <p className={styles.said}>{chosen.text}</p>
          <p className={styles.teach}>{chosen.teach}</p>
        </div>
      ) : (
        <p className={styles.or}>Nobody has answered this yet.</p>
      )}
      <details>
        <summary className={styles.others}>The other answers</summary>
        <ul className={styles.list}>
          {options
            .filter((option) => option !== chosen)
            .map((option) => (
              <li key={option.id}>{option.text}</li>
            ))}
        </ul>
      </details>
    </div>
  );
}
