/** What does each column of the register show, and by what is it sorted? */
import { VisuallyHidden } from "@mantine/core";

import { dayWords, dueWords } from "../../pieces/days";
import { numberWord } from "../../pieces/numbers";
import opens from "../../pieces/Opens.module.css";
import type { Column } from "../../ui/Grid";
import { LevelTag, levelWord, rankOf, Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { type Bar, dayOf, isLate, OWED, owedBy } from "./register";
import styles from "./risks.module.css";
import type { ColumnId } from "./search";
import { responseWord, type Risk, STATUSES } from "./words";

const RESPONSE_ORDER = ["avoid", "mitigate", "transfer", "accept"];
const STATUS_ORDER = ["open", "mitigated", "closed"];

export const TITLES: Record<ColumnId, string> = {
  number: "Number",
  level: "Level",
  rating: "Likelihood × impact",
  response: "Response",
  owner: "Who",
  due: "Day",
  status: "Status",
  group: "Only for",
  rated: "Rated on",
};

interface Around {
  bar: Bar;
  groups: ReadonlyMap<string, string>;
  /** The register's own path. */
  path: string;
  onOpen: (id: string) => void;
}

/** The register's columns: the risk itself, then those that were chosen. */
export function columnsFor(ids: readonly ColumnId[], { bar, groups, path, onOpen }: Around): Column<Risk>[] {
  const groupOf = (risk: Risk) => (risk.group_id === null ? "" : (groups.get(risk.group_id) ?? ""));
  const all: Record<ColumnId, Omit<Column<Risk>, "id" | "title">> = {
    number: { cell: ({ number }) => numberWord(number), value: ({ number }) => number },
    level: { cell: ({ level }) => <LevelTag level={level} />, value: ({ level }) => rankOf(level) },
    rating: {
      cell: ({ likelihood, impact }) => `${levelWord(likelihood)} × ${levelWord(impact).toLowerCase()}`,
      value: ({ likelihood, impact }) => rankOf(likelihood) * 10 + rankOf(impact),
    },
    response: {
      cell: (risk) => <ResponseCell risk={risk} bar={bar} />,
      value: ({ response }) => (response === null ? null : RESPONSE_ORDER.indexOf(response)),
    },
    owner: { cell: ({ owner }) => owner || <None />, value: ({ owner }) => owner || null },
    due: { cell: (risk) => <DayCell risk={risk} today={bar.today} />, value: dayOf },
    status: { cell: ({ status }) => STATUSES[status], value: ({ status }) => STATUS_ORDER.indexOf(status) },
    group: { cell: (risk) => groupOf(risk) || <None />, value: (risk) => groupOf(risk) || null },
    rated: { cell: ({ rated_on }) => dayWords(rated_on) || <None />, value: ({ rated_on }) => rated_on },
  };
  return [
    {
      id: "title",
      title: "Risk",
      cell: (risk) => <Name risk={risk} group={groupOf(risk)} path={path} onOpen={onOpen} />,
      value: ({ title }) => title,
    },
    ...ids.map((id) => ({ id, title: TITLES[id], ...all[id] })),
  ];
}

interface NameProps extends Pick<Around, "path" | "onOpen"> {
  risk: Risk;
  group: string;
}

/** A plain link: the router's own costs more than all the other cells of a row, and rows come and go with scrolling. */
function Name({ risk, group, path, onOpen }: NameProps) {
  return (
    <a
      href={`${path}?risk=${risk.id}`}
      className={opens.name}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onOpen(risk.id);
      }}
    >
      <span className={styles.number}>{numberWord(risk.number)}</span> {risk.title}
      {group && <span className={styles.only}>only for {group}</span>}
    </a>
  );
}

function ResponseCell({ risk, bar }: { risk: Risk; bar: Bar }) {
  const [owed] = owedBy(risk, bar);
  if (owed === "response") return <Tag tone="wait">Decide</Tag>;
  return (
    <>
      {risk.response === null ? <None /> : responseWord(risk.response)}
      {owed && <span className={styles.needs}>Needs {OWED[owed]}</span>}
    </>
  );
}

function DayCell({ risk, today }: { risk: Risk; today: string }) {
  const day = dayOf(risk);
  if (day === null) return <None />;
  return isLate(risk, today) ? (
    <Tag tone="wait">{dueWords(day, today)}</Tag>
  ) : (
    <span className={looks.day}>{dayWords(day)}</span>
  );
}

/** Nothing there, said to those who hear it too. */
function None() {
  return (
    <span className={styles.none}>
      <span aria-hidden>–</span>
      <VisuallyHidden>none</VisuallyHidden>
    </span>
  );
}
