/** Which fields has an incident? From what happened to how it ended, in the order in which they become known. */
import { choicesOf } from "../../pieces/choices";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { numberWord } from "../../pieces/numbers";
import { OwnerField, useOwners } from "../../pieces/Owner";
import { Several } from "../../pieces/Several";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import { CLOSE, JUDGED, KINDS, type Texts } from "./incidents";

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
}

const NOBODY: never[] = [];

/** What is known at first. */
export function First({ texts, set }: FieldsProps) {
  const names = useOwners(NOBODY);
  return (
    <>
      <ChoiceField name="kind" value={texts.kind} onChange={set("kind")} choices={choicesOf(KINDS)} />
      <NoteField
        name="what"
        hint="What, where, how it came out. Name no patient."
        value={texts.what}
        onChange={set("what")}
      />
      <div className={looks.pair}>
        <DayField
          name="happened_on"
          hint="Empty while nobody knows."
          value={texts.happened_on}
          onChange={set("happened_on")}
        />
        <DayField
          name="known_on"
          hint="The first day on which anybody here knew, or should have. Deadlines count from it: 164.404(a)(2)."
          value={texts.known_on}
          onChange={set("known_on")}
        />
      </div>
      <OwnerField name="lead" value={texts.lead} names={names} onChange={set("lead")} />
      <ChoiceField name="close" value={texts.close} onChange={set("close")} choices={choicesOf(CLOSE)} />
    </>
  );
}

/** What comes to light later, up to its end. */
export function Later({ texts, set }: FieldsProps) {
  return (
    <>
      <ChoiceField
        name="judged"
        hint="Somebody got at information or systems who should not have, or tried to: 164.304. A yes calls for a new look at the analysis."
        value={texts.judged}
        onChange={set("judged")}
        choices={choicesOf(JUDGED)}
      />
      <Touches texts={texts} set={set} />
      <DayField
        name="contained_on"
        hint="The day on which it could not get worse any more."
        value={texts.contained_on}
        onChange={set("contained_on")}
      />
      <NoteField
        name="mitigation"
        hint="As far as you could: 164.308(a)(6)(ii) and 164.530(f)."
        value={texts.mitigation}
        onChange={set("mitigation")}
      />
      <NoteField name="outcome" value={texts.outcome} onChange={set("outcome")} />
      <NoteField
        name="lessons"
        hint="What would have stopped it, or made it smaller?"
        value={texts.lessons}
        onChange={set("lessons")}
      />
      <div className={looks.pair}>
        <DayField
          name="closed_on"
          hint="Empty while you work on it."
          value={texts.closed_on}
          onChange={set("closed_on")}
        />
        <LineField
          name="closed_by"
          hint="You, if you leave it empty."
          value={texts.closed_by}
          onChange={set("closed_by")}
        />
      </div>
    </>
  );
}

function Touches({ texts, set }: FieldsProps) {
  const { may } = useHere();
  const inventory = { enabled: may("inventory:read") };
  const assets = useAll("/v1/practices/{practice_id}/assets", { sort: "name" }, inventory);
  const vendors = useAll("/v1/practices/{practice_id}/vendors", { sort: "name" }, inventory);
  const risks = useAll("/v1/practices/{practice_id}/risks", { sort: "number" }, { enabled: may("risks:read") });
  return (
    <>
      <Several
        title="Systems and devices that it touches"
        noun="system"
        value={texts.asset_ids}
        onChange={set("asset_ids")}
        rows={assets.data ?? NOBODY}
        nameOf={({ name }) => name}
      >
        {({ name }) => name}
      </Several>
      <Several
        title="Vendors that it touches"
        noun="vendor"
        value={texts.vendor_ids}
        onChange={set("vendor_ids")}
        rows={vendors.data ?? NOBODY}
        nameOf={({ name }) => name}
      >
        {({ name }) => name}
      </Several>
      <Several
        title="Risks that it bears on"
        noun="risk"
        value={texts.risk_ids}
        onChange={set("risk_ids")}
        rows={risks.data ?? NOBODY}
        nameOf={({ number, title }) => `${numberWord(number)} ${title}`}
      >
        {({ number, title }) => `${numberWord(number)} ${title}`}
      </Several>
    </>
  );
}
