/** What is asked about the practice itself? Ten questions at most, and fewer as they are answered. */
import { choicesOf } from "../../pieces/choices";
import { ChoiceField, DayField, NoteField } from "../../ui/fields";
import { ASKED, isAsked, type ItselfTexts, KNOWN, PLANS, type Told, TRANSACTIONS } from "./standing";
import { Ticks } from "./Ticks";

interface FieldsProps {
  texts: ItselfTexts;
  set: (field: keyof ItselfTexts) => (text: string) => void;
}

const HINTS: Partial<Record<keyof Told, string>> = {
  cash_only: "A bill that the patient sends to a plan is theirs, not yours.",
  sends:
    "By you, by a billing service or clearinghouse for you, or typed into a plan’s website. A fax straight from a computer counts too.",
  other_business: "A gym, a shop.",
  components_designated: "A paper that says which parts of the company are health care. 45 CFR 164.105(a)(2)(iii)(D).",
  works_for_others:
    "You host their charts, bill for them, answer their phones. Treating whom they send you is not meant.",
  converts_for_others:
    "You take their claims in a form of their own and send them on as standard electronic claims, say. Who does that is a health care clearinghouse. 45 CFR 160.103.",
};
const QUESTIONS = Object.keys(ASKED).filter(isQuestion);

/** The interview. */
export function ItselfFields({ texts, set }: FieldsProps) {
  return (
    <>
      {QUESTIONS.filter((fact) => isAsked(fact, texts)).map((fact) =>
        fact === "transactions" ? (
          <Ticks key={fact} name={fact} value={texts[fact]} onChange={set(fact)} words={TRANSACTIONS} />
        ) : (
          <ChoiceField
            key={fact}
            name={fact}
            hint={HINTS[fact] ?? ""}
            value={texts[fact]}
            onChange={set(fact)}
            choices={choicesOf(fact === "health_plan" ? PLANS : KNOWN)}
          />
        ),
      )}
      <DayField
        name="review_on"
        hint="Before a new payer or billing service begins, say."
        value={texts.review_on}
        onChange={set("review_on")}
      />
      <NoteField
        name="note"
        hint="What you rest this on. Leave patients’ names out."
        value={texts.note}
        onChange={set("note")}
      />
    </>
  );
}

function isQuestion(fact: string): fact is Exclude<keyof Told, "review_on" | "note"> {
  return fact !== "review_on" && fact !== "note";
}
