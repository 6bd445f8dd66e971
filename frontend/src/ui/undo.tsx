/** How is the last act taken back? A line at the foot of the page, until the next act or the next page. */
import { Button, CloseButton } from "@mantine/core";
import { useSyncExternalStore } from "react";

import styles from "./undo.module.css";

interface Act {
  text: string;
  undo: () => void;
}

let last: Act | null = null;
const listeners = new Set<() => void>();

/** Offers to take back what was just done: `offerUndo({ text: "Risk closed.", undo })`. */
export function offerUndo(act: Act | null): void {
  last = act;
  for (const listener of listeners) listener();
}

/** The line itself; it stands once, at the end of every page of a practice. */
export function UndoLine() {
  const act = useSyncExternalStore(listen, () => last);
  return (
    <div className={styles.place} role="status">
      {act && (
        <div className={styles.line}>
          <span>{act.text}</span>
          <Button
            size="compact-md"
            variant="default"
            onClick={() => {
              offerUndo(null);
              act.undo();
            }}
          >
            Undo
          </Button>
          <CloseButton
            aria-label="Dismiss"
            onClick={() => {
              offerUndo(null);
            }}
          />
        </div>
      )}
    </div>
  );
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
