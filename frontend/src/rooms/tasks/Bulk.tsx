/** What can be done with several tasks at once? Imagine them done, or name who and when. */
import { Button } from "@mantine/core";
import { useState } from "react";

import { work } from "../../api/work";
import type { Go } from "../../pieces/address";
import type { Send } from "../../pieces/alike";
import { AlikeForm } from "../../pieces/Bulk";
import { useHere } from "../../pieces/here";
import { counted } from "../../pieces/numbers";
import { OwnerField, useOwners } from "../../pieces/Owner";
import { DayField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import { Ask } from "../../ui/Panel";
import styles from "./tasks.module.css";
import { LABELS, type Task } from "./words";

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
          <span className={looks.quiet}>Choose tasks to see what would be left with them done.</span>
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

interface WhoProps extends Pick<BulkProps, "chosen" | "tasks"> {
  onDone: () => void;
}

function WhoAndWhen({ chosen, tasks, onDone }: WhoProps) {
  const { id: practice_id } = useHere();
  const names = useOwners(tasks);
  const send: Send<Named, Set> = async (items, set) => {
    const params = { path: { practice_id } };
    const { data, error } = await work.POST("/v1/practices/{practice_id}/tasks/bulk", { params, body: { items, set } });
    return data ? { data: { items: data.items.map(named) } } : { error };
  };
  return (
    <AlikeForm
      rows={chosen.map(named)}
      labels={LABELS}
      draft="tasks alike"
      first={{ owner: "", due_on: "" }}
      setOf={setOf}
      send={send}
      said={`${counted(chosen.length, "task")} changed.`}
      onDone={onDone}
    >
      {(texts, set) => (
        <>
          <p>What you leave empty stays as it is.</p>
          <OwnerField value={texts.owner} names={names} onChange={set("owner")} />
          <DayField name="due_on" value={texts.due_on} onChange={set("due_on")} />
        </>
      )}
    </AlikeForm>
  );
}

function setOf({ owner, due_on }: { owner: string; due_on: string }): Set {
  return { ...(owner.trim() && { owner: owner.trim() }), ...(due_on && { due_on }) };
}

function named(task: Task): Named {
  return { ...task, name: task.title };
}
