/** How does a form ask, and how does it say what to mend? An error summary with links, and a word at each field. */
import { Button } from "@mantine/core";
import { createContext, type ReactNode, type SyntheticEvent, useContext, useEffect, useRef, useState } from "react";

import styles from "./Form.module.css";

/** One thing to mend; `field` is null when no field of the form is to blame. */
export interface Fault {
  field: string | null;
  message: string;
}

/** Why nothing was done. */
export interface Trouble {
  message: string;
  faults: Fault[];
}

interface FormProps {
  /** Short and unique on the page: the fields' ids begin with it. */
  name: string;
  /** What the person reads beside each field, by the name that the field has on the wire. */
  labels: Record<string, string>;
  submit: string;
  busy: boolean;
  trouble: Trouble | null;
  /** What can be said without the server; an empty list sends the form. */
  check?: () => Fault[];
  onSubmit: () => void;
  /** Stands beside the button. */
  aside?: ReactNode;
  children: ReactNode;
}

interface Context {
  name: string;
  labels: Record<string, string>;
  faults: Fault[];
}

const FormContext = createContext<Context>({ name: "", labels: {}, faults: [] });
const INCOMPLETE = "Please look at these once more:";

/** A form. A failed try moves the focus to the summary; the text that was typed stays. */
export function Form({ name, labels, submit, busy, trouble, check, onSubmit, aside, children }: FormProps) {
  const [found, setFound] = useState<Trouble | null>(null);
  const shown = found ?? (busy ? null : trouble);

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    const faults = check?.() ?? [];
    setFound(faults.length > 0 ? { message: INCOMPLETE, faults } : null);
    if (faults.length === 0) onSubmit();
  };

  return (
    <FormContext value={{ name, labels, faults: shown?.faults ?? [] }}>
      <form className={styles.form} noValidate onSubmit={send} aria-busy={busy}>
        {shown && <Summary trouble={shown} />}
        {children}
        <div className={styles.done}>
          <Button type="submit" aria-disabled={busy}>
            {busy ? "One moment…" : submit}
          </Button>
          {aside}
        </div>
      </form>
    </FormContext>
  );
}

/** The id, label and fault of a field in the form around it, ready for an input. */
export function useField(field: string) {
  const { name, labels, faults } = useContext(FormContext);
  const messages = faults.filter((fault) => fault.field === field).map((fault) => fault.message);
  return { id: `${name}-${field}`, name: field, label: labels[field] ?? field, error: messages.join(" ") || null };
}

function Summary({ trouble }: { trouble: Trouble }) {
  const { name, labels } = useContext(FormContext);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [trouble]);
  return (
    <div className={styles.summary} ref={box} tabIndex={-1} role="alert">
      <h2>{trouble.message}</h2>
      {trouble.faults.length > 0 && (
        <ul>
          {trouble.faults.map(({ field, message }, place) => (
            <li key={place}>
              {field !== null && field in labels ? (
                <FieldLink id={`${name}-${field}`}>{`${labels[field] ?? field}: ${message}`}</FieldLink>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FieldLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault();
        const field = document.getElementById(id);
        // A group of choices takes no focus itself: the chosen one does, or else its first.
        (field?.querySelector<HTMLElement>("input:checked") ?? field?.querySelector("input") ?? field)?.focus();
      }}
    >
      {children}
    </a>
  );
}
