/** How is something told that only policies state: a habit, a number, some words? Kept at once, for all of them. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";

import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import styles from "./policies.module.css";
import { HABITS, PARTICULARS, type Particular } from "./words";

/** The question, with the place for its answer. */
export function Telling({ particular }: { particular: Particular }) {
  const { id } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const [value, setValue] = useState(particular.value);
  const tell = (told: string) => {
    setValue(told);
    send(async () => {
      const { error } = await work.PUT(`${PARTICULARS}/{name}`, {
        params: {
          path: { practice_id: id, name: particular.name },
          ...(particular.version > 0 && { header: { "If-Match": `"${particular.version}"` } }),
        },
        body: { value: told },
      });
      await touched();
      return error ?? null;
    });
  };
  const error = trouble && (trouble.faults[0]?.message ?? trouble.message);
  const asked = { label: particular.question, description: particular.hint || undefined, error, disabled: busy };
  if (particular.kind === "habit")
    return (
      <NativeSelect
        {...asked}
        value={value}
        data={[{ value: "", label: "Choose an answer" }, ...HABITS]}
        onChange={(event) => {
          tell(event.currentTarget.value);
        }}
      />
    );
  return (
    <form
      className={styles.telling}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) tell(value.trim());
      }}
    >
      <TextInput
        {...asked}
        value={value}
        placeholder={particular.suggest && `for example ${particular.suggest}`}
        inputMode={particular.kind === "number" ? "numeric" : "text"}
        maxLength={200}
        rightSection={particular.unit && <span className={looks.quiet}>{particular.unit}s</span>}
        rightSectionWidth="6rem"
        rightSectionPointerEvents="none"
        onChange={(event) => {
          setValue(event.currentTarget.value);
        }}
      />
      <div className={looks.row}>
        <Button type="submit" size="xs" variant="default" aria-disabled={busy}>
          Keep it
        </Button>
        {particular.suggest && value === "" && (
          <Button
            type="button"
            size="xs"
            variant="subtle"
            onClick={() => {
              tell(particular.suggest);
            }}
          >
            Take {particular.suggest}
          </Button>
        )}
      </div>
    </form>
  );
}
