/** Which fields has a drill, and which a review? */
import { choicesOf } from "../../pieces/choices";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import { type DrillTexts, NAMES, type ReviewTexts, SCRIPTS } from "./plans";

interface FieldsProps<Texts> {
  texts: Texts;
  set: (field: keyof Texts & string) => (text: string) => void;
}

const YEAR = "Empty: a year later, which is our advice.";

/** A drill. */
export function DrillFields({ texts, set }: FieldsProps<DrillTexts>) {
  return (
    <>
      <ChoiceField name="script" value={texts.script} onChange={set("script")} choices={choicesOf(SCRIPTS)} />
      <div className={looks.pair}>
        <ChoiceField name="plan" value={texts.plan} onChange={set("plan")} choices={choicesOf(NAMES)} />
        <DayField name="on" value={texts.on} onChange={set("on")} />
      </div>
      <div className={looks.pair}>
        <LineField name="led_by" hint="You, if you leave it empty." value={texts.led_by} onChange={set("led_by")} />
        <LineField name="took_part" kind="number" value={texts.took_part} onChange={set("took_part")} />
      </div>
      <NoteField name="went_well" value={texts.went_well} onChange={set("went_well")} />
      <NoteField name="gaps" hint="Name no patient." value={texts.gaps} onChange={set("gaps")} />
      <DayField name="next_on" hint={YEAR} value={texts.next_on} onChange={set("next_on")} />
    </>
  );
}

/** A review. */
export function ReviewFields({ texts, set }: FieldsProps<ReviewTexts>) {
  return (
    <>
      <div className={looks.pair}>
        <ChoiceField name="plan" value={texts.plan} onChange={set("plan")} choices={choicesOf(NAMES)} />
        <DayField name="reviewed_on" value={texts.reviewed_on} onChange={set("reviewed_on")} />
      </div>
      <LineField
        name="reviewed_by"
        hint="You, if you leave it empty."
        value={texts.reviewed_by}
        onChange={set("reviewed_by")}
      />
      <NoteField name="changes" hint="Or why nothing was." value={texts.changes} onChange={set("changes")} />
      <DayField name="next_on" hint={YEAR} value={texts.next_on} onChange={set("next_on")} />
    </>
  );
}
