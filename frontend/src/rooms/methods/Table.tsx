/** What does a method make of each likelihood and impact? A table in words; the tint only helps. */
import { levelWord } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import styles from "./methods.module.css";
import type { Method } from "./own";

interface TableProps {
  caption: string;
  method: Pick<Method, "likelihoods" | "impacts" | "grid">;
}

/** The table, most likely on top, worst at the right. */
export function Table({ caption, method }: TableProps) {
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Likelihood</th>
          {method.impacts.map((impact) => (
            <th key={impact} scope="col">
              <span className={looks.heard}>Impact </span>
              {levelWord(impact)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...method.likelihoods].reverse().map((likelihood) => (
          <tr key={likelihood}>
            <th scope="row">{levelWord(likelihood)}</th>
            {method.impacts.map((impact, place) => {
              const level = method.grid[likelihood]?.[place] ?? "";
              return (
                <td key={impact} data-level={level}>
                  {levelWord(level)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
