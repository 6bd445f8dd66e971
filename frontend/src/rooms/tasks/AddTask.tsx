/** What is to be done besides what the answers call for? */
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { work } from "../../api/work";
import type { Go } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useDraft } from "../../ui/drafts";
import { Form } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { Fields } from "./Fields";
import { BLANK, faultsOf, toBody } from "./typed";
import { LABELS, type Task } from "./words";

interface AddTaskProps {
  tasks: readonly Task[];
  open: boolean;
  /** What it is called when another page sent the person here. */
  title: string;
  go: Go;
}

/** The panel with the form of a new task. */
export function AddTask({ tasks, open, title, go }: AddTaskProps) {
  const { may } = useHere();
  return (
    <Panel
      title="Add a task"
      open={open && may("tasks:write")}
      onClose={() => {
        go({ add: "", title: "" });
      }}
    >
      <NewTask key={title} tasks={tasks} title={title} go={go} />
    </Panel>
  );
}

function NewTask({ tasks, title, go }: Omit<AddTaskProps, "open">) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const [texts, set, end] = useDraft(`task new ${title}`, { ...BLANK, title });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const add = async () => {
    setBusy(true);
    const answer = await work.POST("/v1/practices/{practice_id}/tasks", {
      params: { path: { practice_id } },
      body: toBody(texts, {}),
    });
    setError(answer.error ?? null);
    await touched();
    if (!answer.data) return;
    end();
    go({ add: "", title: "", task: answer.data.id }, { replace: true });
  };

  return (
    <Form
      name="task-new"
      labels={LABELS}
      submit="Add it to the plan"
      busy={busy}
      trouble={useTrouble(error)}
      check={() => faultsOf(texts)}
      onSubmit={() => {
        void add()
          .catch(setError)
          .finally(() => {
            setBusy(false);
          });
      }}
    >
      <Fields texts={texts} set={set} tasks={tasks} />
    </Form>
  );
}
