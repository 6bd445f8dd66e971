/** What is different from one analysis to the next? */
import { NativeSelect } from "@mantine/core";

import { useTrouble } from "../../api/problems";
import type { components } from "../../api/schema";
import { works } from "../../api/work";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { LEVELS, LevelTag } from "../../ui/levels";
import { Section } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import styles from "./analyses.module.css";
import { pairOf } from "./changed";
import { Lines } from "./Lines";
import { type Analysis, titleOf } from "./words";

interface CompareProps {
  /** The newest first. */
  analyses: readonly Analysis[];
  /** The two ids in the address; the newest two when they name nothing. */
  chosen: { id: string | undefined; since: string | undefined };
  onChoose: (chosen: { id: string; since: string }) => void;
}

/** The section: which two, how many at which level then and now, and every difference in a sentence. */
export function Compare({ analyses, chosen, onChoose }: CompareProps) {
  const pair = pairOf(analyses, chosen);
  if (!pair)
    return (
      <Section title="What changed from one to the next">
        <p>Two analyses can be held side by side: a sealed one, and a later one or a draft.</p>
      </Section>
    );
  const { later, earlier, able, before } = pair;
  return (
    <Section title="What changed from one to the next">
      <div className={styles.pair}>
        <NativeSelect
          label="Look at"
          value={later.id}
          data={able.map((each) => ({ value: each.id, label: titleOf(each) }))}
          onChange={(event) => {
            onChoose({ id: event.currentTarget.value, since: earlier.id });
          }}
        />
        <NativeSelect
          label="Compared with"
          value={earlier.id}
          data={before.map((each) => ({ value: each.id, label: titleOf(each) }))}
          onChange={(event) => {
            onChoose({ id: later.id, since: event.currentTarget.value });
          }}
        />
      </div>
      <Difference later={later} earlier={earlier} />
    </Section>
  );
}

/** Counts and sentences. */
export function Difference({ later, earlier }: { later: Analysis; earlier: Analysis }) {
  const { id } = useHere();
  const found = works.useQuery("get", "/v1/practices/{practice_id}/analyses/{id}/changes", {
    params: { path: { practice_id: id, id: later.id }, query: { since: earlier.id } },
  });
  const trouble = useTrouble(found.error);
  if (trouble) return <Unread what="what changed" why={trouble.message} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading what="what changed" />;
  return (
    <>
      <Levels found={found.data} />
      {found.data.lines.length === 0 ? <p>Nothing on record is different.</p> : <Lines lines={found.data.lines} />}
    </>
  );
}

function Levels({ found }: { found: components["schemas"]["YearOverYearOut"] }) {
  const { levels_then, levels_now } = found;
  const shown = LEVELS.filter((level) => level in levels_then || level in levels_now).reverse();
  return (
    <div className={styles.review}>
      <table className={styles.levels}>
        <caption>Open risks by level</caption>
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col">{dayWords(found.since_on)}</th>
            <th scope="col">{dayWords(found.on)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((level) => (
            <tr key={level}>
              <th scope="row">
                <LevelTag level={level} />
              </th>
              <td>{levels_then[level] ?? 0}</td>
              <td>{levels_now[level] ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={styles.moved}>
        <Moved count={found.fell} says="went down" />
        <Moved count={found.rose} says="went up" />
        <Moved count={found.risks_new} says="are new" />
        <Moved count={found.risks_gone} says="are gone" />
      </dl>
    </div>
  );
}

function Moved({ count, says }: { count: number; says: string }) {
  return (
    <div>
      <dt>Risks that {says}</dt>
      <dd>{count}</dd>
    </div>
  );
}
