/** What is asked about a vendor? */
import { ChoiceField, DayField, LineField, NoteField, RadioField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import type { Texts } from "./record";
import { AGREEMENTS, YES_NO_CHOICES } from "./words";

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
}

/** The form's fields, in the order in which somebody knows them. */
export function Fields({ texts, set }: FieldsProps) {
  return (
    <>
      <LineField name="name" value={texts.name} onChange={set("name")} />
      <LineField
        name="service"
        hint="In a few words: online fax, shredding, looks after the computers."
        value={texts.service}
        onChange={set("service")}
      />
      <ChoiceField
        name="touches_phi"
        hint="Does the firm see, keep or send anything that says who a patient is?"
        value={texts.touches_phi}
        onChange={set("touches_phi")}
        choices={YES_NO_CHOICES}
      />
      <RadioField
        name="agreement"
        value={texts.agreement}
        onChange={set("agreement")}
        choices={Object.entries(AGREEMENTS).map(([value, { word, hint }]) => ({ value, label: word, hint }))}
      />
      {texts.agreement === "on_file" && (
        <div className={looks.pair}>
          <DayField
            name="agreement_signed_on"
            value={texts.agreement_signed_on}
            onChange={set("agreement_signed_on")}
          />
          <DayField name="agreement_ends_on" value={texts.agreement_ends_on} onChange={set("agreement_ends_on")} />
        </div>
      )}
      <ChoiceField
        name="multi_factor"
        hint="Do its people need more than a password, such as a code on the phone?"
        value={texts.multi_factor}
        onChange={set("multi_factor")}
        choices={YES_NO_CHOICES}
      />
      <DayField
        name="ended_on"
        hint="Only when you stop working with it. It stays on record."
        value={texts.ended_on}
        onChange={set("ended_on")}
      />
      <NoteField name="note" hint="Leave patients’ names out." value={texts.note} onChange={set("note")} />
    </>
  );
}
