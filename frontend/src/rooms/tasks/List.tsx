/** Which tasks are there, one under the other? */
import { Button } from "@mantine/core";
import { memo, useCallback, useMemo } from "react";

import { type Go, type Search, useWanted } from "../../pieces/address";
import { useChosen } from "../../pieces/chosen";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Pick, SearchField } from "../../pieces/Narrow";
import { counted } from "../../pieces/numbers";
import { Views } from "../../pieces/Views";
import { Grid } from "../../ui/Grid";
import looks from "../../ui/looks.module.css";
import { Empty } from "../../ui/states";
import { Bulk } from "./Bulk";
import { columnsFor } from "./columns";
import { chosenFrom, narrowed, PASSING, USUAL_SORT, wantedOf } from "./search";
import styles from "./tasks.module.css";
import { STATUS_ORDER, STATUSES, type Task } from "./words";

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
  const [wanted, text, setText] = useWanted(search, go, wantedOf);
  const rows = useMemo(() => chosenFrom(tasks, wanted, today), [tasks, wanted, today]);
  const risks = useAll("/v1/practices/{practice_id}/risks", undefined, { enabled: may("risks:read") });
  const columns = useMemo(() => columnsFor(risks.data ?? [], today), [risks.data, today]);
  const { chosen, onChoose, picked } = useChosen(rows);
  const onSort = useCallback(
    (sort: string) => {
      go({ sort: sort === USUAL_SORT ? "" : sort });
    },
    [go],
  );
  const owners = useMemo(() => [...new Set(tasks.map(({ owner }) => owner))].filter(Boolean).sort(), [tasks]);
  const pick = { go, size: "md" } as const;
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
        <SearchField size="md" className={styles.search} text={text} onText={setText} such="backup, training, Dana" />
        <Pick
          {...pick}
          label="Status"
          name="status"
          value={wanted.status}
          any="To do"
          choices={[
            ...STATUS_ORDER.map((status) => ({ value: status, label: STATUSES[status].word })),
            { value: "all", label: "All" },
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
          label="Day"
          name="due"
          value={wanted.due}
          any="Any"
          choices={[
            { value: "late", label: "Late" },
            { value: "week", label: "In 7 days" },
            { value: "none", label: "No day yet" },
          ]}
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
      <p role="status" className={looks.quiet}>
        {rows.length === tasks.length ? "" : `${counted(rows.length, "task")} of ${tasks.length}.`}
      </p>
      <Bulk chosen={picked} tasks={tasks} go={go} onChoose={onChoose} />
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
          onChoose={onChoose}
          current={search.task ?? null}
        />
      ) : (
        <Empty>No task fits these filters. Take one of them away to see more.</Empty>
      )}
    </>
  );
}
