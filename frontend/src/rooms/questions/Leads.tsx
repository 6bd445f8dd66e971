/** What work does the chosen answer call for, and is it on the plan? */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { doerOf } from "../../pieces/proposed";
import { Section } from "../../ui/Page";
import type { Asked } from "./lists";
import styles from "./questions.module.css";
import { STATUSES } from "./words";

/** The work, and one click to take it up. */
export function Leads({ question }: { question: Asked }) {
  const { id, may } = useHere();
  const touched = useTouched();
  const tasks = useAll("/v1/practices/{practice_id}/tasks", {}, { enabled: may("tasks:read") });
  const add = works.useMutation("post", "/v1/practices/{practice_id}/tasks", { onSuccess: touched });
  const trouble = useTrouble(add.error);
  const task = question.options.find((option) => option.id === question.reply.option)?.task;
  const planned = tasks.data?.filter((each) => each.question === question.id && each.status !== "dropped") ?? [];
  if (!task && planned.length === 0) return null;
  const becomes = question.options.find((option) => option.id === task?.becomes);
  const taken = planned.some(({ title }) => title === task?.title);
  return (
    <Section title="What it leads to">
      {planned.map((each) => (
        <p key={each.id}>
          On your plan:{" "}
          <Link to="/practice/$id/plan" params={{ id }} search={{ task: each.id }}>
            {each.title}
          </Link>{" "}
          ({STATUSES[each.status]})
        </p>
      ))}
      {task && !taken && (
        <div className={styles.lead}>
          <h3>{task.title}</h3>
          <p>{task.detail}</p>
          <p className={styles.quiet}>
            About {minutesWords(task.minutes)}. Usually done by: {doerOf(task.owner)}.
            {becomes && ` When it is done, your answer will be: “${becomes.text}”.`}
          </p>
          {may("tasks:write") && (
            <div className={styles.buttons}>
              <Button
                variant="default"
                aria-disabled={add.isPending}
                onClick={() => {
                  if (add.isPending) return;
                  const { title, detail, minutes } = task;
                  const owner = doerOf(task.owner);
                  add.mutate({
                    params: { path: { practice_id: id } },
                    body: { title, detail, minutes, owner, question: question.id, becomes: task.becomes },
                  });
                }}
              >
                {add.isPending ? "One moment…" : "Put it on the plan"}
              </Button>
            </div>
          )}
          {trouble && (
            <p role="alert" className={styles.trouble}>
              It is not on the plan yet. {trouble.message}
            </p>
          )}
        </div>
      )}
    </Section>
  );
}
