/** Which part of the history does the person want to see? */
import { Button, NativeSelect, TextInput } from "@mantine/core";

import type { ChangeLine } from "../../pieces/differences";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { FILTERS, isTurned, type Search } from "./filtering";
import styles from "./history.module.css";
import { KINDS } from "./words";

interface FiltersProps {
  search: Search;
  /** Who made changes may be here no longer; those seen in the list can be chosen too. */
  seen: readonly ChangeLine[];
  onChange: (field: (typeof FILTERS)[number], value: string) => void;
  onClear: () => void;
}

/** The four filters. */
export function Filters({ search, seen, onChange, onClear }: FiltersProps) {
  const { may, today } = useHere();
  const members = useAll("/v1/practices/{practice_id}/members", undefined, { enabled: may("members:read") });
  const who = new Map<string, string>();
  for (const { user_id, person } of members.data ?? []) if (user_id) who.set(`user:${user_id}`, person ?? "");
  for (const change of seen) who.set(change.actor, change.who);
  const turned = isTurned(search);
  return (
    <div className={styles.filters} role="search" aria-label="Narrow the history">
      <NativeSelect
        label="Kind of record"
        value={search.kind ?? ""}
        data={[
          { value: "", label: "All" },
          ...Object.entries(KINDS)
            .filter(([, { needs }]) => needs === undefined || may(needs))
            .map(([value, { many }]) => ({ value, label: many }))
            .sort((a, b) => a.label.localeCompare(b.label)),
        ]}
        onChange={(event) => {
          onChange("kind", event.currentTarget.value);
        }}
      />
      <NativeSelect
        label="Changed by"
        value={search.actor ?? ""}
        data={[{ value: "", label: "Everybody" }, ...[...who].map(([value, label]) => ({ value, label }))]}
        onChange={(event) => {
          onChange("actor", event.currentTarget.value);
        }}
      />
      <TextInput
        label="From"
        type="date"
        max={today}
        value={search.since ?? ""}
        onChange={(event) => {
          onChange("since", event.currentTarget.value);
        }}
      />
      <TextInput
        label="To"
        type="date"
        value={search.until ?? ""}
        error={turned ? "This day is before the first one." : null}
        onChange={(event) => {
          onChange("until", event.currentTarget.value);
        }}
      />
      {FILTERS.some((field) => search[field]) && (
        <Button variant="subtle" onClick={onClear}>
          Show all
        </Button>
      )}
    </div>
  );
}
