/** What is this vendor by the answers, why, and what follows? */
import { dayWords } from "../../pieces/days";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card } from "../../ui/Page";
import { cited, type Engagement, STATUSES } from "./engagements";

/** The result, the first thing first. */
export function Result({ found }: { found: Engagement }) {
  const { status, title, reasons, then, changes, again, decided_by, decided_on, edition } = found;
  return (
    <Card>
      {again.length > 0 && (
        <ul className={looks.open} aria-label="Ask again">
          {again.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <p className={looks.row}>
        <Tag tone={STATUSES[status].tone}>{STATUSES[status].word}</Tag>
        <strong>{title}.</strong>
      </p>
      <Cited lines={reasons} />
      {then.length > 0 && (
        <>
          <h3>What to do</h3>
          <Cited lines={then} />
        </>
      )}
      {changes.length > 0 && (
        <details className={looks.folded} open={status === "undetermined"}>
          <summary>{status === "undetermined" ? "What could settle it" : "What would change this"}</summary>
          <ul className={looks.links}>
            {changes.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      <p className={looks.quiet}>
        Told by {decided_by} on {dayWords(decided_on)}. This is our reading, by our table of {dayWords(edition)}. It is
        no legal advice. Where much hangs on it, ask counsel. Your list of vendors stays as it is.
      </p>
    </Card>
  );
}

/** Sentences, each with the paragraph it rests on. */
function Cited({ lines }: { lines: Engagement["reasons"] }) {
  return (
    <ul className={looks.links}>
      {lines.map(({ citation, text }) => (
        <li key={text}>
          {text} <span className={looks.quiet}>{citation ? cited(citation) : "Our advice."}</span>
        </li>
      ))}
    </ul>
  );
}
