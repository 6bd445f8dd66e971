/** How far is each task, side by side? Cards are moved with a menu, or dragged with a mouse. */
import { Button, Menu } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useEffect, useMemo, useRef } from "react";

import { dueWords, minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Empty } from "../../ui/states";
import { useDragging } from "./dragging";
import type { Moving } from "./Moving";
import { NEXT } from "./status";
import styles from "./tasks.module.css";
import { TaskLink } from "./ThisWeek";
import { isLate, isToDo, type Status, STATUSES, type Task } from "./words";

const COLUMNS: readonly Status[] = ["open", "started", "done", "verified"];
const EMPTY: Record<Status, string> = {
  open: "Nothing waits to be started.",
  started: "Nothing is under way.",
  done: "Nothing waits to be checked.",
  verified: "Nothing has been checked yet.",
  dropped: "Nothing was dropped.",
};

/** The board. What was dropped is folded below it. */
export function Board({ tasks, moving }: { tasks: readonly Task[]; moving: Moving }) {
  const { may } = useHere();
  const write = may("tasks:write");
  const board = useRef<HTMLDivElement>(null);
  const followed = useRef<string | null>(null);
  const byStatus = useMemo(() => sorted(tasks), [tasks]);
  const move = (task: Task, status: Status) => {
    moving.move(task, status);
    if (status !== "dropped") followed.current = task.id;
  };
  useDragging(board, (id, status) => {
    const task = tasks.find((each) => each.id === id);
    if (write && task && NEXT[task.status].includes(status)) moving.move(task, status);
  });
  useEffect(() => {
    // The card that was moved stands in another column now, and its menu took the focus with it out of the page.
    if (followed.current === null) return;
    board.current?.querySelector<HTMLElement>(`[data-task="${followed.current}"] a`)?.focus();
    followed.current = null;
  }, [byStatus]);
  const cards = (status: Status) => (
    <ul className={styles.cards}>
      {(byStatus.get(status) ?? []).map((task) => (
        <Card key={task.id} task={task} write={write} onMove={move} />
      ))}
    </ul>
  );
  const dropped = byStatus.get("dropped") ?? [];
  return (
    <div ref={board} className={styles.stack}>
      <div className={styles.board}>
        {COLUMNS.map((status) => {
          const count = byStatus.get(status)?.length ?? 0;
          return (
            <section key={status} className={styles.column} data-status={status} aria-label={STATUSES[status].word}>
              <h3>
                {STATUSES[status].word} <span className={looks.quiet}>{count}</span>
              </h3>
              {count === 0 && <Empty>{EMPTY[status]}</Empty>}
              {cards(status)}
            </section>
          );
        })}
      </div>
      {dropped.length > 0 && (
        <details className={styles.folded}>
          <summary>Dropped ({dropped.length})</summary>
          {cards("dropped")}
        </details>
      )}
    </div>
  );
}

function sorted(tasks: readonly Task[]): Map<Status, Task[]> {
  const found = new Map<Status, Task[]>();
  const byDay = [...tasks].sort((a, b) => (a.due_on ?? "9999").localeCompare(b.due_on ?? "9999"));
  for (const task of byDay) found.set(task.status, [...(found.get(task.status) ?? []), task]);
  return found;
}

interface CardProps {
  task: Task;
  write: boolean;
  onMove: (task: Task, status: Status) => void;
}

function Card({ task, write, onMove }: CardProps) {
  const { today } = useHere();
  const late = isLate(task, today);
  return (
    <li className={styles.card} data-task={task.id} draggable={write}>
      <TaskLink task={task} />
      <p className={looks.quiet}>
        {[task.owner || "Nobody named", minutesWords(task.minutes)].join(" · ")}
        {task.due_on && isToDo(task) && !late && ` · ${dueWords(task.due_on, today)}`}
      </p>
      {late && task.due_on && <Tag tone="wait">{dueWords(task.due_on, today)}</Tag>}
      {write && (
        <Menu position="bottom-start" shadow="md" withinPortal>
          <Menu.Target>
            <Button
              className={styles.to ?? ""}
              size="compact-md"
              variant="subtle"
              leftSection={<IconArrowsExchange size={15} aria-hidden />}
              aria-label={`Move to… ${task.title}`}
            >
              Move to…
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {NEXT[task.status].map((status) => (
              <Menu.Item
                key={status}
                onClick={() => {
                  onMove(task, status);
                }}
              >
                {STATUSES[status].word}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
