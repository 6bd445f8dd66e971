/** How many standards and specifications have which status? Each count narrows the list to what it counts. */
import type { Go } from "../../pieces/address";
import { Tag } from "../../ui/levels";
import { Section } from "../../ui/Page";
import styles from "./gaps.module.css";
import { tally } from "./tree";
import { type Gap, STATUS_ORDER, STATUSES } from "./words";

/** The counts as a table. A status is a button that shows only what has it, and everything again when it is pressed. */
export function Counts({ gaps, status: chosen, go }: { gaps: readonly Gap[]; status: string; go: Go }) {
  const counts = tally(gaps);
  return (
    <Section title="Where you stand">
      <table className={styles.counts}>
        <thead>
          <tr>
            <th scope="col">Show only</th>
            <th scope="col">Specifications</th>
            <th scope="col">Standards</th>
          </tr>
        </thead>
        <tbody>
          {STATUS_ORDER.map((status) => {
            const { word, tone } = STATUSES[status];
            const { specifications, standards } = counts[status];
            return (
              <tr key={status}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.status}
                    aria-pressed={status === chosen}
                    onClick={() => {
                      go({ status: status === chosen ? "" : status });
                    }}
                  >
                    <Tag tone={specifications + standards > 0 ? tone : "calm"}>{word}</Tag>
                  </button>
                </th>
                <td>{specifications}</td>
                <td>{standards}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
