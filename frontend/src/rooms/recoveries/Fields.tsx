/** Which fields have a system's targets, and a line of the log? */
import { choicesOf } from "../../pieces/choices";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import { DID, RESULTS, type RestoreTexts, type System, type TargetTexts, YES_NO } from "./recoveries";

interface FieldsProps<Texts> {
  texts: Texts;
  set: (field: keyof Texts & string) => (text: string) => void;
}

/** The targets of a system. */
export function TargetFields({ texts, set }: FieldsProps<TargetTexts>) {
  return (
    <>
      <div className={looks.pair}>
        <LineField name="hours" kind="number" value={texts.hours} onChange={set("hours")} />
        <LineField name="point_hours" kind="number" value={texts.point_hours} onChange={set("point_hours")} />
        <LineField
          name="rank"
          kind="number"
          hint="Empty: we put it where its hours say."
          value={texts.rank}
          onChange={set("rank")}
        />
      </div>
      <NoteField
        name="without"
        hint="Which paper forms, where they lie, who writes it up later."
        value={texts.without}
        onChange={set("without")}
      />
      <NoteField name="backup" hint="What, how often, by which tool." value={texts.backup} onChange={set("backup")} />
      <div className={looks.pair}>
        <LineField name="backup_where" value={texts.backup_where} onChange={set("backup_where")} />
        <LineField
          name="restored_by"
          hint="With the number to call."
          value={texts.restored_by}
          onChange={set("restored_by")}
        />
      </div>
      <div className={looks.pair}>
        <ChoiceField
          name="copy_encrypted"
          value={texts.copy_encrypted}
          onChange={set("copy_encrypted")}
          choices={choicesOf(YES_NO)}
        />
        <ChoiceField
          name="copy_offsite"
          value={texts.copy_offsite}
          onChange={set("copy_offsite")}
          choices={choicesOf(YES_NO)}
        />
      </div>
      <NoteField
        name="emergency_access"
        hint="Where the sealed code lies and who opens it. Write no password here."
        value={texts.emergency_access}
        onChange={set("emergency_access")}
      />
    </>
  );
}

/** A line of the log. */
export function LogFields({ texts, set, systems }: FieldsProps<RestoreTexts> & { systems: readonly System[] }) {
  const choices = [
    { value: "", label: "Choose a system" },
    ...systems.map(({ id, name }) => ({ value: id, label: name })),
    ...(texts.asset_id && !systems.some(({ id }) => id === texts.asset_id)
      ? [{ value: texts.asset_id, label: "A system that is out of use" }]
      : []),
  ];
  return (
    <>
      <ChoiceField name="asset_id" value={texts.asset_id} onChange={set("asset_id")} choices={choices} />
      <div className={looks.pair}>
        <ChoiceField name="did" value={texts.did} onChange={set("did")} choices={choicesOf(DID)} />
        <DayField name="on" value={texts.on} onChange={set("on")} />
      </div>
      <div className={looks.pair}>
        <ChoiceField name="result" value={texts.result} onChange={set("result")} choices={choicesOf(RESULTS)} />
        {texts.did === "restore" && (
          <LineField name="hours" kind="number" value={texts.hours} onChange={set("hours")} />
        )}
      </div>
      <div className={looks.pair}>
        <LineField name="where" value={texts.where} onChange={set("where")} />
        <LineField name="by" hint="You, if you leave it empty." value={texts.by} onChange={set("by")} />
      </div>
      <NoteField name="note" hint="Name no patient." value={texts.note} onChange={set("note")} />
    </>
  );
}
