/** Which tasks are there, one under the other? */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { memo, useCallback, useDeferredValue, useMemo, useState } from "react";

import { type Go, type Search, useTyped } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Views } from "../../pieces/Views";
import { Grid } from "../../ui/Grid";
import { Empty } from "../../ui/states";
import { Bulk } from "./Bulk";
import { columnsFor } from "./columns";
import { chosenFrom, narrowed, PASSING, USUAL_SORT, wantedOf } from "./search";
import styles from "./tasks.module.css";
import { counted, STATUS_ORDER, STATUSES, type Task } from "./words";

/** Typing does not draw the list anew until there is time for it. */
const Rows = memo(Grid<Task>);
const OURS: { name: string; search: Search }[] = [
  { name: "To do", search: {} },
  { name: "Late", search: { due: "late" } },
  { name: "Due in 7 days", search: { due: "week" } },
  { name: "Nobody named", search: { owner: "-" } },
  { name: "To be checked", search: { status: "done" } },
];
const keyOf = ({ id }: Task) => id;
const nameOf = ({ title }: Task) => title;

interface ListProps {
  tasks: readonly Task[];
  search: Search;
  go: Go;
}

/** The list with its filters, and what can be done with the tasks chosen from it. */
export function List({ tasks, search, go }: ListProps) {
  const { may, today } = useHere();
  const tell = useCallback(
    (q: string) => {
      go({ q }, { replace: true });
    },
    [go],
  );
  const [text, setText] = useTyped(search.q ?? "", tell);
  const letters = useDeferredValue(text);
  const wanted = useMemo(() => ({ ...wantedOf(search), text: letters }), [search, letters]);
  const rows = useMemo(() => chosenFrom(tasks, wanted, today), [tasks, wanted, today]);
  const risks = useAll("/v1/practices/{practice_id}/risks", undefined, { enabled: may("risks:read") });
  const columns = useMemo(() => columnsFor(risks.data ?? [], today), [risks.data, today]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const picked = useMemo(() => rows.filter(({ id }) => chosen.has(id)), [rows, chosen]);
  const onSort = useCallback(
    (sort: string) => {
      go({ sort: sort === USUAL_SORT ? "" : sort });
    },
    [go],
  );
  const owners = useMemo(() => [...new Set(tasks.map(({ owner }) => owner))].filter(Boolean).sort(), [tasks]);
  if (tasks.length === 0)
    return (
      <Empty>
        No task yet. Choose “Proposed” to take up the work that your answers call for, or add a task of your own.
      </Empty>
    );
  return (
    <>
      <Views
        room="tasks"
        ours={OURS}
        search={search}
        passing={PASSING}
        count={(view) => chosenFrom(tasks, wantedOf(view), today).length}
      />
      <div className={styles.toolbar} role="search" aria-label="Narrow the list">
        <TextInput
          label="Search"
          type="search"
          className={styles.search}
          value={text}
          leftSection={<IconSearch size={17} aria-hidden />}
          placeholder="backup, training, Dana"
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <Pick
          label="Status"
          value={wanted.status}
          choices={[
            ["", "To do"],
            ...STATUS_ORDER.map((status): [string, string] => [status, STATUSES[status].word]),
            ["all", "All"],
          ]}
          onPick={(status) => {
            go({ status });
          }}
        />
        <Pick
          label="Who"
          value={wanted.owner}
          choices={[["", "Everybody"], ...owners.map((name): [string, string] => [name, name]), ["-", "Nobody named"]]}
          onPick={(owner) => {
            go({ owner });
          }}
        />
        <Pick
          label="Day"
          value={wanted.due}
          choices={[
            ["", "Any"],
            ["late", "Late"],
            ["week", "In 7 days"],
            ["none", "No day yet"],
          ]}
          onPick={(due) => {
            go({ due });
          }}
        />
        {(narrowed(search) || text) && (
          <Button
            variant="subtle"
            onClick={() => {
              setText("");
              go({ q: "", status: "", owner: "", due: "" });
            }}
          >
            Clear all filters
          </Button>
        )}
      </div>
      <p role="status" className={styles.quiet}>
        {rows.length === tasks.length ? "" : `${counted(rows.length, "task")} of ${tasks.length}.`}
      </p>
      <Bulk chosen={picked} tasks={tasks} go={go} onChoose={setChosen} />
      {rows.length > 0 ? (
        <Rows
          label="Tasks"
          rows={rows}
          keyOf={keyOf}
          nameOf={nameOf}
          columns={columns}
          sort={search.sort ?? USUAL_SORT}
          onSort={onSort}
          chosen={chosen}
          onChoose={setChosen}
          current={search.task ?? null}
        />
      ) : (
        <Empty>No task fits these filters. Take one of them away to see more.</Empty>
      )}
    </>
  );
}

interface PickProps {
  label: string;
  value: string;
  choices: [string, string][];
  onPick: (value: string) => void;
}

function Pick({ label, value, choices, onPick }: PickProps) {
  // An address may name what is no longer there; it is shown, so that it can be chosen away.
  const known = choices.some(([each]) => each === value);
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[...choices, ...(known ? [] : [[value, value]])].map(([value = "", label = ""]) => ({ value, label }))}
      onChange={(event) => {
        onPick(event.currentTarget.value);
      }}
    />
  );
}
