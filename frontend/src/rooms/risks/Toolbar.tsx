/** By what is the register narrowed? */
import { Button, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";

import type { Go, Search } from "../../pieces/address";
import { Pick, Tick } from "../../pieces/Narrow";
import { LEVELS, levelWord } from "../../ui/levels";
import styles from "./risks.module.css";
import { narrowed, wantedOf } from "./search";
import { RESPONSES, STATUSES } from "./words";

interface ToolbarProps {
  search: Search;
  go: Go;
  text: string;
  onText: (text: string) => void;
  levels: readonly string[];
  owners: readonly string[];
  groups: ReadonlyMap<string, string>;
}

/** The filters. Each is a word of the address; the text is typed apart, so that no key waits for the address. */
export function Toolbar({ search, go, text, onText, levels, owners, groups }: ToolbarProps) {
  const wanted = wantedOf(search);
  const pick = { go, size: "md" } as const;
  return (
    <div className={styles.toolbar} role="search" aria-label="Narrow the list">
      <TextInput
        label="Search"
        className={styles.search}
        value={text}
        leftSection={<IconSearch size={17} aria-hidden />}
        placeholder="phishing, laptop, R-014"
        onChange={(event) => {
          onText(event.currentTarget.value);
        }}
      />
      <Pick {...pick} label="Level" name="level" value={wanted.level} any="All levels" choices={levelChoices(levels)} />
      <Pick
        {...pick}
        label="Response"
        name="response"
        value={wanted.response}
        any="All responses"
        choices={[
          ...Object.entries(RESPONSES).map(([value, { word }]) => ({ value, label: word })),
          { value: "none", label: "Not decided" },
        ]}
      />
      <Pick
        {...pick}
        label="Who"
        name="owner"
        value={wanted.owner}
        any="Everybody"
        choices={[...owners.map((name) => ({ value: name, label: name })), { value: "-", label: "Nobody named" }]}
      />
      <Pick
        {...pick}
        label="Status"
        name="status"
        value={wanted.status}
        any="Not closed"
        choices={[
          ...Object.entries(STATUSES).map(([value, label]) => ({ value, label })),
          { value: "all", label: "All, closed too" },
        ]}
      />
      {groups.size > 0 && (
        <Pick
          {...pick}
          label="Only for"
          name="group"
          value={wanted.group}
          any="Any systems"
          choices={[
            ...[...groups].map(([value, label]) => ({ value, label })),
            { value: "-", label: "No group of its own" },
          ]}
        />
      )}
      <div className={styles.ticks}>
        <Tick label="Needs a decision" name="owed" on={wanted.owed} go={go} />
        <Tick label="Late" name="late" on={wanted.late} go={go} />
        {(narrowed(search) || text) && (
          <Button
            size="compact-md"
            variant="subtle"
            onClick={() => {
              onText("");
              go({ q: "", level: "", response: "", owner: "", status: "", group: "", owed: "", late: "", cell: "" });
            }}
          >
            Clear all filters
          </Button>
        )}
      </div>
    </div>
  );
}

function levelChoices(levels: readonly string[]) {
  const falling: string[] = LEVELS.filter((level) => levels.includes(level)).reverse();
  const above = falling.slice(1, -1).map((level) => ({ value: `${level}_up`, label: `${levelWord(level)} and above` }));
  return [...falling.map((level) => ({ value: level, label: levelWord(level) })), ...above];
}
