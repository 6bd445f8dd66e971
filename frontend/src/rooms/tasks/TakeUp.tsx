/** When will the tasks that were tried be done? Each gets a day, and that is what is saved. */
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import type { Go } from "../../pieces/address";
import { minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { DayField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { offerUndo } from "../../ui/undo";
import { plannedFor } from "./imagine";
import { bodyOf, kindOf } from "./moves";
import styles from "./tasks.module.css";
import { isToDo, type Task } from "./words";

interface TakeUpProps {
  tasks: readonly Task[];
  /** Minutes a week. */
  pace: number;
  go: Go;
}

/** The days: those that the tasks have, else the end of the week in which the plan finishes them. */
export function TakeUp({ tasks, pace, go }: TakeUpProps) {
  const { id } = useHere();
  const touched = useTouched();
  const plan = works.useQuery("get", "/v1/practices/{practice_id}/tasks/plan", {
    params: { path: { practice_id: id }, query: { minutes: pace } },
  });
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const trouble = useTrouble(error);
  const ours = tasks.filter(isToDo);
  const dayOf = (task: Task) => typed[task.id] ?? task.due_on ?? plannedFor(task, plan.data?.weeks ?? []) ?? "";
  const changed = ours.filter((task) => dayOf(task) !== (task.due_on ?? ""));
  if (ours.length === 0) return null;

  const save = async () => {
    setBusy(true);
    setError(null);
    const saved: { task: Task; version: number }[] = [];
    try {
      for (const task of changed) {
        const body = { ...bodyOf(task), due_on: dayOf(task) || null };
        const { version } = await kindOf(id, task.id).replace(body, task.version);
        saved.push({ task, version });
      }
      go({ try: "" });
    } catch (refusal) {
      setError(refusal);
    }
    if (saved.length > 0)
      offerUndo({
        text: `${counted(saved.length, "task")} got a day.`,
        undo: () =>
          void Promise.all(saved.map(({ task, version }) => kindOf(id, task.id).replace(bodyOf(task), version))).then(
            touched,
            touched,
          ),
      });
    await touched();
    setBusy(false);
  };

  return (
    <section className={styles.part} aria-label="Take these up">
      <h3>Take these up</h3>
      <p className={looks.quiet}>
        Where a day is missing, we put the end of the week in which the plan gets to it, at {minutesWords(pace)} a week.
        Change the days as you like.
      </p>
      <Form
        name="take"
        labels={Object.fromEntries(ours.map(({ id, title }) => [id, title]))}
        submit="Put these days in the plan"
        busy={busy}
        trouble={trouble}
        check={() =>
          changed.length > 0
            ? []
            : [{ field: null, message: "All of them have these days already. Change one to save." }]
        }
        onSubmit={() => void save()}
      >
        <div className={styles.pair}>
          {ours.map((task) => (
            <DayField
              key={task.id}
              name={task.id}
              value={dayOf(task)}
              onChange={(day) => {
                setTyped({ ...typed, [task.id]: day });
              }}
            />
          ))}
        </div>
      </Form>
    </section>
  );
}
