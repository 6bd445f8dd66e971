/** Who was at the training? Those chosen in the list, on one day. */
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import bulk from "../../pieces/Bulk.module.css";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { offerUndo } from "../../ui/undo";
import type { Person } from "./people";
import styles from "./people.module.css";
import { PEOPLE } from "./shelf";

interface TrainedProps {
  chosen: readonly Person[];
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The bar over the list, there as long as people are chosen. */
export function TrainedBar({ chosen, onChoose }: TrainedProps) {
  const { id: practice_id, today } = useHere();
  const calls = PEOPLE.callsIn(practice_id);
  const touched = useTouched();
  const [day, setDay] = useState(today);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const trouble = useTrouble(error);
  const count = chosen.length === 1 ? "1 person" : `${chosen.length} people`;

  const train = async () => {
    setBusy(true);
    setError(null);
    const done: { before: Person; now: Person }[] = [];
    try {
      for (const before of chosen) {
        const body = { ...PEOPLE.bodyOf(before), trained_on: day };
        done.push({ before, now: await calls.replace(before.id, body, before.version) });
      }
      onChoose(new Set());
    } catch (refusal) {
      setError(refusal);
    }
    const back = async () => {
      for (const { before, now } of done) await calls.replace(now.id, PEOPLE.bodyOf(before), now.version);
    };
    if (done.length > 0)
      offerUndo({
        text: done.length === 1 ? "1 training is on record." : `${done.length} trainings are on record.`,
        undo: () => void back().finally(() => void touched()),
      });
    await touched();
    setBusy(false);
  };

  if (chosen.length === 0) return <div role="status" />;
  return (
    <form
      className={bulk.bar}
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && day !== "") void train();
      }}
    >
      <span role="status">{count} chosen</span>
      <TextInput
        type="date"
        size="sm"
        aria-label="Day of the training"
        value={day}
        onChange={(event) => {
          setDay(event.currentTarget.value);
        }}
      />
      <Button type="submit" size="sm" aria-disabled={busy || day === ""}>
        {busy ? "One moment…" : `Were trained on this day`}
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
      {trouble && (
        <p role="alert" className={styles.refused}>
          Not all of it is saved. {trouble.message} Those still chosen are not done yet.
        </p>
      )}
    </form>
  );
}
