/** What moved since last month? */
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { LEVELS, levelWord } from "../../ui/levels";
import { Card, Section } from "../../ui/Page";
import { Empty } from "../../ui/states";
import styles from "./home.module.css";
import type { Overview } from "./words";

/** The month in a few sentences and a small table. */
export function Moved({ moved }: { moved: Overview["moved"] }) {
  const { today } = useHere();
  const { since, lines, levels_then, levels_now, tasks_done, answers_given } = moved;
  const done = [told(answers_given, "answer given", "answers given"), told(tasks_done, "task done", "tasks done")];
  const work = done.filter((each) => each !== null).join(", ");
  return (
    <Section title={since === today ? "What moved so far" : `What moved since ${dayWords(since)}`}>
      <Card>
        {lines.length === 0 && !work && <Empty>Nothing has changed since then.</Empty>}
        {work && <p>{work}.</p>}
        {lines.length > 0 && (
          <ul className={styles.sentences}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {levels_then && levels_now && (
          <table className={styles.then}>
            <caption>Open risks then and now</caption>
            <thead>
              <tr>
                <th scope="col">Level</th>
                <th scope="col">Then</th>
                <th scope="col">Now</th>
              </tr>
            </thead>
            <tbody>
              {[...LEVELS].reverse().map((level) => (
                <tr key={level}>
                  <th scope="row">{levelWord(level)}</th>
                  <td>{levels_then[level] ?? 0}</td>
                  <td>{levels_now[level] ?? 0}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </Section>
  );
}

function told(count: number | null, one: string, many: string): string | null {
  if (count === null || count === 0) return null;
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
