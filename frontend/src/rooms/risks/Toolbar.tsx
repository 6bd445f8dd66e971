/** By what is the register narrowed, and which columns does it show? */
import { Button, Checkbox, NativeSelect, Popover, TextInput } from "@mantine/core";
import { IconColumns, IconSearch } from "@tabler/icons-react";

import { LEVELS, levelWord } from "../../ui/levels";
import type { Go, Search } from "../../pieces/address";
import { TITLES } from "./columns";
import styles from "./risks.module.css";
import { COLUMNS, columnsOf, narrowed, USUAL, wantedOf } from "./search";
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
      <Pick label="Level" name="level" value={wanted.level} go={go} any="All levels" choices={levelChoices(levels)} />
      <Pick
        label="Response"
        name="response"
        value={wanted.response}
        go={go}
        any="All responses"
        choices={[
          ...Object.entries(RESPONSES).map(([value, { word }]) => ({ value, label: word })),
          { value: "none", label: "Not decided" },
        ]}
      />
      <Pick
        label="Who"
        name="owner"
        value={wanted.owner}
        go={go}
        any="Everybody"
        choices={[...owners.map((name) => ({ value: name, label: name })), { value: "-", label: "Nobody named" }]}
      />
      <Pick
        label="Status"
        name="status"
        value={wanted.status}
        go={go}
        any="Not closed"
        choices={[
          ...Object.entries(STATUSES).map(([value, label]) => ({ value, label })),
          { value: "all", label: "All, closed too" },
        ]}
      />
      {groups.size > 0 && (
        <Pick
          label="Only for"
          name="group"
          value={wanted.group}
          go={go}
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

interface PickProps {
  label: string;
  name: string;
  value: string;
  go: Go;
  any: string;
  choices: { value: string; label: string }[];
}

function Pick({ label, name, value, go, any, choices }: PickProps) {
  // An address may name what is no longer there; it is shown, so that it can be chosen away.
  const known = value === "" || choices.some((choice) => choice.value === value);
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[{ value: "", label: any }, ...choices, ...(known ? [] : [{ value, label: value }])]}
      onChange={(event) => {
        go({ [name]: event.currentTarget.value });
      }}
    />
  );
}

function Tick({ label, name, on, go }: { label: string; name: string; on: boolean; go: Go }) {
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

/** Which columns stand beside the risk's name. */
export function ColumnMenu({ search, go }: { search: Search; go: Go }) {
  const shown = columnsOf(search);
  const usual = USUAL.join(",");
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
          {COLUMNS.map((column) => (
            <Checkbox
              key={column}
              label={TITLES[column]}
              checked={shown.includes(column)}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                const next = COLUMNS.filter((each) => (each === column ? on : shown.includes(each))).join(",");
                go({ cols: next === usual ? "" : next || "none" }, { replace: true });
              }}
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
