/** What does each column of the standards say? */
import { VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import type { Search } from "../../pieces/address";
import { counted } from "../../pieces/numbers";
import type { Column } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import styles from "./gaps.module.css";
import { partsWords } from "./tree";
import { DESIGNATIONS, type Gap, STATUSES, targetWords, WALKS } from "./words";

/** How many counterparts a cell names; the panel names all. */
const MOST = { id: 8, title: 2, both: 2 } as const;
/** With more columns than this beside it, the reasons stay in the panel. */
const ROOM_FOR_REASONS = 1;

/** The columns that are always there, then one for each crosswalk that is switched on. */
export function columnsFor(gaps: readonly Gap[], walks: readonly string[]): Column<Gap>[] {
  const reasons: Column<Gap>[] = [
    { id: "why", title: "Why", cell: (gap) => <Why gap={gap} gaps={gaps} /> },
    { id: "closes", title: "Leads to", cell: (gap) => <Leads gap={gap} /> },
  ];
  return [
    { id: "title", title: "What it is", cell: (gap) => <Name gap={gap} /> },
    {
      id: "status",
      title: "Status",
      cell: ({ status }) => <Tag tone={STATUSES[status].tone}>{STATUSES[status].word}</Tag>,
    },
    ...(walks.length > ROOM_FOR_REASONS ? [] : reasons),
    ...walks.map((walk) => ({
      id: walk,
      title: WALKS[walk]?.name ?? walk,
      cell: (gap: Gap) => <Targets gap={gap} walk={walk} />,
    })),
  ];
}

function Name({ gap }: { gap: Gap }) {
  const { citation, title, designation, kind } = gap;
  return (
    <span className={styles.name} data-kind={kind}>
      <GapLink citation={citation}>{title}</GapLink>
      <span className={styles.citation}>
        {citation} · {designation ? DESIGNATIONS[designation] : "Standard"}
      </span>
    </span>
  );
}

/** Opens a standard or specification in the panel, wherever it is named on this page. */
export function GapLink({ citation, children }: { citation: string; children: string }) {
  return (
    <Link to="." search={(before: Search) => ({ ...before, gap: citation })} resetScroll={false} preload={false}>
      {children}
    </Link>
  );
}

/** The first reason, and how many more there are; on paper all of them. */
function Why({ gap, gaps }: { gap: Gap; gaps: readonly Gap[] }) {
  const parts = partsWords(gap, gaps, (status) => STATUSES[status].word);
  if (parts) return <span className={styles.why}>Its specifications: {parts}.</span>;
  const [first, ...more] = gap.reasons;
  return (
    <div className={styles.why}>
      <span className={styles.reason}>{first}</span>
      {more.map((reason) => (
        <span key={reason} className={styles.more}>
          {reason}
        </span>
      ))}
      {more.length > 0 && <span className={styles.andMore}>and {counted(more.length, "more reason")}</span>}
    </div>
  );
}

function Leads({ gap: { questions, tasks } }: { gap: Gap }) {
  if (questions.length === 0 && tasks.length === 0) return <None />;
  return (
    <span className={styles.leads}>
      {questions.length > 0 && <span>{counted(questions.length, "question")}</span>}
      {tasks.length > 0 && <span>{counted(tasks.length, "task")}</span>}
    </span>
  );
}

function Targets({ gap, walk }: { gap: Gap; walk: string }) {
  const shows = WALKS[walk]?.shows ?? "both";
  const words = gap.crosswalk.filter(({ crosswalk }) => crosswalk === walk).map(targetWords);
  const rest = words.length - MOST[shows];
  if (words.length === 0) return <None />;
  return (
    <span className={styles.targets}>
      {words.slice(0, MOST[shows]).join(shows === "id" ? ", " : "; ")}
      {rest > 0 && <span className={styles.andMore}>{` and ${rest} more`}</span>}
    </span>
  );
}

/** Nothing there, said to those who hear it too. */
function None() {
  return (
    <span className={styles.andMore}>
      <span aria-hidden>–</span>
      <VisuallyHidden>none</VisuallyHidden>
    </span>
  );
}
