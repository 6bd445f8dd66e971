/** Which of many records belong to this one? Added from a list, taken off one by one. */
import { Button, NativeSelect } from "@mantine/core";
import { type ReactNode, useState } from "react";

import { idsOf } from "./ids";
import styles from "./Several.module.css";

interface SeveralProps<Row extends { id: string }> {
  title: string;
  /** One of them: "risk". */
  noun: string;
  /** The ids of those that belong to it, with commas between. */
  value: string;
  onChange: (ids: string) => void;
  rows: readonly Row[];
  nameOf: (row: Row) => string;
  /** Whether it may be added; all may, where nothing is said. */
  offers?: (row: Row) => boolean;
  /** How one stands there. */
  children: (row: Row) => ReactNode;
}

/** The records, and the list to choose more from. */
export function Several<Row extends { id: string }>({
  title,
  noun,
  value,
  onChange,
  rows,
  nameOf,
  offers = () => true,
  children,
}: SeveralProps<Row>) {
  const [next, setNext] = useState("");
  const ids = idsOf(value);
  const chosen = rows.filter(({ id }) => ids.includes(id));
  const others = rows.filter((row) => !ids.includes(row.id) && offers(row));
  if (chosen.length + others.length === 0) return null;
  return (
    <fieldset className={styles.several}>
      <legend>{title}</legend>
      {chosen.length > 0 && (
        <ul>
          {chosen.map((row) => (
            <li key={row.id}>
              {children(row)}
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`Take off ${nameOf(row)}`}
                onClick={() => {
                  onChange(ids.filter((each) => each !== row.id).join(","));
                }}
              >
                Take off
              </Button>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <div className={styles.more}>
          <NativeSelect
            aria-label={`${article(noun)} ${noun} to add`}
            value={next}
            data={[
              { value: "", label: `Choose ${article(noun).toLowerCase()} ${noun} to add` },
              ...others.map((row) => ({ value: row.id, label: nameOf(row) })),
            ]}
            onChange={(event) => {
              setNext(event.currentTarget.value);
            }}
          />
          <Button
            variant="default"
            aria-label={`Add the ${noun}`}
            aria-disabled={next === ""}
            onClick={() => {
              if (next === "") return;
              onChange([...ids, next].join(","));
              setNext("");
            }}
          >
            Add
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function article(noun: string): "A" | "An" {
  return /^[aeiou]/.test(noun) ? "An" : "A";
}
