/** How does a record leave that was put down by mistake? With one press, and a way back. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";

import { hasStatus, useTrouble } from "../api/problems";
import type { components } from "../api/schema";
import type { Draft } from "../ui/drafts";
import looks from "../ui/looks.module.css";
import { offerUndo } from "../ui/undo";
import type { Fields } from "./changes";
import { useHere } from "./here";
import { useAll, useTouched } from "./lists";
import styles from "./pieces.module.css";
import type { Known, Shelf } from "./shelves";

interface RemoveProps<Item extends Known, Body extends Fields, Texts extends Draft> {
  shelf: Shelf<Item, Body, Texts>;
  item: Item;
  /** What its files are attached to it as; left out for what has none. */
  about?: components["schemas"]["Body_create_file"]["about"];
  /** When this is the right thing, and what to do otherwise. */
  children: ReactNode;
  onDone: () => void;
}

/** The button, under the words that say what it is for. */
export function Remove<Item extends Known, Body extends Fields, Texts extends Draft>({
  shelf,
  item,
  about,
  children,
  onDone,
}: RemoveProps<Item, Body, Texts>) {
  const { id: practice_id, may } = useHere();
  const calls = shelf.callsIn(practice_id);
  const touched = useTouched();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const trouble = useTrouble(error);
  const files = useAll("/v1/practices/{practice_id}/files", about && { about, about_id: item.id }, {
    enabled: about !== undefined && may("files:read"),
  });

  const remove = async () => {
    setBusy(true);
    setError(null);
    try {
      const body = shelf.bodyOf(item);
      await calls.remove(item.id, item.version);
      offerUndo({
        text: `${shelf.nameOf(body)} is removed.`,
        undo: () => void calls.add(body).finally(() => void touched()),
      });
      onDone();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
      await touched();
    }
  };

  if (files.data && files.data.length > 0)
    return (
      <div className={styles.remove}>
        <p className={looks.quiet}>It cannot be removed while files are attached to it. Detach them first.</p>
      </div>
    );
  return (
    <div className={styles.remove}>
      <p className={looks.quiet}>{children}</p>
      <Button variant="default" size="sm" aria-disabled={busy} onClick={() => void (!busy && remove())}>
        Remove this {shelf.noun}
      </Button>
      {trouble && (
        <p role="alert">
          It is still there.{" "}
          {hasStatus(error, 409) ? "Something else on record points to it; change that first." : trouble.message}
        </p>
      )}
    </div>
  );
}
