/** What is one task about, how far is it, and what does it change? */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import type { Go } from "../../pieces/address";
import { Merge } from "../../pieces/changes";
import { dayWords, dueWords, minutesWords } from "../../pieces/days";
import { useEdited } from "../../pieces/edited";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { numberWord } from "../../pieces/numbers";
import { Past } from "../../pieces/Past";
import { Unsaved } from "../../pieces/Unsaved";
import { NoteField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { useLast } from "../../ui/last";
import { LevelTag, Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Panel } from "../../ui/Panel";
import { Loading } from "../../ui/states";
import { UndoLine } from "../../ui/undo";
import { betterAnswer } from "./better";
import { Fields } from "./Fields";
import { type Moving, Refusal } from "./Moving";
import { bodyOf, kindOf, sayField } from "./moves";
import { NEXT } from "./status";
import styles from "./tasks.module.css";
import { faultsOf, textsOf, toBody } from "./typed";
import { isLate, LABELS, type Status, STATUSES, type Task } from "./words";

interface DetailsProps {
  tasks: readonly Task[];
  /** The task that is open; null for none. */
  id: string | null;
  moving: Moving;
  go: Go;
}

/** The panel. */
export function Details({ tasks, id, moving, go }: DetailsProps) {
  const shown = useLast(id);
  const task = tasks.find((each) => each.id === shown);
  return (
    <Panel
      title={task?.title ?? "Task"}
      open={id !== null}
      onClose={() => {
        go({ task: "" });
      }}
    >
      {task ? (
        <Whole key={task.id} task={task} tasks={tasks} moving={moving} />
      ) : (
        <p>There is no such task on record here.</p>
      )}
      <UndoLine />
    </Panel>
  );
}

function Whole({ task, tasks, moving }: { task: Task; tasks: readonly Task[]; moving: Moving }) {
  const { id, may } = useHere();
  const kind = kindOf(id, task.id);
  const edited = useEdited(`task ${task.id}`, { version: task.version, body: bodyOf(task) }, textsOf, kind);
  const { texts, set, dirty, end, change } = edited;
  const trouble = useTrouble(change.error);
  const save = () => edited.save(toBody(texts, bodyOf(task)), `“${task.title}” is saved.`);
  const move = async (status: Status) => {
    // What is typed belongs to the task that is moved.
    if (dirty && (faultsOf(texts).length > 0 || !(await save()))) return;
    moving.move(task, status);
  };
  return (
    <>
      <Far task={task} onMove={(status) => void move(status)} />
      <Refusal moving={moving} />
      <Leads task={task} moving={moving} />
      {may("tasks:write") ? (
        <Part title="The task">
          <Form
            name="task"
            labels={LABELS}
            submit="Save"
            busy={change.busy}
            trouble={trouble}
            check={() => faultsOf(texts)}
            onSubmit={() => {
              if (dirty) void save();
            }}
            aside={<Unsaved dirty={dirty} onDrop={end} />}
          >
            <Fields texts={texts} set={set} tasks={tasks} />
            <NoteField name="note" value={texts.note} onChange={set("note")} />
          </Form>
          <Merge kind={kind} change={change} />
        </Part>
      ) : (
        <>
          <Told task={task} />
          <WorksOn task={task} />
        </>
      )}
      <Part title="Evidence">
        <Evidence about="task" id={task.id} of={task.title} />
      </Part>
      <Past kind="Task" id={task.id} labels={LABELS} say={sayPast} />
    </>
  );
}

/** A status as this room calls it; the usual words stand for the rest. */
function sayPast(field: string, value: unknown): string | undefined {
  return field === "status" && typeof value === "string" ? sayField(field, value) : undefined;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** How far it is, when each step was reached, and the next steps as buttons. */
function Far({ task, onMove }: { task: Task; onMove: (status: Status) => void }) {
  const { may, today } = useHere();
  const { word, tone } = STATUSES[task.status];
  const late = isLate(task, today);
  return (
    <div className={styles.stack}>
      <p className={looks.row}>
        <Tag tone={tone}>{word}</Tag>
        {late && task.due_on && <Tag tone="wait">{dueWords(task.due_on, today)}</Tag>}
        <span className={looks.quiet}>
          {[
            task.owner || "Nobody named",
            minutesWords(task.minutes),
            task.due_on && !late && `by ${dayWords(task.due_on)}`,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      {may("tasks:write") && (
        <div className={styles.buttons}>
          {NEXT[task.status].map((status, place) => (
            <Button
              key={status}
              size="sm"
              variant={place === 0 ? "filled" : "default"}
              onClick={() => {
                onMove(status);
              }}
            >
              {SAYS[task.status]?.[status] ?? STATUSES[status].to}
            </Button>
          ))}
        </div>
      )}
      {task.status === "done" && (
        <p className={looks.quiet}>Checked means: somebody has looked, and it is as it should be.</p>
      )}
      <ol className={styles.steps} aria-label="How far it is">
        {task.milestones.map(({ status, on, by }, place) => (
          <li key={place}>
            {STATUSES[status as Status].word} on {dayWords(on)}, {by}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Where a button says more than the status it leads to. */
const SAYS: Partial<Record<Status, Partial<Record<Status, string>>>> = {
  done: { verified: "I have checked it", started: "Not done after all" },
  verified: { started: "Not done after all" },
  dropped: { open: "Take it up again" },
};

/** The answer that is true once the task is done. */
function Leads({ task, moving }: { task: Task; moving: Moving }) {
  const { id, may } = useHere();
  const enabled = task.question !== null && may("answers:read");
  const read = works.useQuery(
    "get",
    "/v1/practices/{practice_id}/questions/{question}",
    { params: { path: { practice_id: id, question: task.question ?? "" } } },
    { enabled },
  );
  if (!enabled || task.question === null) return null;
  if (!read.data)
    return (
      <Part title="What it changes">
        {read.isPending ? <Loading what="the question" /> : <p>The question could not be read. Open the task again.</p>}
      </Part>
    );
  const better = betterAnswer(read.data, task.becomes);
  const given = read.data.options.find((option) => option.id === read.data.given?.option);
  const over = task.status === "done" || task.status === "verified";
  return (
    <Part title="What it changes">
      <p>
        <Link to="/practice/$id/questions/$question" params={{ id, question: task.question }} preload={false}>
          {read.data.text}
        </Link>
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>Your answer today</dt>
          <dd>{given?.text ?? "None yet"}</dd>
        </div>
        {better && (
          <div>
            <dt>{over ? "Now that it is done" : "When it is done"}</dt>
            <dd>{better.then.text}</dd>
          </div>
        )}
      </dl>
      {!better && task.becomes !== null && (
        <p className={looks.quiet}>Your answer already says so. Nothing more changes by it.</p>
      )}
      {task.becomes === null && <p className={looks.quiet}>This work finds out. When you know, answer the question.</p>}
      {better && over && may("answers:write") && (
        <div className={styles.buttons}>
          <Button
            size="sm"
            onClick={() => {
              moving.ask(task);
            }}
          >
            Change the answer now
          </Button>
        </div>
      )}
    </Part>
  );
}

/** The task for somebody who may only read. */
function Told({ task }: { task: Task }) {
  return (
    <Part title="The task">
      {task.detail && <p>{task.detail}</p>}
      {task.note && <p className={looks.quiet}>{task.note}</p>}
    </Part>
  );
}

/** The risks it works on, as they stand. */
function WorksOn({ task }: { task: Task }) {
  const { id, may } = useHere();
  const risks = useAll("/v1/practices/{practice_id}/risks", { sort: "number" }, { enabled: may("risks:read") });
  const mine = risks.data?.filter((risk) => task.risk_ids.includes(risk.id)) ?? [];
  if (mine.length === 0) return null;
  return (
    <Part title="Risks it works on">
      <ul className={styles.lines}>
        {mine.map((risk) => (
          <li key={risk.id}>
            <Link to="/practice/$id/risks" params={{ id }} search={{ risk: risk.id }} preload={false}>
              {numberWord(risk.number)} {risk.title}
            </Link>
            <LevelTag level={risk.level} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
