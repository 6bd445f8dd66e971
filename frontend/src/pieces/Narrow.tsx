/** By what is a list narrowed, and which columns does it show? Each control is a word of the page's address. */
import { Button, Checkbox, NativeSelect, Popover, TextInput } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconColumns, IconSearch } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";

import type { Go } from "./address";
import type { Choice } from "./EditCell";
import styles from "./Narrow.module.css";

/** Larger where a list has few filters. */
type Size = "sm" | "md";

interface NarrowProps {
  text: string;
  /** Typed apart, so that no key waits for the address. */
  onText: (text: string) => void;
  /** What is looked for, as examples. */
  such: string;
  /** The fields beside the search. */
  children: ReactNode;
  /** The ticks below them. */
  ticks?: ReactNode;
  narrowed: boolean;
  onClear: () => void;
}

/** The search, the filters, and the way out of them. On a phone the filters are folded away. */
export function Narrow({ text, onText, such, children, ticks, narrowed, onClear }: NarrowProps) {
  const [open, setOpen] = useState(false);
  const fields = useId();
  return (
    <div className={styles.toolbar} role="search" aria-label="Narrow the list">
      <SearchField text={text} onText={onText} such={such} />
      <Button
        size="sm"
        variant="default"
        className={styles.fold}
        leftSection={<IconAdjustmentsHorizontal size={17} aria-hidden />}
        aria-expanded={open}
        aria-controls={fields}
        onClick={() => {
          setOpen(!open);
        }}
      >
        Filters
      </Button>
      <div id={fields} className={styles.fields} data-open={open || undefined}>
        {children}
        {ticks && <div className={styles.ticks}>{ticks}</div>}
      </div>
      <div className={styles.clear}>
        {(narrowed || text !== "") && (
          <Button size="compact-md" variant="subtle" onClick={onClear}>
            Clear all filters
          </Button>
        )}
      </div>
    </div>
  );
}

interface SearchProps {
  text: string;
  onText: (text: string) => void;
  such: string;
  className?: string | undefined;
  size?: Size;
}

/** What is looked for. */
export function SearchField({ text, onText, such, className, size = "sm" }: SearchProps) {
  return (
    <TextInput
      type="search"
      size={size}
      label="Search"
      className={className}
      value={text}
      leftSection={<IconSearch size={17} aria-hidden />}
      placeholder={such}
      onChange={(event) => {
        onText(event.currentTarget.value);
      }}
    />
  );
}

interface PickProps {
  label: string;
  /** The word of the address. */
  name: string;
  value: string;
  go: Go;
  /** What stands for no filter: "All levels". */
  any: string;
  choices: readonly Choice[];
  size?: Size;
}

/** One of several values, or any. */
export function Pick({ label, name, value, go, any, choices, size = "sm" }: PickProps) {
  // An address may name what is no longer there; it is shown, so that it can be chosen away.
  const known = value === "" || choices.some((choice) => choice.value === value);
  return (
    <NativeSelect
      size={size}
      label={label}
      value={value}
      data={[{ value: "", label: any }, ...choices, ...(known ? [] : [{ value, label: value }])]}
      onChange={(event) => {
        go({ [name]: event.currentTarget.value });
      }}
    />
  );
}

/** Only those that something is true of. */
export function Tick({ label, name, on, go }: { label: string; name: string; on: boolean; go: Go }) {
  return (
    <Checkbox
      label={label}
      checked={on}
      onChange={(event) => {
        go({ [name]: event.currentTarget.checked ? "1" : "" });
      }}
    />
  );
}

interface ColumnMenuProps<Id extends string> {
  all: readonly Id[];
  titles: Readonly<Record<Id, string>>;
  shown: readonly Id[];
  usual: readonly Id[];
  go: Go;
}

/** Which columns stand beside the name; the word `cols` of the address. */
export function ColumnMenu<Id extends string>({ all, titles, shown, usual, go }: ColumnMenuProps<Id>) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="sm" leftSection={<IconColumns size={17} aria-hidden />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={styles.columns}>
          <legend>Columns of the list</legend>
          {all.map((column) => (
            <Checkbox
              key={column}
              label={titles[column]}
              checked={shown.includes(column)}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                const next = all.filter((each) => (each === column ? on : shown.includes(each))).join(",");
                go({ cols: next === usual.join(",") ? "" : next || "none" }, { replace: true });
              }}
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
