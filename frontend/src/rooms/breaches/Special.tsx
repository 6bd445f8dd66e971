/** What is so in few cases? Somebody knew before, it was a vendor, the police asked to wait: folded away until it is so. */
import { choicesOf } from "../../pieces/choices";
import { ChoiceField, DayField, LineField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import { ROLES, type Texts } from "./breaches";
import styles from "./breaches.module.css";
import { Earlier } from "./Earlier";
import { type Set } from "./Group";

/** The part of the form. */
export function Special({ texts, set }: { texts: Texts; set: Set }) {
  const begun =
    texts.at_associate === "yes" ||
    texts.hold !== "" ||
    texts.role === "business_associate" ||
    texts.known_earlier_by !== "[]";
  return (
    <details className={looks.folded} open={begun}>
      <summary>Somebody knew before, a vendor, the police</summary>
      <div className={styles.within}>
        <ChoiceField name="role" value={texts.role} onChange={set("role")} choices={choicesOf(ROLES)} />
        {texts.role === "business_associate" && (
          <div className={looks.pair}>
            <LineField name="covered_entity" value={texts.covered_entity} onChange={set("covered_entity")} />
            <LineField
              name="contract_days"
              kind="number"
              hint="Empty if it says none. The rule gives 60 at most: 164.410(b)."
              value={texts.contract_days}
              onChange={set("contract_days")}
            />
          </div>
        )}
        <Earlier value={texts.known_earlier_by} onChange={set("known_earlier_by")} />
        {texts.role === "covered_entity" && <Associate texts={texts} set={set} />}
        <ChoiceField
          name="hold"
          hint="Only because a notice would hinder them: 164.412. Keep the letter, or who asked."
          value={texts.hold}
          onChange={set("hold")}
          choices={choicesOf({ "": "No", written: "Yes, in writing", oral: "Yes, by word of mouth" })}
        />
        {texts.hold !== "" && (
          <div className={looks.pair}>
            <DayField name="hold_requested_on" value={texts.hold_requested_on} onChange={set("hold_requested_on")} />
            {texts.hold === "written" && (
              <DayField name="hold_through" value={texts.hold_through} onChange={set("hold_through")} />
            )}
          </div>
        )}
      </div>
    </details>
  );
}

function Associate({ texts, set }: { texts: Texts; set: Set }) {
  const yesNo = [
    { value: "no", label: "No" },
    { value: "yes", label: "Yes" },
  ];
  return (
    <>
      <ChoiceField name="at_associate" value={texts.at_associate} onChange={set("at_associate")} choices={yesNo} />
      {texts.at_associate === "yes" && (
        <>
          <div className={looks.pair}>
            <DayField
              name="associate_discovered_on"
              value={texts.associate_discovered_on}
              onChange={set("associate_discovered_on")}
            />
            <DayField
              name="associate_told_on"
              hint="Empty if they have not."
              value={texts.associate_told_on}
              onChange={set("associate_told_on")}
            />
          </div>
          <ChoiceField
            name="associate_is_agent"
            hint="You tell them how to do the work, not only what. Then what they knew counts as known to you."
            value={texts.associate_is_agent}
            onChange={set("associate_is_agent")}
            choices={yesNo}
          />
        </>
      )}
    </>
  );
}
