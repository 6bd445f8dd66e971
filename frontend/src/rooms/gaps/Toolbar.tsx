/** By what are the standards narrowed, and with which other frameworks are they compared? */
import { Button, Checkbox, Popover } from "@mantine/core";
import { IconColumns } from "@tabler/icons-react";

import { works } from "../../api/work";
import type { Go, Search } from "../../pieces/address";
import { Pick, SearchField } from "../../pieces/Narrow";
import styles from "./gaps.module.css";
import { walksOf, wantedOf } from "./tree";
import { DESIGNATIONS, WALK_ORDER, WALKS } from "./words";

interface ToolbarProps {
  search: Search;
  go: Go;
  text: string;
  onText: (text: string) => void;
}

/** The filters. Each is a word of the address; the text is typed apart, so that no key waits for the address. */
export function Toolbar({ search, go, text, onText }: ToolbarProps) {
  const { status, designation } = wantedOf(search);
  return (
    <div className={styles.toolbar} role="search" aria-label="Narrow the list">
      <SearchField
        size="md"
        className={styles.search}
        text={text}
        onText={onText}
        such="encryption, 164.312, training"
      />
      <Pick
        size="md"
        label="Kind"
        name="kind"
        value={designation}
        go={go}
        any="All"
        choices={Object.entries(DESIGNATIONS).map(([value, label]) => ({ value, label }))}
      />
      <Compare search={search} go={go} />
      {(text || status || designation) && (
        <Button
          variant="subtle"
          onClick={() => {
            onText("");
            go({ q: "", status: "", kind: "" });
          }}
        >
          Clear all filters
        </Button>
      )}
    </div>
  );
}

function Compare({ search, go }: { search: Search; go: Go }) {
  const on = walksOf(search);
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns size={17} aria-hidden />}>
          Compare with{on.length > 0 && ` (${on.length})`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={styles.walks}>
          <legend>Add a column for</legend>
          {WALK_ORDER.map((walk) => (
            <Checkbox
              key={walk}
              label={WALKS[walk]?.name ?? walk}
              checked={on.includes(walk)}
              onChange={(event) => {
                const add = event.currentTarget.checked;
                const next = WALK_ORDER.filter((each) => (each === walk ? add : on.includes(each)));
                go({ walks: next.join(",") }, { replace: true });
              }}
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Whose mapping each column is: published, or our reading. */
export function Whose({ walks }: { walks: readonly string[] }) {
  if (walks.length === 0) return null;
  return (
    <ul className={styles.whose}>
      {walks.map((walk) => (
        <Label key={walk} walk={walk} />
      ))}
    </ul>
  );
}

/** One mapping's name and its own word on where it comes from. */
export function Label({ walk }: { walk: string }) {
  const lines = works.useQuery("get", "/v1/crosswalks", { params: { query: { crosswalk: walk, limit: 1 } } });
  const line = lines.data?.items[0];
  if (!line) return null;
  return (
    <li>
      <strong>{line.title}</strong>. {line.label}
    </li>
  );
}
