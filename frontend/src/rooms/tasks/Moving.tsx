/** What happens when a task is moved to another status? At once on the screen, with undo, and what has to be asked. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";

import { type Trouble, troubleOf, useTrouble } from "../../api/problems";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useDraft } from "../../ui/drafts";
import { NoteField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { Ask } from "../../ui/Panel";
import { Refused } from "../../ui/Refused";
import { offerUndo } from "../../ui/undo";
import { askBetter, giveAnswer } from "./answer";
import type { Better } from "./better";
import { kindOf, moveTask } from "./moves";
import styles from "./tasks.module.css";
import { type Status, STATUSES, type Task } from "./words";

export interface Moving {
  /** Moves a task; one that is to be dropped is asked for the reason first. */
  move: (task: Task, status: Status) => void;
  /** Why a move was refused, and of which task. */
  refused: { task: Task; trouble: Trouble } | null;
  /** The task whose reason is asked for. */
  dropping: Task | null;
  drop: (reason: string | null) => void;
  /** What a task that is done says about its question. */
  better: { task: Task; better: Better } | null;
  settle: () => void;
  /** Asks what a done task says about its question. */
  ask: (task: Task) => void;
}

/** The moves of a page's tasks. */
export function useMoving(): Moving {
  const { id, may } = useHere();
  const touched = useTouched();
  const queries = useQueryClient();
  const [refused, setRefused] = useState<Moving["refused"]>(null);
  const [dropping, setDropping] = useState<Task | null>(null);
  const [better, setBetter] = useState<Moving["better"]>(null);

  const show = (task: Task, status: Status) => {
    const queryKey = ["all", "/v1/practices/{practice_id}/tasks", id];
    // A list that is still on its way would put the task back for a moment.
    void queries.cancelQueries({ queryKey });
    queries.setQueriesData<Task[]>({ queryKey }, (tasks) =>
      tasks?.map((each) => (each.id === task.id ? { ...each, status } : each)),
    );
  };
  const ask = async (task: Task) => {
    const found = may("answers:write") ? await askBetter(id, task) : null;
    if (found) setBetter({ task, better: found });
  };
  const send = async (task: Task, status: Status, note: string) => {
    const kind = kindOf(id, task.id);
    const refuse = (error: unknown) => {
      setRefused({ task, trouble: troubleOf(error) });
    };
    setRefused(null);
    show(task, status);
    try {
      const { before, version } = await moveTask(kind, task, status, note);
      offerUndo({
        text: `“${task.title}” is now ${STATUSES[status].word.toLowerCase()}.`,
        undo: () => {
          show(task, task.status);
          void kind.replace(before, version).then(touched, (error: unknown) =>
            touched().finally(() => {
              refuse(error);
            }),
          );
        },
      });
      await touched();
      if (status === "done") await ask(task);
    } catch (error) {
      refuse(error);
      await touched();
    }
  };

  return {
    move: (task, status) => {
      if (status === "dropped") setDropping(task);
      else void send(task, status, task.note);
    },
    refused,
    dropping,
    drop: (reason) => {
      if (dropping && reason !== null) void send(dropping, "dropped", reason);
      setDropping(null);
    },
    better,
    settle: () => {
      setBetter(null);
    },
    ask: (task) => {
      void ask(task).catch((error: unknown) => {
        setRefused({ task, trouble: troubleOf(error) });
      });
    },
  };
}

/** What a move asks for. Stands once on the page. */
export function Asks({ moving }: { moving: Moving }) {
  const { dropping, better } = moving;
  return (
    <>
      <Ask
        title="Why is it dropped?"
        open={dropping !== null}
        onClose={() => {
          moving.drop(null);
        }}
      >
        {dropping && <Reason key={dropping.id} task={dropping} onDrop={moving.drop} />}
      </Ask>
      <Ask title="Is this true now?" open={better !== null} onClose={moving.settle}>
        {better && <Truth key={better.task.id} {...better} onDone={moving.settle} />}
      </Ask>
    </>
  );
}

/** Why the last move did not come about; beside the tasks. */
export function Refusal({ moving: { refused } }: { moving: Moving }) {
  return (
    <div role="alert">
      {refused && (
        <p className={looks.trouble}>
          “{refused.task.title}” was not moved. {refused.trouble.message}
        </p>
      )}
    </div>
  );
}

function Reason({ task, onDrop }: { task: Task; onDrop: (reason: string | null) => void }) {
  const [{ reason }, set, end] = useDraft(`drop ${task.id}`, { reason: task.note });
  return (
    <Form
      name="drop"
      labels={{ reason: "Reason" }}
      submit="Drop it"
      busy={false}
      trouble={null}
      check={() => (reason.trim() ? [] : [{ field: "reason", message: "Say in a sentence why it is not done." }])}
      onSubmit={() => {
        end();
        onDrop(reason.trim());
      }}
      aside={
        <Button
          variant="default"
          onClick={() => {
            onDrop(null);
          }}
        >
          Keep it
        </Button>
      }
    >
      <p>“{task.title}” stays on record with your reason. It leaves the plan.</p>
      <NoteField name="reason" value={reason} onChange={set("reason")} />
    </Form>
  );
}

/** Asks whether the better answer is true now, and puts it on record. */
function Truth({ task, better, onDone }: { task: Task; better: Better; onDone: () => void }) {
  const { id } = useHere();
  const touched = useTouched();
  const heading = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const trouble = useTrouble(error);
  const { question, now, then } = better;

  const accept = async () => {
    setBusy(true);
    try {
      const undo = await giveAnswer(id, better);
      offerUndo({
        text: "The answer is changed. Risks and gaps follow it.",
        undo: () => void undo().then(touched, touched),
      });
      onDone();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
    await touched();
  };

  return (
    <div className={styles.stack}>
      <p>“{task.title}” is done. If it is so, the answer to this question changes, and with it your risks and gaps.</p>
      <h3 id={heading} className={styles.question}>
        {question.text}
      </h3>
      <dl className={styles.facts}>
        <div>
          <dt>Your answer so far</dt>
          <dd>{now?.text ?? "None yet"}</dd>
        </div>
        <div>
          <dt>Your answer now</dt>
          <dd>
            <strong>{then.text}</strong>
          </dd>
        </div>
      </dl>
      <Refused trouble={trouble}>The answer is not changed.</Refused>
      <div className={styles.buttons}>
        <Button
          aria-disabled={busy}
          data-autofocus
          onClick={() => {
            if (!busy) void accept();
          }}
        >
          Yes, change the answer
        </Button>
        <Button variant="default" onClick={onDone}>
          Not yet
        </Button>
        <Link to="/practice/$id/questions/$question" params={{ id, question: question.id }} preload={false}>
          Open the question
        </Link>
      </div>
    </div>
  );
}
