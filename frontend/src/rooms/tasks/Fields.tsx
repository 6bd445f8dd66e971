/** Which fields has a task, whether it is new or on record? */
import { Link } from "@tanstack/react-router";

import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { numberWord } from "../../pieces/numbers";
import { OwnerField, useOwners } from "../../pieces/Owner";
import { Several } from "../../pieces/Several";
import { DayField, LineField, NoteField } from "../../ui/fields";
import { LevelTag } from "../../ui/levels";
import styles from "./tasks.module.css";
import { type Texts } from "./typed";
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

/** The risks that the task works on; one that is open may be added. */
function WorksOn({ value, onChange }: { value: string; onChange: (ids: string) => void }) {
  const { id: practice, may } = useHere();
  const risks = useAll("/v1/practices/{practice_id}/risks", { sort: "number" }, { enabled: may("risks:read") });
  if (!risks.data) return null;
  return (
    <Several
      title="Risks it works on"
      noun="risk"
      value={value}
      onChange={onChange}
      rows={risks.data}
      nameOf={({ number, title }) => `${numberWord(number)} ${title}`}
      offers={({ status }) => status === "open"}
    >
      {({ id, number, title, level }) => (
        <>
          <Link to="/practice/$id/risks" params={{ id: practice }} search={{ risk: id }} preload={false}>
            {numberWord(number)} {title}
          </Link>
          <LevelTag level={level} />
        </>
      )}
    </Several>
  );
}
