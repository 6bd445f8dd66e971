/** How are several vendors changed at once? */
import { Button } from "@mantine/core";
import { useState } from "react";

import type { components } from "../../api/schema";
import { work } from "../../api/work";
import { alikeTrouble, changeAlike, type Send, takeBack } from "../../pieces/alike";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useDraft } from "../../ui/drafts";
import { ChoiceField, DayField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { offerUndo } from "../../ui/undo";
import styles from "./vendors.module.css";
import { AGREEMENT_CHOICES, agreementOf, LABELS, type Vendor, YES_NO_CHOICES, yesNoOf } from "./words";

type Alike = components["schemas"]["VendorsChangeIn"];

interface BulkProps {
  chosen: readonly Vendor[];
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The bar over the list, there as long as vendors are chosen. */
export function BulkBar({ chosen, onChoose }: BulkProps) {
  const [open, setOpen] = useState(false);
  const count = chosen.length === 1 ? "1 vendor" : `${chosen.length} vendors`;
  const title = `Change ${count} at once`;
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <div className={styles.bulk} role="status" data-open={chosen.length > 0 || undefined}>
        {chosen.length > 0 && (
          <>
            <span>{count} chosen</span>
            <Button
              size="sm"
              onClick={() => {
                setOpen(true);
              }}
            >
              {title}
            </Button>
            <Button
              size="sm"
              variant="subtle"
              onClick={() => {
                onChoose(new Set());
              }}
            >
              Choose none
            </Button>
          </>
        )}
      </div>
      <Panel title={title} open={open} onClose={close}>
        {chosen.length > 0 && (
          <BulkForm
            vendors={chosen}
            onDone={() => {
              close();
              onChoose(new Set());
            }}
          />
        )}
      </Panel>
    </>
  );
}

const LEAVE = {
  touches_phi: "",
  agreement: "",
  agreement_signed_on: "",
  agreement_ends_on: "",
  multi_factor: "",
  ended_on: "",
};
const AS_IT_IS = { value: "", label: "Leave as it is" };

function BulkForm({ vendors, onDone }: { vendors: readonly Vendor[]; onDone: () => void }) {
  const { id } = useHere();
  const touched = useTouched();
  const [texts, set, end] = useDraft(`vendors alike ${id}`, LEAVE);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change = setOf(texts);

  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const send = sendAlike(id);
      const now = await changeAlike(vendors, change, send);
      offerUndo({
        text: vendors.length === 1 ? "1 vendor is changed." : `${vendors.length} vendors are changed.`,
        undo: () => void takeBack(vendors, now, change, send).finally(() => void touched()),
      });
      end();
      onDone();
    } catch (refusal) {
      setError(refusal);
    }
    await touched();
    setBusy(false);
  };

  return (
    <Form
      name="bulk"
      labels={LABELS}
      submit="Save for all of them"
      busy={busy}
      trouble={alikeTrouble(error)}
      check={() =>
        Object.keys(change).length > 0
          ? []
          : [{ field: null, message: "Nothing is filled in yet, so nothing would change." }]
      }
      onSubmit={() => void save()}
    >
      <p>What you leave empty stays as it is in each of them: {vendors.map(({ name }) => name).join(", ")}.</p>
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
      <div className={styles.pair}>
        <DayField name="agreement_signed_on" value={texts.agreement_signed_on} onChange={set("agreement_signed_on")} />
        <DayField name="agreement_ends_on" value={texts.agreement_ends_on} onChange={set("agreement_ends_on")} />
      </div>
      <ChoiceField
        name="multi_factor"
        value={texts.multi_factor}
        onChange={set("multi_factor")}
        choices={[AS_IT_IS, ...YES_NO_CHOICES]}
      />
      <DayField name="ended_on" value={texts.ended_on} onChange={set("ended_on")} />
    </Form>
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

function sendAlike(practice_id: string): Send<Vendor, Alike> {
  return (items, set) =>
    work.POST("/v1/practices/{practice_id}/vendors/bulk", { params: { path: { practice_id } }, body: { items, set } });
}
