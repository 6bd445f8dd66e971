/** How are several vendors changed at once? */
import type { components } from "../../api/schema";
import { work } from "../../api/work";
import { AS_IT_IS, type Send } from "../../pieces/alike";
import { AlikeForm, BulkBar } from "../../pieces/Bulk";
import { useHere } from "../../pieces/here";
import { ChoiceField, DayField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import { AGREEMENT_CHOICES, agreementOf, LABELS, type Vendor, YES_NO_CHOICES, yesNoOf } from "./words";

type Alike = components["schemas"]["VendorsChangeIn"];

const LEAVE = {
  touches_phi: "",
  agreement: "",
  agreement_signed_on: "",
  agreement_ends_on: "",
  multi_factor: "",
  ended_on: "",
};

interface BulkProps {
  chosen: readonly Vendor[];
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The bar over the list, and the form that changes the chosen vendors. */
export function Bulk({ chosen, onChoose }: BulkProps) {
  const { id: practice_id } = useHere();
  const send: Send<Vendor, Alike> = (items, set) =>
    work.POST("/v1/practices/{practice_id}/vendors/bulk", { params: { path: { practice_id } }, body: { items, set } });
  return (
    <BulkBar
      many={chosen.length}
      count={chosen.length === 1 ? "1 vendor" : `${chosen.length} vendors`}
      onOut={() => {
        onChoose(new Set());
      }}
    >
      {(done) => (
        <AlikeForm
          rows={chosen}
          labels={LABELS}
          draft={`vendors alike ${practice_id}`}
          first={LEAVE}
          setOf={setOf}
          send={send}
          said={chosen.length === 1 ? "1 vendor is changed." : `${chosen.length} vendors are changed.`}
          onDone={done}
        >
          {(texts, set) => (
            <>
              <p>What you leave empty stays as it is in each of them: {chosen.map(({ name }) => name).join(", ")}.</p>
              <ChoiceField
                name="touches_phi"
                value={texts.touches_phi}
                onChange={set("touches_phi")}
                choices={[AS_IT_IS, ...YES_NO_CHOICES]}
              />
              <ChoiceField
                name="agreement"
                value={texts.agreement}
                onChange={set("agreement")}
                choices={[AS_IT_IS, ...AGREEMENT_CHOICES]}
              />
              <div className={looks.pair}>
                <DayField
                  name="agreement_signed_on"
                  value={texts.agreement_signed_on}
                  onChange={set("agreement_signed_on")}
                />
                <DayField
                  name="agreement_ends_on"
                  value={texts.agreement_ends_on}
                  onChange={set("agreement_ends_on")}
                />
              </div>
              <ChoiceField
                name="multi_factor"
                value={texts.multi_factor}
                onChange={set("multi_factor")}
                choices={[AS_IT_IS, ...YES_NO_CHOICES]}
              />
              <DayField name="ended_on" value={texts.ended_on} onChange={set("ended_on")} />
            </>
          )}
        </AlikeForm>
      )}
    </BulkBar>
  );
}

/** What the texts change; an empty one leaves the field as it is. */
function setOf(texts: typeof LEAVE): Alike {
  return {
    ...(texts.touches_phi && { touches_phi: yesNoOf(texts.touches_phi) }),
    ...(texts.agreement && { agreement: agreementOf(texts.agreement) }),
    ...(texts.agreement_signed_on && { agreement_signed_on: texts.agreement_signed_on }),
    ...(texts.agreement_ends_on && { agreement_ends_on: texts.agreement_ends_on }),
    ...(texts.multi_factor && { multi_factor: yesNoOf(texts.multi_factor) }),
    ...(texts.ended_on && { ended_on: texts.ended_on }),
  };
}
