/** What differs from the version before? Statement by statement, with the words that came and went. */
import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import looks from "../../ui/looks.module.css";
import { Loading, Unread } from "../../ui/states";
import styles from "./policies.module.css";
import { VERSION } from "./words";

/** Folded away until somebody asks. */
export function Changes({ policy, number }: { policy: string; number: number }) {
  return (
    <details className={looks.folded}>
      <summary>What changed since version {number - 1}</summary>
      <Read policy={policy} number={number} />
    </details>
  );
}

function Read({ policy, number }: { policy: string; number: number }) {
  const { id } = useHere();
  const found = works.useQuery("get", `${VERSION}/changes`, {
    params: { path: { practice_id: id, policy_id: policy, number } },
  });
  const trouble = useTrouble(found.error);
  if (trouble) return <Unread what="the changes" why={trouble.message} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading what="the changes" />;
  const moved = found.data.differences.filter(({ mark }) => mark !== "same");
  if (moved.length === 0) return <p className={looks.quiet}>Nothing differs yet.</p>;
  return (
    <ul className={styles.lines}>
      {moved.map(({ id: key, mark, runs }) => (
        <li key={key} className={`${looks.box} ${styles.line}`}>
          <span className={looks.quiet}>{MARKS[mark]}</span>
          <p>
            {runs.map((run, place) => {
              const text = `${run.text} `;
              if (run.mark === "added") return <ins key={place}>{text}</ins>;
              if (run.mark === "removed") return <del key={place}>{text}</del>;
              return <span key={place}>{text}</span>;
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}

const MARKS = { added: "New", removed: "Left out", changed: "Other words", same: "" };
