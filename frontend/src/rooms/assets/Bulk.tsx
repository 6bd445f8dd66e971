/** How are many systems answered or handed over at once? */
import { Button } from "@mantine/core";
import { useState } from "react";

import { work } from "../../api/work";
import { alikeTrouble, changeAlike, type Send, takeBack } from "../../pieces/alike";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useDraft } from "../../ui/drafts";
import { ChoiceField, DayField, LineField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { offerUndo } from "../../ui/undo";
import { ALIKE, alikeChoices, LEAVE, setOf, type Set_ } from "./alike";
import styles from "./assets.module.css";
import { type Asset, LABELS, type Names } from "./words";

interface BulkProps {
  chosen: readonly Asset[];
  names: Names;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The bar over the list, there as long as systems are chosen. */
export function BulkBar({ chosen, names, onChoose }: BulkProps) {
  const [open, setOpen] = useState(false);
  const count = countWords(chosen.length);
  const stop = () => {
    setOpen(false);
    onChoose(new Set());
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
              Change {count} at once
            </Button>
            <Button size="sm" variant="subtle" onClick={stop}>
              Choose none
            </Button>
          </>
        )}
      </div>
      <Panel
        title={`Change ${count} at once`}
        open={open}
        onClose={() => {
          setOpen(false);
        }}
      >
        {chosen.length > 0 && <BulkForm assets={chosen} names={names} onDone={stop} />}
      </Panel>
    </>
  );
}

function BulkForm({ assets, names, onDone }: { assets: readonly Asset[]; names: Names; onDone: () => void }) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const [texts, set, end] = useDraft(`systems alike ${practice_id}`, LEAVE);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change = setOf(texts);
  const send: Send<Asset, Set_> = (items, set) =>
    work.POST("/v1/practices/{practice_id}/assets/bulk", { params: { path: { practice_id } }, body: { items, set } });

  const save = async () => {
    if (!change) return;
    setBusy(true);
    setError(null);
    try {
      const now = await changeAlike(assets, change, send);
      offerUndo({
        text: `${countWords(assets.length)} changed.`,
        undo: () => void takeBack(assets, now, change, send).finally(() => void touched()),
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
      name="alike"
      labels={LABELS}
      submit="Save for all of them"
      busy={busy}
      trouble={alikeTrouble(error)}
      check={() => (change ? [] : [{ field: null, message: "Nothing is filled in yet, so nothing would change." }])}
      onSubmit={() => void save()}
    >
      <p>What you leave stays as it is in each of them: {assets.map(({ name }) => name).join(", ")}.</p>
      <div className={styles.pair}>
        {ALIKE.map((field) => {
          const choices = alikeChoices(field, names);
          const props = { name: field, value: texts[field], onChange: set(field) };
          if (choices) return <ChoiceField key={field} {...props} choices={choices} />;
          return field === "retired_on" ? <DayField key={field} {...props} /> : <LineField key={field} {...props} />;
        })}
      </div>
    </Form>
  );
}

function countWords(count: number): string {
  return count === 1 ? "1 system" : `${count} systems`;
}
