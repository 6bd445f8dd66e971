/** What keeps the notice from going out, and what is for counsel to say? */
import { counted } from "../../pieces/numbers";
import looks from "../../ui/looks.module.css";
import styles from "./notices.module.css";
import type { Notice } from "./words";

/** Stands beside the questions; each open one is a way to its field. */
export function Open({ notice }: { notice: Notice }) {
  const asked = new Map(notice.asks.map(({ id, question }) => [id, question]));
  return (
    <section className={styles.open} aria-label="Still open">
      <p role="status" className={styles.count}>
        {notice.missing.length === 0
          ? "Nothing is missing. It can be approved."
          : `${counted(notice.missing.length, "thing")} still open.`}
      </p>
      {notice.missing.length > 0 && (
        <ul className={looks.links}>
          {notice.missing.map(({ fact }) => (
            <li key={fact}>
              <a
                href={`#notice-${fact}`}
                onClick={(event) => {
                  event.preventDefault();
                  const field = document.getElementById(`notice-${fact}`);
                  (field?.querySelector("input") ?? field)?.focus();
                }}
              >
                {asked.get(fact) ?? fact}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Points notice={notice} />
    </section>
  );
}

/** What the rule's text or ours leaves open; nothing waits for it. */
export function Points({ notice }: { notice: Notice }) {
  if (notice.points.length === 0) return null;
  return (
    <details className={looks.folded}>
      <summary>To take to counsel ({notice.points.length})</summary>
      <ul className={styles.points}>
        {notice.points.map(({ id, text, citation }) => (
          <li key={id}>
            {text} <span className={looks.quiet}>(45 CFR {citation})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
