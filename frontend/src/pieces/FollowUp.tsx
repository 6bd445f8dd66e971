/** What is done about what was found? The tasks that came of a record, and one more. */
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../api/problems";
import { useDraft } from "../ui/drafts";
import { DayField, LineField } from "../ui/fields";
import { Form } from "../ui/Form";
import looks from "../ui/looks.module.css";
import { Loading, Unread } from "../ui/states";
import { dayWords } from "./days";
import { useHere } from "./here";
import { useAll, useTouched } from "./lists";
import { useSending } from "./sending";

const EMPTY = { title: "", owner: "", due_on: "" };
const LABELS = { title: "What will be done?", owner: "By whom?", due_on: "By when?" };

/** What is sent for a new task. */
export interface Wanted {
  title: string;
  owner: string;
  due_on: string | null;
}

interface FollowUpProps {
  /** The record's own id; what was typed about one is not offered for another. */
  id: string;
  tasks: readonly string[];
  /** Resolves to the problem of a refusal, and to nothing when it is done. */
  put: (wanted: Wanted) => Promise<unknown>;
}

/** The part of a panel. */
export function FollowUp({ id, tasks, put }: FollowUpProps) {
  const { id: practice, may } = useHere();
  const found = useAll("/v1/practices/{practice_id}/tasks", undefined, { enabled: may("tasks:read") });
  const trouble = useTrouble(found.error);
  const own = found.data?.filter((task) => tasks.includes(task.id)) ?? [];
  return (
    <section className={looks.part} aria-label="Tasks that came of it">
      <h3>Tasks that came of it</h3>
      {trouble && <Unread what="the tasks" why={trouble.message} onRetry={() => void found.refetch()} />}
      {may("tasks:read") && found.isPending && <Loading what="the tasks" />}
      {own.length > 0 ? (
        <ul className={looks.links}>
          {own.map(({ id: task, title, owner, due_on, status }) => (
            <li key={task}>
              <Link to="/practice/$id/plan" params={{ id: practice }} search={{ task }}>
                {title}
              </Link>{" "}
              <span className={looks.quiet}>
                {[owner, due_on && dayWords(due_on), status === "open" ? "" : status].filter(Boolean).join(", ")}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        !found.isPending && <p className={looks.quiet}>None yet. Put one on the plan for each gap.</p>
      )}
      {may("tasks:write") && <NewTask key={id} id={id} put={put} />}
    </section>
  );
}

function NewTask({ id, put }: Pick<FollowUpProps, "id" | "put">) {
  const touched = useTouched();
  const [texts, set, end] = useDraft(`follow up ${id}`, EMPTY);
  const { busy, trouble, send } = useSending();
  const add = async () => {
    const refused = await put({
      title: texts.title.trim(),
      owner: texts.owner.trim(),
      due_on: texts.due_on || null,
    });
    if (refused === undefined) end();
    await touched();
    return refused;
  };
  return (
    <Form
      name="follow-up"
      labels={LABELS}
      submit="Put it on the plan"
      busy={busy}
      trouble={trouble}
      check={() => (texts.title.trim() ? [] : [{ field: "title", message: "Say what will be done." }])}
      onSubmit={() => {
        send(add);
      }}
    >
      <LineField name="title" hint="Name no patient." value={texts.title} onChange={set("title")} />
      <div className={looks.pair}>
        <LineField name="owner" value={texts.owner} onChange={set("owner")} />
        <DayField name="due_on" value={texts.due_on} onChange={set("due_on")} />
      </div>
    </Form>
  );
}
