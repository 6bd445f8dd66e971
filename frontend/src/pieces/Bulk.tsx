/** How are the records chosen from a list changed alike? A bar over the list, a form of what they get, and the way back. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";

import { type Draft, useDraft } from "../ui/drafts";
import { Form } from "../ui/Form";
import { Panel } from "../ui/Panel";
import { offerUndo } from "../ui/undo";
import { alikeTrouble, changeAlike, type Send, takeBack } from "./alike";
import styles from "./Bulk.module.css";
import { useTouched } from "./lists";
import type { Known } from "./shelves";

interface BarProps {
  /** How many are to be changed, and in words: "3 risks". */
  many: number;
  count: string;
  /** What the button does; changing them is the usual. */
  title?: string;
  /** Shows the bar while none is chosen, and says what to choose. */
  waits?: ReactNode;
  /** The word of the way out. */
  out?: string;
  onOut: () => void;
  /** The form in the panel; it calls `done` when all of them are changed. */
  children: (done: () => void) => ReactNode;
}

/** The bar, there as long as records are chosen. */
export function BulkBar({
  many,
  count,
  title = `Change ${count} at once`,
  waits,
  out = "Choose none",
  onOut,
  children,
}: BarProps) {
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  const done = () => {
    close();
    onOut();
  };
  return (
    <>
      <div className={styles.bar} role="status">
        {many > 0 ? (
          <>
            <span>{count} chosen</span>
            <Button
              size="sm"
              onClick={() => {
                setOpen(true);
              }}
            >
              {title}
            </Button>
          </>
        ) : (
          waits
        )}
        {(many > 0 || waits) && (
          <Button size="sm" variant="subtle" onClick={done}>
            {out}
          </Button>
        )}
      </div>
      <Panel title={title} open={open} onClose={close}>
        {many > 0 && children(done)}
      </Panel>
    </>
  );
}

interface AlikeProps<Row extends Known, Texts extends Draft, Change> {
  rows: readonly Row[];
  labels: Record<string, string>;
  /** What the draft is kept as, and what stands in it first: mostly nothing, which leaves each field as it is. */
  draft: string;
  first: Texts;
  /** What the texts change; an empty set when that is nothing. */
  setOf: (texts: Texts) => Change;
  send: Send<Row, Change>;
  /** What is said when it is done: "3 vendors are changed." */
  said: string;
  onDone: () => void;
  /** The form's fields. */
  children: (texts: Texts, set: (field: keyof Texts & string) => (text: string) => void) => ReactNode;
}

/** The form of what they all get. It is sent at once or not at all, and can be taken back. */
export function AlikeForm<Row extends Known & { name: string }, Texts extends Draft, Change extends Partial<Row>>({
  rows,
  labels,
  draft,
  first,
  setOf,
  send,
  said,
  onDone,
  children,
}: AlikeProps<Row, Texts, Change>) {
  const touched = useTouched();
  const [texts, set, end] = useDraft(draft, first);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change = setOf(texts);

  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const now = await changeAlike(rows, change, send);
      offerUndo({
        text: said,
        undo: () => void takeBack(rows, now, change, send).finally(() => void touched()),
      });
      end();
      onDone();
    } catch (refusal) {
      setError(refusal);
    }
    await touched();
    setBusy(false);
  };

  return (
    <Form
      name="alike"
      labels={labels}
      submit="Save for all of them"
      busy={busy}
      trouble={alikeTrouble(error)}
      check={() =>
        Object.keys(change).length > 0
          ? []
          : [{ field: null, message: "Nothing is filled in yet, so nothing would change." }]
      }
      onSubmit={() => void save()}
    >
      {children(texts, set)}
    </Form>
  );
}
