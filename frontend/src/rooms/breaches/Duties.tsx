/** Who must be told, by when, and what proves it? The earliest day first, each with its paragraph. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useAddress } from "../../pieces/address";
import { dayWords, dueWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Section } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import { type Breach, BREACHES, type Duties as Found } from "./breaches";
import styles from "./breaches.module.css";
import { Sent } from "./Sent";
import { TOLD } from "./sendings";

type Duty = Found["duties"][number];

/** The duties of a breach, or why there are none. */
export function Duties({ breach }: { breach: Breach }) {
  const { id: practice_id } = useHere();
  const found = works.useQuery("get", `${BREACHES}/{id}/duties`, { params: { path: { practice_id, id: breach.id } } });
  const trouble = useTrouble(found.error);
  return (
    <Section title="Who must be told">
      {trouble && <Unread what="the deadlines" why={trouble.message} onRetry={() => void found.refetch()} />}
      {!found.data && !trouble && <Loading what="the deadlines" />}
      {found.data && <Told breach={breach} found={found.data} />}
    </Section>
  );
}

function Told({ breach, found }: { breach: Breach; found: Found }) {
  const { id } = useHere();
  const { deadlines, duties } = found;
  return (
    <>
      <Card>
        {!deadlines.notice_required && <p>No notice is due. Keep what shows it for six years: 164.414(b).</p>}
        {breach.state === "unfinished" && (
          <p>Nobody has decided yet, so these are the days of a breach. They go on running.</p>
        )}
        {duties.length > 0 && <Table duties={duties} />}
        {found.agreed_due_on !== null && (
          <p>
            <strong>Your agreement is shorter:</strong> tell them by {dayWords(found.agreed_due_on)}.
          </p>
        )}
        <details className={looks.folded}>
          <summary>How these days were worked out</summary>
          <ol className={looks.links}>
            {deadlines.reasons.map(({ citation, text }) => (
              <li key={text}>
                {text} {citation && <span className={looks.quiet}>{citation}</span>}
              </li>
            ))}
          </ol>
          <p className={looks.quiet}>
            Tell people without delay; these are the last days. State law may be shorter. It counts here as far as you
            have{" "}
            <Link to="/practice/$id/state-law" params={{ id }}>
              written it down
            </Link>
            .
          </p>
        </details>
      </Card>
      {(duties.length > 0 || breach.state === "breach") && <Sent breach={breach} duties={duties} />}
    </>
  );
}

function Table({ duties }: { duties: readonly Duty[] }) {
  const { may } = useHere();
  const [, go] = useAddress();
  return (
    <div className={styles.wide}>
      <table className={`${looks.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Last day</th>
            <th scope="col">By</th>
            <th scope="col">Done</th>
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <tr key={`${duty.told} ${duty.to}`}>
              <th scope="row">
                {TOLD[duty.told]}
                {duty.to && `: ${duty.to}`}
              </th>
              <td>
                <Last duty={duty} />
              </td>
              <td>{duty.source}</td>
              <td>
                {duty.sent_on !== null ? (
                  <Tag tone="good">{dayWords(duty.sent_on)}</Tag>
                ) : may("incidents:write") ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`It went out: ${TOLD[duty.told]} ${duty.to}`.trim()}
                    onClick={() => {
                      go({ add: `${duty.told}:${duty.to}` });
                    }}
                  >
                    It went out
                  </Button>
                ) : (
                  "Not yet"
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Last({ duty }: { duty: Duty }) {
  const { today } = useHere();
  if (duty.due_on === null) return "No day is named";
  return (
    <>
      <span className={looks.day}>{dayWords(duty.due_on)}</span>
      {duty.state === "late" && <> ({dueWords(duty.due_on, today)})</>}
      {duty.advised_on !== null && duty.advised_on !== duty.due_on && (
        <span className={looks.quiet}> A weekend: plan for {dayWords(duty.advised_on)}.</span>
      )}
    </>
  );
}
