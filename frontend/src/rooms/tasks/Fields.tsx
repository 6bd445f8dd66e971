/** Which fields has a task, whether it is new or on record? */
import { Button, NativeSelect } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { numberWord } from "../../pieces/numbers";
import { OwnerField, useOwners } from "../../pieces/Owner";
import { DayField, LineField, NoteField } from "../../ui/fields";
import { LevelTag } from "../../ui/levels";
import styles from "./tasks.module.css";
import { idsOf, type Texts } from "./typed";
import type { Task } from "./words";

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
  tasks: readonly Task[];
}

/** The fields of the form around them. */
export function Fields({ texts, set, tasks }: FieldsProps) {
  const names = useOwners(tasks);
  return (
    <>
      <LineField name="title" value={texts.title} onChange={set("title")} />
      <NoteField
        name="detail"
        value={texts.detail}
        onChange={set("detail")}
        hint="The steps, and how you will know that it is finished."
      />
      <div className={styles.trio}>
        <OwnerField value={texts.owner} names={names} onChange={set("owner")} />
        <DayField name="due_on" value={texts.due_on} onChange={set("due_on")} />
        <LineField name="minutes" kind="number" value={texts.minutes} onChange={set("minutes")} />
      </div>
      <WorksOn value={texts.risk_ids} onChange={set("risk_ids")} />
    </>
  );
}

/** The risks that the task works on: added from a list, taken off one by one. */
function WorksOn({ value, onChange }: { value: string; onChange: (ids: string) => void }) {
  const { id: practice, may } = useHere();
  const risks = useAll("/v1/practices/{practice_id}/risks", { sort: "number" }, { enabled: may("risks:read") });
  const [next, setNext] = useState("");
  const ids = idsOf(value);
  if (!risks.data) return null;
  const chosen = risks.data.filter(({ id }) => ids.includes(id));
  const others = risks.data.filter(({ id, status }) => !ids.includes(id) && status === "open");
  return (
    <fieldset className={styles.worksOn}>
      <legend>Risks it works on</legend>
      {chosen.length > 0 && (
        <ul>
          {chosen.map(({ id, number, title, level }) => (
            <li key={id}>
              <Link to="/practice/$id/risks" params={{ id: practice }} search={{ risk: id }} preload={false}>
                {numberWord(number)} {title}
              </Link>
              <LevelTag level={level} />
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`Take off ${numberWord(number)} ${title}`}
                onClick={() => {
                  onChange(ids.filter((each) => each !== id).join(","));
                }}
              >
                Take off
              </Button>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <div className={styles.addRisk}>
          <NativeSelect
            aria-label="A risk to add"
            value={next}
            data={[
              { value: "", label: "Choose a risk to add" },
              ...others.map(({ id, number, title }) => ({ value: id, label: `${numberWord(number)} ${title}` })),
            ]}
            onChange={(event) => {
              setNext(event.currentTarget.value);
            }}
          />
          <Button
            variant="default"
            aria-disabled={next === ""}
            onClick={() => {
              if (next === "") return;
              onChange([...ids, next].join(","));
              setNext("");
            }}
          >
            Add
          </Button>
        </div>
      )}
    </fieldset>
  );
}
