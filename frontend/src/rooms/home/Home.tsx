/** Where do we stand, and what is next? One page that can be shown to anybody: counts and words, no grade. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { dayWords, dueWords, minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { LinkButton } from "../../pieces/LinkButton";
import { LevelTag, Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { Counts } from "./Counts";
import styles from "./home.module.css";
import { Moved } from "./Moved";
import { DUE, goalOf, goalOfDue, type Overview } from "./words";

const FEW = 7;

/** The practice's first page. */
export function Home() {
  const { id, name } = useHere();
  const overview = works.useQuery("get", "/v1/practices/{practice_id}/overview", {
    params: { path: { practice_id: id } },
  });
  const trouble = useTrouble(overview.error);
  return (
    <Page title={name} lead={overview.data && lead(overview.data)}>
      {overview.data && <Standing overview={overview.data} />}
      {overview.isPending && <Loading what="where you stand" />}
      {trouble && <Unread what="where you stand" why={trouble.message} onRetry={() => void overview.refetch()} />}
    </Page>
  );
}

function Standing({ overview }: { overview: Overview }) {
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Next overview={overview} />
        {overview.top_risks && overview.top_risks.length > 0 ? (
          <TopRisks risks={overview.top_risks} />
        ) : (
          overview.matters && overview.matters.length > 0 && <Matters matters={overview.matters} />
        )}
        <Moved moved={overview.moved} />
      </div>
      <div className={styles.column}>
        <Counts overview={overview} />
        <DueSoon due={overview.due} />
      </div>
    </div>
  );
}

function Next({ overview: { next } }: { overview: Overview }) {
  const { id, today } = useHere();
  const [first, ...rest] = next;
  if (!first)
    return (
      <Section title="Do next">
        <Card>
          <Empty>
            Nothing is waiting for you. We will put the next thing here when something changes or falls due.
          </Empty>
        </Card>
      </Section>
    );
  return (
    <Section title="Do next">
      <Card>
        <div className={styles.first}>
          <div>
            <strong>{first.title}</strong>
            <p className={looks.quiet}>
              {minutesWords(first.minutes)}
              {first.due_on && ` · due ${dueWords(first.due_on, today)}`}
            </p>
          </div>
          <LinkButton {...goalOf(first, id)}>Start</LinkButton>
        </div>
        {rest.length > 0 && (
          <ol className={styles.rest} start={2}>
            {rest.map((step) => (
              <li key={`${step.kind}-${step.title}`}>
                <Link {...goalOf(step, id)}>{step.title}</Link>
                <span className={looks.quiet}>
                  {minutesWords(step.minutes)}
                  {step.due_on && ` · ${dueWords(step.due_on, today)}`}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Card>
      <p className={looks.quiet}>The order and the minutes are our advice. Stop at any time; what you did is saved.</p>
    </Section>
  );
}

/** Three things that matter most, before any risk is on record. */
export function Matters({ matters }: { matters: NonNullable<Overview["matters"]> }) {
  const { id } = useHere();
  return (
    <Section title="What matters most">
      <Card>
        <ol className={styles.lines}>
          {matters.map(({ pair, title, level, because, question }) => (
            <Line key={pair} mark={<LevelTag level={level} />}>
              <strong>{title}</strong>
              <p className={looks.quiet}>{because}</p>
              {question && (
                <Link to="/practice/$id/questions/$question" params={{ id, question }}>
                  Begin with this question
                </Link>
              )}
            </Line>
          ))}
        </ol>
      </Card>
    </Section>
  );
}

function TopRisks({ risks }: { risks: NonNullable<Overview["top_risks"]> }) {
  const { id, today } = useHere();
  return (
    <Section
      title="Top risks"
      actions={
        <Link to="/practice/$id/risks" params={{ id }}>
          All risks
        </Link>
      }
    >
      <Card>
        <ol className={styles.lines}>
          {risks.map((risk) => (
            <Line key={risk.id} mark={<LevelTag level={risk.level} />}>
              <Link to="/practice/$id/risks" params={{ id }} search={{ risk: risk.id }}>
                {risk.title}
              </Link>
              <p className={looks.quiet}>{responded(risk, today)}</p>
            </Line>
          ))}
        </ol>
      </Card>
    </Section>
  );
}

function DueSoon({ due }: { due: Overview["due"] }) {
  const { id, today } = useHere();
  return (
    <Section title="Due in 30 days">
      <Card>
        {due.length === 0 && <Empty>Nothing is due in the next 30 days.</Empty>}
        <ul className={styles.lines}>
          {due.slice(0, FEW).map((each) => (
            <Line
              key={`${each.kind}-${each.id ?? ""}-${each.due_on}`}
              mark={<Tag tone={each.overdue ? "wait" : "calm"}>{dueWords(each.due_on, today)}</Tag>}
            >
              <Link {...goalOfDue(each, id)}>{each.title}</Link>
              <p className={looks.quiet}>
                {DUE[each.kind]} · {dayWords(each.due_on)}
              </p>
            </Line>
          ))}
        </ul>
        {due.length > FEW && (
          <Link to="/practice/$id/plan" params={{ id }} search={{ view: "calendar" }}>
            {due.length - FEW} more in the calendar
          </Link>
        )}
      </Card>
    </Section>
  );
}

function Line({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.line}>
      <div className={styles.mark}>{mark}</div>
      <div>{children}</div>
    </li>
  );
}

const RESPONSES = {
  mitigate: "To be reduced",
  accept: "To be accepted",
  transfer: "To be transferred",
  avoid: "To be avoided",
} as const;

function responded({ response, owner, due_on }: NonNullable<Overview["top_risks"]>[number], today: string): string {
  if (!response) return "Nothing decided yet";
  return [RESPONSES[response], owner, due_on && `due ${dueWords(due_on, today)}`].filter(Boolean).join(" · ");
}

function lead({ standing, progress }: Overview): string {
  if (standing?.analysis === "final")
    return standing.current
      ? `Your risk analysis was approved on ${dayWords(standing.sealed_on)} and still describes the practice.`
      : `Your risk analysis was approved on ${dayWords(standing.sealed_on)}. ${changes(standing.changes)} since then.`;
  if (!progress) return "What is on your desk.";
  const left = progress.draft_minutes_left;
  if (left === null) return "What is on your desk.";
  if (left === 0) return "The first draft of your risk analysis is complete. It is ready to be looked through.";
  return `About ${minutesWords(left)} to a first draft of your whole risk analysis, if you answer what you know today.`;
}

function changes(count: number): string {
  return count === 1 ? "1 thing has changed" : `${count} things have changed`;
}
