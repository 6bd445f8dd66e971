/** Which fields has a contract? Its days first, then its terms, then its end. */
import { choicesOf } from "../../pieces/choices";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import { DISPOSITIONS, KINDS, type Texts, YES_NO } from "./contracts";

export type Set = (field: keyof Texts) => (text: string) => void;

interface Props {
  texts: Texts;
  set: Set;
}

const NO_YES = choicesOf({ no: "No", yes: "Yes" });

/** What is known when it is written down. */
export function Days({ texts, set }: Props) {
  return (
    <>
      <ChoiceField name="kind" value={texts.kind} onChange={set("kind")} choices={choicesOf(KINDS)} />
      <div className={looks.pair}>
        <DayField
          name="executed_on"
          hint="Empty while a signature is missing."
          value={texts.executed_on}
          onChange={set("executed_on")}
        />
        <DayField
          name="effective_on"
          hint="Empty if it is that day."
          value={texts.effective_on}
          onChange={set("effective_on")}
        />
      </div>
      <div className={looks.pair}>
        <DayField
          name="expires_on"
          hint="Empty if it names no day."
          value={texts.expires_on}
          onChange={set("expires_on")}
        />
        <ChoiceField name="renews" value={texts.renews} onChange={set("renews")} choices={NO_YES} />
      </div>
    </>
  );
}

/** What it says besides, and how it ends. */
export function Terms({ texts, set }: Props) {
  return (
    <>
      <div className={looks.pair}>
        <LineField
          name="notice_days"
          kind="number"
          hint="Empty if it names none. The rule gives 60 at most: 164.410(b)."
          value={texts.notice_days}
          onChange={set("notice_days")}
        />
        <ChoiceField
          name="yearly_verification"
          hint="No paragraph asks for it today. It is good to have."
          value={texts.yearly_verification}
          onChange={set("yearly_verification")}
          choices={NO_YES}
        />
      </div>
      {texts.yearly_verification === "yes" && (
        <DayField
          name="verified_on"
          hint="Empty if they have not yet."
          value={texts.verified_on}
          onChange={set("verified_on")}
        />
      )}
      <DayField
        name="ended_on"
        hint="Empty while you work together."
        value={texts.ended_on}
        onChange={set("ended_on")}
      />
      {texts.ended_on !== "" && (
        <>
          <ChoiceField
            name="disposition"
            hint="164.504(e)(2)(ii)(J). Attach what they wrote below."
            value={texts.disposition}
            onChange={set("disposition")}
            choices={choicesOf(DISPOSITIONS)}
          />
          {texts.disposition !== "open" && (
            <div className={looks.pair}>
              <DayField name="disposed_on" value={texts.disposed_on} onChange={set("disposed_on")} />
              <LineField name="disposed_by" value={texts.disposed_by} onChange={set("disposed_by")} />
            </div>
          )}
        </>
      )}
      <NoteField name="note" value={texts.note} onChange={set("note")} />
      <ChoiceField
        name="delegates"
        hint="Such as sending out your notice, or answering patients’ requests: 164.504(e)(2)(ii)(H)."
        value={texts.delegates}
        onChange={set("delegates")}
        choices={choicesOf(YES_NO)}
      />
      <ChoiceField
        name="feasible"
        hint="Mostly yes: 164.504(e)(2)(ii)(J)."
        value={texts.feasible}
        onChange={set("feasible")}
        choices={choicesOf(YES_NO)}
      />
    </>
  );
}
