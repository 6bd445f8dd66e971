/** What is to be done besides what the answers call for? */

import { work } from "../../api/work";
import type { Go } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
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
  const { busy, trouble, send } = useSending();

  const add = async () => {
    const { data, error } = await work.POST("/v1/practices/{practice_id}/tasks", {
      params: { path: { practice_id } },
      body: toBody(texts, {}),
    });
    await touched();
    if (!data) return error;
    end();
    go({ add: "", title: "", task: data.id }, { replace: true });
    return undefined;
  };

  return (
    <Form
      name="task-new"
      labels={LABELS}
      submit="Add it to the plan"
      busy={busy}
      trouble={trouble}
      check={() => faultsOf(texts)}
      onSubmit={() => {
        send(add);
      }}
    >
      <Fields texts={texts} set={set} tasks={tasks} />
    </Form>
  );
}
