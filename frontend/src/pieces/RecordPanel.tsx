/** What opens beside a list? The panel of a new record, or that of one on record. */
import type { ReactNode } from "react";

import type { Draft } from "../ui/drafts";
import { useLast } from "../ui/last";
import { Panel } from "../ui/Panel";
import { UndoLine } from "../ui/undo";
import type { Go } from "./address";
import type { Fields } from "./changes";
import { type Drawn, NewRecord } from "./Record";
import type { Known, Shelf } from "./shelves";

interface NewProps<Item extends Known, Body extends Fields, Texts extends Draft> {
  title: string;
  open: boolean;
  shelf: Shelf<Item, Body, Texts>;
  empty: Texts;
  go: Go;
  /** The form's fields. */
  children: Drawn<Texts>;
}

/** The panel of a new one: the word `add` of the address. */
export function NewPanel<Item extends Known, Body extends Fields, Texts extends Draft>({
  title,
  open,
  shelf,
  empty,
  go,
  children,
}: NewProps<Item, Body, Texts>) {
  const close = () => {
    go({ add: "" });
  };
  return (
    <Panel title={title} open={open} onClose={close}>
      <NewRecord shelf={shelf} empty={empty} onDone={close}>
        {children}
      </NewRecord>
    </Panel>
  );
}

interface OpenProps<Row extends Pick<Known, "id">> {
  rows: readonly Row[];
  /** The word of the address that says which is open, and what it says; null for none. */
  word: string;
  id: string | null;
  go: Go;
  /** Its heading; `noun` stands for one that is gone: "Vendor". */
  titleOf: (row: Row) => string;
  noun: string;
  /** What is said when it is gone. */
  gone: ReactNode;
  children: (row: Row, close: () => void) => ReactNode;
}

/** The panel of one on record. */
export function OpenPanel<Row extends Pick<Known, "id">>({
  rows,
  word,
  id,
  go,
  titleOf,
  noun,
  gone,
  children,
}: OpenProps<Row>) {
  const found = rows.find((row) => row.id === id) ?? null;
  const shown = useLast(found);
  const row = found ?? (id === null ? shown : null);
  const close = () => {
    go({ [word]: "" });
  };
  return (
    <Panel title={row ? titleOf(row) : noun} open={id !== null} onClose={close}>
      {row ? children(row, close) : gone}
      <UndoLine />
    </Panel>
  );
}
