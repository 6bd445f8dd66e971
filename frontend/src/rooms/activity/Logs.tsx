/** Which logs are in, and which of their rows were faulty? */
import { useTrouble } from "../../api/problems";
import { momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { IMPORTS, type Log, STATES } from "./logs";
import { Take } from "./Take";

/** The logs, and the way in for a new one. */
export function Logs() {
  const { may } = useHere();
  const logs = useAll(IMPORTS);
  const trouble = useTrouble(logs.error);
  return (
    <Section title="Access logs">
      <p className={looks.quiet}>
        Patients stay in it as keyed hashes only. Even so it is patient information: whoever hosts it for you is your
        business associate.
      </p>
      {may("activity:write") && <Take />}
      {trouble && <Unread what="the logs" why={trouble.message} onRetry={() => void logs.refetch()} />}
      {logs.isPending && <Loading what="the logs" />}
      {logs.data?.length === 0 && (
        <Empty>No log is in yet. Export last week’s access report from your chart system, and choose the file.</Empty>
      )}
      {logs.data && logs.data.length > 0 && (
        <ul className={looks.plain} aria-label="Access logs">
          {logs.data.map((log) => (
            <One key={log.id} log={log} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function One({ log }: { log: Log }) {
  const { zone } = useHere();
  return (
    <li className={looks.box}>
      <p>
        <strong>{log.name}</strong>: {STATES[log.state]}. {log.events} events, {log.known} known before, {log.refused}{" "}
        faulty rows.
      </p>
      <p className={looks.quiet}>
        {log.started_by}, {momentWords(log.started_at, zone)}
      </p>
      {log.faults.length > 0 && (
        <details className={looks.folded}>
          <summary>Which rows are faulty</summary>
          <ul className={looks.links}>
            {log.faults.map(({ row, message }) => (
              <li key={`${row} ${message}`}>
                Row {row}: {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
