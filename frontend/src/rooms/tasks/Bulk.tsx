/** What can be done with several tasks at once? Imagine them done, or name who and when. */
import { Button } from "@mantine/core";
import { useState } from "react";

import { work } from "../../api/work";
import type { Go } from "../../pieces/address";
import { alikeTrouble, changeAlike, type Send, takeBack } from "../../pieces/alike";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { OwnerField, useOwners } from "../../pieces/Owner";
import { useDraft } from "../../ui/drafts";
import { DayField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { Ask } from "../../ui/Panel";
import { offerUndo } from "../../ui/undo";
import styles from "./tasks.module.css";
import { counted, LABELS, type Task } from "./words";

type Set = Partial<Pick<Task, "owner" | "due_on">>;
type Named = Task & { name: string };

interface BulkProps {
  chosen: readonly Task[];
  tasks: readonly Task[];
  go: Go;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The bar over the list. */
export function Bulk({ chosen, tasks, go, onChoose }: BulkProps) {
  const { may } = useHere();
  const [open, setOpen] = useState(false);
  const count = counted(chosen.length, "task");
  return (
    <>
      <div className={styles.bulk} role="status">
        {chosen.length === 0 ? (
          <span className={styles.quiet}>Choose tasks to see what would be left with them done.</span>
        ) : (
          <>
            <span>{count} chosen</span>
            <Button
              size="sm"
              onClick={() => {
                go({ try: chosen.map(({ id }) => id).join(",") });
              }}
            >
              {chosen.length === 1 ? "With this one done" : `With these ${chosen.length} done`}
            </Button>
            {may("tasks:write") && (
              <Button
                size="sm"
                variant="default"
                onClick={() => {
                  setOpen(true);
                }}
              >
                Set who and when
              </Button>
            )}
            <Button
              size="sm"
              variant="subtle"
              onClick={() => {
                onChoose(new Set());
              }}
            >
              Choose none
            </Button>
          </>
        )}
      </div>
      <Ask
        title={`Who and when, for ${count}`}
        open={open}
        onClose={() => {
          setOpen(false);
        }}
      >
        <WhoAndWhen
          chosen={chosen}
          tasks={tasks}
          onDone={() => {
            setOpen(false);
            onChoose(new Set());
          }}
        />
      </Ask>
    </>
  );
}

function WhoAndWhen({
  chosen,
  tasks,
  onDone,
}: {
  chosen: readonly Task[];
  tasks: readonly Task[];
  onDone: () => void;
}) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const names = useOwners(tasks);
  const [texts, set, end] = useDraft("tasks alike", { owner: "", due_on: "" });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change: Set = {
    ...(texts.owner.trim() && { owner: texts.owner.trim() }),
    ...(texts.due_on && { due_on: texts.due_on }),
  };
  const send: Send<Named, Set> = async (items, set) => {
    const params = { path: { practice_id } };
    const { data, error } = await work.POST("/v1/practices/{practice_id}/tasks/bulk", { params, body: { items, set } });
    return data ? { data: { items: data.items.map(named) } } : { error };
  };

  const save = async () => {
    setBusy(true);
    const before = chosen.map(named);
    try {
      const now = await changeAlike(before, change, send);
      offerUndo({
        text: `${counted(before.length, "task")} changed.`,
        undo: () => void takeBack(before, now, change, send).then(touched, touched),
      });
      end();
      onDone();
    } catch (refusal) {
      setError(refusal);
    }
    await touched();
    setBusy(false);
  };

  return (
    <Form
      name="alike"
      labels={LABELS}
      submit="Save for all of them"
      busy={busy}
      trouble={alikeTrouble(error)}
      check={() =>
        Object.keys(change).length > 0
          ? []
          : [{ field: null, message: "Nothing is filled in yet, so nothing would change." }]
      }
      onSubmit={() => void save()}
    >
      <p>What you leave empty stays as it is.</p>
      <OwnerField value={texts.owner} names={names} onChange={set("owner")} />
      <DayField name="due_on" value={texts.due_on} onChange={set("due_on")} />
    </Form>
  );
}

function named(task: Task): Named {
  return { ...task, name: task.title };
}
