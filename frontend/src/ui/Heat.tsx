/**
 * How many stand in which cell of a risk table?
 *
 * A real table that looks like a heat map: each cell says its count and its level in words, the tint only helps. Most
 * likely stands on top, worst at the right.
 */
import { levelWord } from "./levels";
import styles from "./Heat.module.css";

interface HeatCell {
  /** What the method's table says of this cell. */
  level: string;
  count: number;
  /** How many more than before, or fewer with a minus; it is shown when it is not 0. */
  change?: number;
}

interface HeatProps {
  /** What is counted: "Risks by likelihood and impact". */
  caption: string;
  /** Likelihoods, the least first. */
  rows: readonly string[];
  /** Impacts, the least first. */
  columns: readonly string[];
  cell: (row: string, column: string) => HeatCell;
  /** With it, a cell that holds something is a button. */
  onChoose?: (row: string, column: string) => void;
  chosen?: { row: string; column: string } | null;
}

/** The table. */
export function Heat({ caption, rows, columns, cell, onChoose, chosen }: HeatProps) {
  return (
    <table className={styles.heat}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2} className={styles.corner}>
            Likelihood
          </th>
          <th scope="colgroup" colSpan={columns.length}>
            Impact
          </th>
        </tr>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {levelWord(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...rows].reverse().map((row) => (
          <tr key={row}>
            <th scope="row">{levelWord(row)}</th>
            {columns.map((column) => {
              const held = cell(row, column);
              const pressed = chosen?.row === row && chosen.column === column;
              const choosable = onChoose !== undefined && (held.count > 0 || pressed);
              return (
                <td key={column} data-level={held.level} data-some={held.count > 0 || undefined}>
                  {choosable ? (
                    <button
                      type="button"
                      className={styles.cell}
                      aria-pressed={pressed}
                      aria-label={`${held.count} ${levelWord(held.level)}: likelihood ${inWords(row)}, impact ${inWords(column)}`}
                      onClick={() => {
                        onChoose(row, column);
                      }}
                    >
                      <Said {...held} />
                    </button>
                  ) : (
                    <div className={styles.cell}>
                      <Said {...held} />
                    </div>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Said({ count, level, change = 0 }: HeatCell) {
  return (
    <>
      <span className={styles.count}>{count}</span>
      <span className={styles.level}>{levelWord(level)}</span>
      {change !== 0 && <span className={styles.change}>{changeWords(change)}</span>}
    </>
  );
}

/** "2 fewer", "1 more". */
export function changeWords(change: number): string {
  return change < 0 ? `${-change} fewer` : `${change} more`;
}

function inWords(step: string): string {
  return levelWord(step).toLowerCase();
}
