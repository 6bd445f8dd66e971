/** How is one field of a row changed without leaving the list? Its cell becomes the field, and a cell again. */
import { NativeSelect, TextInput } from "@mantine/core";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

import type { Trouble } from "../api/problems";
import styles from "./EditCell.module.css";

export interface Choice {
  value: string;
  label: string;
}

interface EditCellProps {
  /** The field and its row, for those who hear it: "Encrypted, Front desk PC". */
  label: string;
  value: string;
  /** How the value looks at rest; its words otherwise. */
  children?: ReactNode;
  /** What can be chosen; without it a line is typed. */
  choices?: readonly Choice[];
  /** What is usually typed. */
  usual?: readonly string[];
  /** Resolves to why it was refused, null when it is on record or being settled elsewhere. */
  onSave: (value: string) => Promise<Trouble | null>;
}

/** A cell with its value; Enter or a click opens it, Enter or leaving it saves, Escape leaves it as it was. */
export function EditCell({ label, value, children, choices, usual = [], onSave }: EditCellProps) {
  const [open, setOpen] = useState<"" | "keys" | "pointer">("");
  const [sent, setSent] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ text: string; trouble: Trouble } | null>(null);
  const rest = useRef<HTMLButtonElement>(null);
  const back = useRef(false);
  useLayoutEffect(() => {
    // A saved row may have moved in the list, and what moves loses the focus.
    if (back.current && open === "" && document.activeElement === document.body) rest.current?.focus();
  });
  const words = (text: string) => choices?.find((choice) => choice.value === text)?.label ?? text;

  const close = async (text: string, stay: boolean) => {
    back.current = stay;
    if (stay) rest.current?.focus();
    setOpen("");
    setRefused(null);
    if (text === value) return;
    setSent(text);
    const trouble = await onSave(text);
    setSent(null);
    if (trouble) setRefused({ text, trouble });
  };

  if (open)
    return (
      <Field
        label={label}
        value={refused?.text ?? value}
        choices={choices}
        usual={usual}
        picking={open === "pointer"}
        onDone={(text, stay) => void close(text, stay)}
      />
    );
  const shown = sent ?? value;
  return (
    <>
      <button
        type="button"
        ref={rest}
        className={styles.rest}
        aria-label={`${label}: ${words(shown) || "empty"}. Change`}
        onClick={(event) => {
          setOpen(event.detail > 0 ? "pointer" : "keys");
        }}
        onBlur={() => {
          back.current = false;
        }}
      >
        {sent === null ? (children ?? (words(shown) || "–")) : words(shown) || "–"}
      </button>
      {sent !== null && (
        <span role="status" className={styles.quiet}>
          Saving…
        </span>
      )}
      {refused && (
        <span role="alert" className={styles.refused}>
          Not saved. {[refused.trouble.message, ...refused.trouble.faults.map(({ message }) => message)].join(" ")}
        </span>
      )}
    </>
  );
}

interface FieldProps {
  label: string;
  value: string;
  choices: readonly Choice[] | undefined;
  usual: readonly string[];
  picking: boolean;
  /** With what was chosen, and whether the focus stays at the cell. */
  onDone: (text: string, stay: boolean) => void;
}

function Field({ label, value, choices, usual, picking, onDone }: FieldProps) {
  const [text, setText] = useState(value);
  const list = useId();
  const byKeys = useRef(!picking);
  const done = useRef(false);
  const select = useRef<HTMLSelectElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useFocus(choices ? select : input, picking);

  const end = (with_: string, stay: boolean) => {
    if (done.current) return;
    done.current = true;
    onDone(with_, stay);
  };
  const keys = {
    onBlur: () => {
      end(text, false);
    },
    onKeyDown: (event: KeyboardEvent) => {
      byKeys.current = true;
      if (event.key === "Enter") end(text, true);
      if (event.key === "Escape") end(value, true);
      if (event.key === "Enter" || event.key === "Escape") event.preventDefault();
    },
  };
  if (choices)
    return (
      <NativeSelect
        ref={select}
        size="xs"
        aria-label={label}
        value={text}
        data={choices.some((choice) => choice.value === value) ? [...choices] : [{ value, label: "–" }, ...choices]}
        {...keys}
        onPointerDown={() => {
          byKeys.current = false;
        }}
        onChange={(event) => {
          // A step with an arrow key is on the way to somewhere; a click has arrived.
          if (byKeys.current) setText(event.currentTarget.value);
          else end(event.currentTarget.value, true);
        }}
      />
    );
  return (
    <>
      <TextInput
        ref={input}
        size="xs"
        aria-label={label}
        value={text}
        maxLength={200}
        list={list}
        autoComplete="off"
        {...keys}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <datalist id={list}>
        {usual.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}

/** The field that has just opened has the focus; a click on a list of choices shows them at once. */
function useFocus(field: RefObject<HTMLInputElement | HTMLSelectElement | null>, picking: boolean) {
  useEffect(() => {
    const { current } = field;
    current?.focus();
    if (current instanceof HTMLInputElement) current.select();
    else if (picking && current && "showPicker" in current) {
      try {
        current.showPicker();
      } catch {
        // A browser that wants its own click for it opens the list with that.
      }
    }
  }, [field, picking]);
}
