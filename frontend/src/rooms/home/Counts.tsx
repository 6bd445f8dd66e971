/** Where do we stand, in counts? Each leads to what it counts. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { Explain } from "../../ui/Explain";
import { LevelTag, LEVELS } from "../../ui/levels";
import { Meter } from "../../ui/Meter";
import { Card, Section } from "../../ui/Page";
import styles from "./home.module.css";
import { GAPS, type Overview } from "./words";

const STATUSES = ["met", "alternative", "partly", "not_met", "unknown", "not_applicable"] as const;

/** The counts; what the person's role may not see is left out. */
export function Counts({ overview: { counts, progress } }: { overview: Overview }) {
  const { id } = useHere();
  const { gaps, risks_by_level } = counts;
  return (
    <Section title="Where you stand">
      <Card>
        {progress && (
          <Meter
            label="Questions of the first pass"
            done={progress.first_pass.answered}
            total={progress.first_pass.total}
            says={`${progress.first_pass.answered} of ${progress.first_pass.total} · ${
              progress.first_pass.minutes_left > 0 ? `${minutesWords(progress.first_pass.minutes_left)} left` : "done"
            }`}
          />
        )}
        {risks_by_level && (
          <div>
            <h3 className={styles.small}>
              <Link to="/practice/$id/risks" params={{ id }}>
                Open risks
              </Link>
            </h3>
            <ul className={styles.levels}>
              {[...LEVELS].reverse().map((level) => (
                <li key={level}>
                  <LevelTag level={level} />
                  <Link
                    to="/practice/$id/risks"
                    params={{ id }}
                    search={{ level }}
                    aria-label={`${risks_by_level[level] ?? 0} open risks at this level`}
                  >
                    {risks_by_level[level] ?? 0}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )}
        {gaps && (
          <div>
            <h3 className={styles.small}>
              <Explain term="Implementation specifications">
                The Security Rule says what to protect in standards. Most standards have implementation specifications:
                the single things to do. “Required” ones must be done; “addressable” ones must be looked at, and done,
                replaced, or left with a written reason.
              </Explain>
            </h3>
            <dl className={styles.counts}>
              {STATUSES.map((status) => (
                <Count key={status} name={GAPS[status]} count={gaps[status] ?? 0}>
                  <Link to="/practice/$id/gaps" params={{ id }} search={{ status }} aria-label={GAPS[status]}>
                    {gaps[status] ?? 0}
                  </Link>
                </Count>
              ))}
            </dl>
          </div>
        )}
        <dl className={styles.counts}>
          <Count name="Systems on record" count={counts.assets}>
            <Link to="/practice/$id/assets" params={{ id }} aria-label="Systems on record">
              {counts.assets}
            </Link>
          </Count>
          <Count name="Vendors without an agreement" count={counts.vendors_without_agreement}>
            <Link
              to="/practice/$id/vendors"
              params={{ id }}
              search={{ agreement: "missing" }}
              aria-label="Vendors without an agreement"
            >
              {counts.vendors_without_agreement}
            </Link>
          </Count>
          <Count name="Risks nobody has decided on" count={counts.risks_without_response}>
            <Link
              to="/practice/$id/risks"
              params={{ id }}
              search={{ needs: "response" }}
              aria-label="Risks nobody has decided on"
            >
              {counts.risks_without_response}
            </Link>
          </Count>
          <Count name="Tasks open" count={counts.tasks_open}>
            <Link to="/practice/$id/plan" params={{ id }} aria-label="Tasks open">
              {counts.tasks_open}
            </Link>
          </Count>
          <Count name="Tasks overdue" count={counts.tasks_overdue}>
            <Link to="/practice/$id/plan" params={{ id }} search={{ due: "late" }} aria-label="Tasks overdue">
              {counts.tasks_overdue}
            </Link>
          </Count>
        </dl>
      </Card>
    </Section>
  );
}

function Count({ name, count, children }: { name: string; count: number | null; children: ReactNode }) {
  if (count === null) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
