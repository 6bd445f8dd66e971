/** How do the parts of the assessment stand together? Each under its own heading. */
import type { ReactNode } from "react";

import styles from "./breaches.module.css";
import type { Texts } from "./breaches";

/** Writes a field's text. */
export type Set = (field: keyof Texts) => (text: string) => void;

/** A part. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
