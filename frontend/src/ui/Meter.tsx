/** How far is it? A bar with its words beside it; the words alone say everything. */
import styles from "./Meter.module.css";

/** `done` of `total`, e.g. `label` "Access", `children` "4 of 9 · 12 min left". */
export function Meter({ label, done, total, says }: { label: string; done: number; total: number; says: string }) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div className={styles.meter}>
      <span>{label}</span>
      <span className={styles.says}>{says}</span>
      <div className={styles.track} aria-hidden>
        <div className={styles.done} style={{ width: `${String(share * 100)}%` }} />
      </div>
    </div>
  );
}
