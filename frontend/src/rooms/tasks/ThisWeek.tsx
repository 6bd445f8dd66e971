/** What is there to do this week, and how much of it fits? */
import { Button, NativeSelect } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useCallback } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import type { Go, Search } from "../../pieces/address";
import { dayWords, dueWords, minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { counted } from "../../pieces/numbers";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import type { Moving } from "./Moving";
import { NEXT } from "./status";
import { paceOf } from "./search";
import styles from "./tasks.module.css";
import { isLate, isToDo, PACES, STATUSES, type Task, USUAL_PACE, type Week } from "./words";

/** Minutes a week: the address says it, and this browser keeps it for the practice. */
export function usePace(search: Search, go: Go): [number, (minutes: number) => void] {
  const { id } = useHere();
  const kept = `duecare-pace-${id}`;
  const pace = paceOf(search.minutes, paceOf(localStorage.getItem(kept), USUAL_PACE));
  const set = useCallback(
    (minutes: number) => {
      localStorage.setItem(kept, String(minutes));
      go({ minutes: String(minutes) }, { replace: true });
    },
    [kept, go],
  );
  return [pace, set];
}

interface ThisWeekProps {
  tasks: readonly Task[];
  pace: number;
  onPace: (minutes: number) => void;
  moving: Moving;
  go: Go;
}

/** This week's items, each with its next step, and the weeks after it. */
export function ThisWeek({ tasks, pace, onPace, moving, go }: ThisWeekProps) {
  const { id } = useHere();
  const plan = works.useQuery("get", "/v1/practices/{practice_id}/tasks/plan", {
    params: { path: { practice_id: id }, query: { minutes: pace } },
  });
  const trouble = useTrouble(plan.error);
  const [week, ...later] = plan.data?.weeks ?? [];
  const paces = [...new Set([...PACES, pace])].sort((a, b) => a - b);
  return (
    <Section
      title={week ? `This week: ${counted(week.slots.length, "item")}, ${minutesWords(week.minutes)}` : "This week"}
      actions={
        <NativeSelect
          label="Time a week"
          size="sm"
          classNames={{ root: styles.pace ?? "" }}
          value={String(pace)}
          data={paces.map((minutes) => ({ value: String(minutes), label: minutesWords(minutes) }))}
          onChange={(event) => {
            onPace(Number(event.currentTarget.value));
          }}
        />
      }
    >
      {trouble && <Unread what="this week" why={trouble.message} onRetry={() => void plan.refetch()} />}
      {plan.isPending && <Loading what="this week" />}
      {plan.data && (
        <Card>
          {week ? (
            <>
              <Slots week={week} tasks={tasks} moving={moving} />
              <p className={looks.quiet}>
                What is due comes first, then what takes most risk off a minute. What you do not get to moves to the
                next week by itself. The order is our advice.
              </p>
              <div className={styles.buttons}>
                <Button
                  size="sm"
                  variant="default"
                  onClick={() => {
                    go({ try: week.slots.map(({ task }) => task).join(",") });
                  }}
                >
                  See what is left with these done
                </Button>
              </div>
            </>
          ) : (
            <Empty>Nothing is open. Take up work that your answers call for, or add a task of your own.</Empty>
          )}
          {later.length > 0 && <Later weeks={later} tasks={tasks} />}
        </Card>
      )}
    </Section>
  );
}

function Slots({ week, tasks, moving }: { week: Week; tasks: readonly Task[]; moving: Moving }) {
  const { may, today } = useHere();
  return (
    <ol className={styles.slots}>
      {week.slots.map((slot) => {
        const task = tasks.find(({ id }) => id === slot.task);
        if (!task) return null;
        const [next, over] = NEXT[task.status];
        return (
          <li key={slot.task}>
            <div className={styles.slot}>
              <TaskLink task={task} />
              <p className={looks.quiet}>
                {slotWords(slot, task)}
                {task.owner && ` · ${task.owner}`}
                {task.due_on && !isLate(task, today) && ` · due ${dueWords(task.due_on, today)}`}
              </p>
              {isLate(task, today) && task.due_on && <Tag tone="wait">{dueWords(task.due_on, today)}</Tag>}
            </div>
            {may("tasks:write") && isToDo(task) && (
              <div className={styles.buttons}>
                {[next, task.status === "open" ? over : undefined].map(
                  (status) =>
                    status && (
                      <Button
                        key={status}
                        size="compact-md"
                        variant="default"
                        aria-label={`${STATUSES[status].to}: ${task.title}`}
                        onClick={() => {
                          moving.move(task, status);
                        }}
                      >
                        {STATUSES[status].to}
                      </Button>
                    ),
                )}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function slotWords({ minutes, done }: Week["slots"][number], task: Task): string {
  if (minutes === task.minutes) return minutesWords(minutes);
  return `${minutesWords(minutes)} of ${minutesWords(task.minutes)}${done ? ", then it is done" : ""}`;
}

/** A task's title; opens it in the panel. */
export function TaskLink({ task }: { task: Pick<Task, "id" | "title"> }) {
  return (
    <Link
      to="."
      search={(before: Search) => ({ ...before, task: task.id })}
      resetScroll={false}
      preload={false}
      className={styles.link}
    >
      {task.title}
    </Link>
  );
}

function Later({ weeks, tasks }: { weeks: readonly Week[]; tasks: readonly Task[] }) {
  const titles = new Map(tasks.map(({ id, title }) => [id, title]));
  return (
    <details className={styles.folded}>
      <summary>The {weeks.length === 1 ? "week" : `${weeks.length} weeks`} after it</summary>
      <table className={styles.weeks}>
        <thead>
          <tr>
            <th scope="col">Week from</th>
            <th scope="col">What</th>
            <th scope="col" data-numeric>
              Time
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.starts_on}>
              <th scope="row">{dayWords(week.starts_on)}</th>
              <td>
                <ul>
                  {week.slots.map(({ task }) => (
                    <li key={task}>
                      <TaskLink task={{ id: task, title: titles.get(task) ?? "A task" }} />
                    </li>
                  ))}
                </ul>
              </td>
              <td data-numeric>{minutesWords(week.minutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
