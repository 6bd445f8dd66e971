/** Does an answer say something else than this record? Then either of them is to be mended. */
import { Link } from "@tanstack/react-router";

import looks from "../ui/looks.module.css";
import { useHere } from "./here";
import { useAll } from "./lists";
import styles from "./pieces.module.css";

/** What speaks against a record, each with its way to the answer; nothing at all where nothing does. */
export function Against({ id: record }: { id: string }) {
  const { id, may } = useHere();
  const found = useAll("/v1/practices/{practice_id}/contradictions", undefined, { enabled: may("risks:read") });
  const mine = found.data?.filter(({ subjects }) => subjects.includes(record)) ?? [];
  if (mine.length === 0) return null;
  return (
    <section className={styles.against} aria-label="What does not fit together">
      <h3>What does not fit together</h3>
      {mine.map(({ rule, text, citation, questions }) => (
        <div key={rule}>
          <p>
            {text} {citation && <span className={looks.quiet}>45 CFR {citation}</span>}
          </p>
          {may("answers:read") &&
            questions.map((question) => (
              <Link key={question} to="/practice/$id/questions/$question" params={{ id, question }} preload={false}>
                Look at the answer
              </Link>
            ))}
        </div>
      ))}
    </section>
  );
}
