/** What stands where a list will be: while it loads, when it is empty, when it could not be read? */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import styles from "./states.module.css";

/** Says what is on its way. */
export function Loading({ what }: { what: string }) {
  return (
    <p className={styles.quiet} role="status">
      Loading {what}…
    </p>
  );
}

/** Says that there is nothing yet and what to do about it. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className={styles.quiet}>{children}</p>;
}

/** Says what could not be read and lets the person try again. */
export function Unread({ what, why, onRetry }: { what: string; why: string; onRetry: () => void }) {
  return (
    <div className={styles.trouble} role="alert">
      <strong>We could not load {what}.</strong>
      <span>{why}</span>
      <Button variant="default" size="sm" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
