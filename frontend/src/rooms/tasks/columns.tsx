/** What does each column of the tasks show, and by what is it sorted? */
import { VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { dayWords, dueWords, minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { numberWord } from "../../pieces/numbers";
import type { Column } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import styles from "./tasks.module.css";
import { TaskLink } from "./ThisWeek";
import { isLate, type Risk, STATUS_ORDER, STATUSES, type Task } from "./words";

const MOST_RISKS = 3;

export function columnsFor(risks: readonly Risk[], today: string): Column<Task>[] {
  const known = new Map(risks.map((risk) => [risk.id, risk]));
  return [
    { id: "title", title: "Task", cell: (task) => <TaskLink task={task} />, value: ({ title }) => title },
    {
      id: "status",
      title: "Status",
      cell: ({ status }) => <Tag tone={STATUSES[status].tone}>{STATUSES[status].word}</Tag>,
      value: ({ status }) => STATUS_ORDER.indexOf(status),
    },
    { id: "owner", title: "Who", cell: ({ owner }) => owner || <None />, value: ({ owner }) => owner || null },
    {
      id: "due",
      title: "Day",
      cell: (task) => <Day task={task} today={today} />,
      value: ({ due_on }) => due_on,
    },
    {
      id: "minutes",
      title: "Time",
      cell: ({ minutes }) => <span className={looks.day}>{minutesWords(minutes)}</span>,
      value: ({ minutes }) => minutes,
    },
    {
      id: "risks",
      title: "Works on",
      cell: ({ risk_ids }) => <Risks risks={risk_ids.flatMap((id) => known.get(id) ?? [])} />,
      value: ({ risk_ids }) => risk_ids.length,
    },
  ];
}

function Day({ task, today }: { task: Task; today: string }) {
  if (task.due_on === null) return <None />;
  return isLate(task, today) ? (
    <Tag tone="wait">{dueWords(task.due_on, today)}</Tag>
  ) : (
    <span className={looks.day}>{dayWords(task.due_on)}</span>
  );
}

function Risks({ risks }: { risks: readonly Risk[] }) {
  const { id } = useHere();
  if (risks.length === 0) return <None />;
  const rest = risks.length - MOST_RISKS;
  return (
    <span className={styles.risks}>
      {risks.slice(0, MOST_RISKS).map((risk) => (
        <Link
          key={risk.id}
          to="/practice/$id/risks"
          params={{ id }}
          search={{ risk: risk.id }}
          preload={false}
          title={risk.title}
        >
          {numberWord(risk.number)}
        </Link>
      ))}
      {rest > 0 && <span className={looks.quiet}>and {rest} more</span>}
    </span>
  );
}

/** Nothing there, said to those who hear it too. */
function None() {
  return (
    <span className={looks.quiet}>
      <span aria-hidden>–</span>
      <VisuallyHidden>none</VisuallyHidden>
    </span>
  );
}
