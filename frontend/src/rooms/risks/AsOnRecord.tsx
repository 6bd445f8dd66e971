/** What was decided about a risk, for whoever may only read it? */
import { dayWords } from "../../pieces/days";
import looks from "../../ui/looks.module.css";
import { sayField } from "./Decide";
import styles from "./details.module.css";
import { bodyOf } from "./rated";
import { LABELS, type Rated, type Risk } from "./words";

/** The decision's fields in words. */
export function AsOnRecord({ risk }: { risk: Risk }) {
  const body = bodyOf(risk);
  const fields = (Object.keys(LABELS) as (keyof Rated)[]).filter((field) => body[field] !== "" && body[field] !== null);
  return (
    <>
      <p className={looks.quiet}>You see this risk; your role does not include changing it.</p>
      <dl className={styles.record}>
        {fields.map((field) => (
          <div key={field}>
            <dt>{LABELS[field]}</dt>
            <dd>{sayField(field, body[field])}</dd>
          </div>
        ))}
      </dl>
      {risk.rated_on && (
        <p className={looks.quiet}>
          Rated by {risk.rated_by} on {dayWords(risk.rated_on)}.
        </p>
      )}
    </>
  );
}
