/** What is asked about a person's work? Twelve facts, none of them about a patient. */
import { ChoiceField, DayField, LineField, NoteField, RadioField, TickField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import type { Texts } from "./record";
import { Ticks } from "./Ticks";
import { ACTIVITIES, CHOICES, SYSTEMS } from "./words";

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
}

/** The interview. */
export function Fields({ texts, set }: FieldsProps) {
  const tick = (field: keyof Texts) => ({
    name: field,
    value: texts[field] === "yes",
    onChange: (on: boolean) => {
      set(field)(on ? "yes" : "");
    },
  });
  return (
    <>
      <RadioField
        name="practice_directs_work"
        hint="Not what is wanted, but how, when and with what. This decides more than anything else."
        value={texts.practice_directs_work}
        onChange={set("practice_directs_work")}
        choices={choicesOf("practice_directs_work")}
      />
      <Ticks name="activities" value={texts.activities} onChange={set("activities")} words={ACTIVITIES} />
      <TickField {...tick("phi_access")} hint="More than a glance that cannot be avoided." />
      <div className={looks.pair}>
        <Choice name="tax_form" texts={texts} set={set} />
        <Choice name="on_site" texts={texts} set={set} />
      </div>
      <Choice name="bills_under" texts={texts} set={set} />
      <TickField {...tick("own_records")} />
      <Ticks
        name="uses_practice_systems"
        value={texts.uses_practice_systems}
        onChange={set("uses_practice_systems")}
        words={SYSTEMS}
      />
      <TickField {...tick("baa_on_file")} />
      <TickField
        {...tick("joint_arrangement")}
        hint="One front door, shared patients, and you review or improve care together or share its cost."
      />
      <TickField {...tick("common_ownership")} hint="One of you owns or runs the other, or a third owns both." />
      <TickField
        {...tick("own_tools")}
        hint="An AI scribe, a texting app, a phone: something that patient data gets into."
      />
      <div className={looks.pair}>
        <LineField
          name="state"
          hint="Two letters. Your State decides who is an employee; HIPAA does not."
          value={texts.state}
          onChange={set("state")}
        />
        <DayField
          name="review_on"
          hint="When the contract is renewed, say."
          value={texts.review_on}
          onChange={set("review_on")}
        />
      </div>
      <NoteField
        name="note"
        hint="What you rest this on. Leave patients’ names out."
        value={texts.note}
        onChange={set("note")}
      />
    </>
  );
}

function choicesOf(fact: keyof typeof CHOICES) {
  return Object.entries(CHOICES[fact]).map(([value, label]) => ({ value, label }));
}

function Choice({ name, texts, set }: FieldsProps & { name: keyof typeof CHOICES }) {
  return (
    <ChoiceField
      name={name}
      value={texts[name]}
      onChange={set(name)}
      choices={[{ value: "", label: "Choose…" }, ...choicesOf(name)]}
    />
  );
}
