/** Is what I typed safe? Said in words after each change, for eyes and ears. */
import styles from "./states.module.css";

export type Saving = "idle" | "saving" | "saved" | "waiting" | "failed";

const WORDS: Record<Exclude<Saving, "idle">, string> = {
  saving: "Saving…",
  saved: "Saved",
  waiting: "Kept on this device; it will be sent when the connection is back",
  failed: "Not saved",
};

/** The state of an autosave. */
export function Saved({ state }: { state: Saving }) {
  return (
    <span className={styles.quiet} role="status" data-saving={state}>
      {state === "idle" ? "" : WORDS[state]}
    </span>
  );
}
