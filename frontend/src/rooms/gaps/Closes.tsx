/** What closes a gap: which answers, which work on the plan, which work not yet taken up, which documents? */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { dueWords, minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { type ItemOf, useAll } from "../../pieces/lists";
import { doerOf, type Proposed } from "../../pieces/proposed";
import { useTaking } from "../../pieces/taking";
import { plain, Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Refused } from "../../ui/Refused";
import { Loading } from "../../ui/states";
import { Part } from "./Details";
import styles from "./gaps.module.css";
import type { Gap } from "./words";

type Task = ItemOf<"/v1/practices/{practice_id}/tasks">;

/** The ways to close it, those that are settled too: they are what the status rests on. */
export function Closes({ gap }: { gap: Gap }) {
  const { id, may } = useHere();
  const nothing = gap.questions.length === 0;
  return (
    <Part title={gap.status === "met" ? "What it rests on" : "What closes it"}>
      {nothing && gap.kind === "specification" && (
        <p>
          No question asks about it, so it stays as it is until you settle it.{" "}
          {may("tasks:write") && (
            <Link
              to="/practice/$id/plan"
              params={{ id }}
              search={{ add: "1", title: `Settle ${gap.title} (${gap.citation})` }}
              preload={false}
            >
              Put it on the plan
            </Link>
          )}
        </p>
      )}
      {nothing && gap.kind === "standard" && <p>Its specifications close it. Open one of them above.</p>}
      {!nothing && may("answers:read") && (
        <>
          <h4>Answers</h4>
          <ul className={looks.plain}>
            {gap.questions.map((question) => (
              <Answer key={question} question={question} />
            ))}
          </ul>
        </>
      )}
      {!nothing && may("tasks:read") && <Work gap={gap} />}
    </Part>
  );
}

function Answer({ question }: { question: string }) {
  const { id: practice_id } = useHere();
  const read = works.useQuery("get", "/v1/practices/{practice_id}/questions/{question}", {
    params: { path: { practice_id, question } },
  });
  if (read.isPending)
    return (
      <li>
        <Loading what="a question" />
      </li>
    );
  const given = read.data?.options.find(({ id }) => id === read.data.given?.option);
  return (
    <li>
      <Link to="/practice/$id/questions/$question" params={{ id: practice_id, question }} preload={false}>
        {read.data?.text ?? "Open the question"}
      </Link>
      {read.data && (
        <p className={looks.quiet}>{given ? `Your answer: ${given.text}` : "Nobody has answered it yet."}</p>
      )}
    </li>
  );
}

function Work({ gap }: { gap: Gap }) {
  const { id, may } = useHere();
  const tasks = useAll("/v1/practices/{practice_id}/tasks");
  const proposed = useAll("/v1/practices/{practice_id}/tasks/proposed");
  const planned = tasks.data?.filter((task) => gap.tasks.includes(task.id)) ?? [];
  const offered = proposed.data?.filter((line) => !line.taken_up && gap.questions.includes(line.question)) ?? [];
  if (tasks.isPending || proposed.isPending) return <Loading what="the work" />;
  return (
    <>
      {planned.length > 0 && (
        <>
          <h4>On your plan</h4>
          <ul className={looks.plain}>
            {planned.map((task) => (
              <Planned key={task.id} task={task} />
            ))}
          </ul>
        </>
      )}
      {offered.length > 0 && <Offered lines={offered} />}
      {planned.length === 0 && offered.length === 0 && gap.status !== "met" && (
        <p className={looks.quiet}>
          The answers above call for no work.{" "}
          {may("tasks:write") && (
            <Link
              to="/practice/$id/plan"
              params={{ id }}
              search={{ add: "1", title: `Settle ${gap.title} (${gap.citation})` }}
              preload={false}
            >
              Add a task of your own
            </Link>
          )}
        </p>
      )}
      {planned.length > 0 && may("files:read") && <Files tasks={planned} />}
    </>
  );
}

function Planned({ task }: { task: Task }) {
  const { id, today } = useHere();
  const told = [
    task.owner || "Nobody named",
    task.due_on && (task.status === "open" || task.status === "started") && `due ${dueWords(task.due_on, today)}`,
  ];
  return (
    <li>
      <span className={styles.line}>
        <Link to="/practice/$id/plan" params={{ id }} search={{ task: task.id }} preload={false}>
          {task.title}
        </Link>
        <Tag tone={task.status === "verified" || task.status === "done" ? "good" : "calm"}>{plain(task.status)}</Tag>
      </span>
      <p className={looks.quiet}>{told.filter(Boolean).join(", ")}</p>
    </li>
  );
}

/** Work that the answers call for and nobody has taken up: one click puts it on the plan. */
function Offered({ lines }: { lines: readonly Proposed[] }) {
  const { may } = useHere();
  const { taking, error, take } = useTaking();
  const trouble = useTrouble(error);
  return (
    <>
      <h4>Not on the plan yet</h4>
      <ul className={looks.plain}>
        {lines.map((line) => (
          <li key={line.question} className={styles.offer}>
            <div>
              {line.title}
              <p className={looks.quiet}>{line.detail}</p>
              <p className={looks.quiet}>
                About {minutesWords(line.minutes)}, usually done by: {doerOf(line.owner)}
              </p>
            </div>
            {may("tasks:write") && (
              <Button
                size="sm"
                variant="default"
                aria-disabled={taking}
                aria-label={`Put “${line.title}” on the plan`}
                onClick={() => void take([line])}
              >
                Put it on the plan
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refused trouble={trouble}>It is not on the plan yet.</Refused>
    </>
  );
}

/** The documents that back the work on it. */
function Files({ tasks }: { tasks: readonly Task[] }) {
  const { id } = useHere();
  const files = useAll("/v1/practices/{practice_id}/files", { about: "task" });
  const ours = files.data?.filter(({ about_id }) => tasks.some((task) => task.id === about_id)) ?? [];
  if (ours.length === 0) return null;
  return (
    <>
      <h4>Evidence on these tasks</h4>
      <ul className={looks.plain}>
        {ours.map((file) => (
          <li key={file.id}>
            <Link to="/practice/$id/plan" params={{ id }} search={{ task: file.about_id }} preload={false}>
              {file.name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
