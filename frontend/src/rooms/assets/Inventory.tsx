/** Which systems are shown, and how are they changed in place? */
import { Button } from "@mantine/core";
import { IconStack2 } from "@tabler/icons-react";
import { memo, useCallback, useMemo, useState } from "react";

import { type Go, type Search, useWanted } from "../../pieces/address";
import { Merge } from "../../pieces/changes";
import { useChosen } from "../../pieces/chosen";
import { useHere } from "../../pieces/here";
import { useShelfInline } from "../../pieces/inline";
import { ColumnMenu } from "../../pieces/Narrow";
import { Views } from "../../pieces/Views";
import { viewOf } from "../../pieces/viewing";
import { Grid } from "../../ui/Grid";
import { Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Empty } from "../../ui/states";
import styles from "./assets.module.css";
import { Bulk } from "./Bulk";
import { columnsFor, type Edit } from "./columns";
import { chosenFrom, COLUMNS, columnsOf, linesOf, narrowed, PASSING, USUAL, wantedOf } from "./wanted";
import { PATH, systems } from "./record";
import { Toolbar } from "./Toolbar";
import { type Asset, LABELS, type Names } from "./words";

interface InventoryProps {
  assets: Asset[];
  names: Names;
  people: readonly string[];
  search: Search;
  go: Go;
}

const OURS = [
  { name: "In use", search: {} },
  { name: "Needs an answer", search: { open: "1" } },
  { name: "ePHI, not encrypted", search: { ephi: "yes", encrypted: "no" } },
  { name: "Out of use", search: { past: "only" } },
];

/** Views, filters, the bar over chosen rows, and the list. */
export function Inventory({ assets, names, people, search, go }: InventoryProps) {
  const { may, today } = useHere();
  const write = may("inventory:write");
  const { edit, kind, change } = useShelfInline(PATH, systems(names));
  const lines = useMemo(() => linesOf(assets, names, today), [assets, names, today]);
  const [wanted, text, setText] = useWanted(search, go, wantedOf);
  const [stay, keep] = useStaying(viewOf({ ...search, q: wanted.text }, [...PASSING, "sort", "cols"]));
  const rows = useMemo(() => chosenFrom(lines, wanted, stay), [lines, wanted, stay]);
  const categories = useMemo(() => [...new Set(lines.map(({ category }) => category))].filter(Boolean).sort(), [lines]);
  const shown = columnsOf(search).join(",") || "none";
  const editing = useCallback<Edit>(
    (id, fields, done) => {
      keep(id);
      return edit(id, fields, done);
    },
    [edit, keep],
  );
  const columns = useMemo(
    () => columnsFor(columnsOf({ cols: shown }), { names, people, edit: write ? editing : null }),
    [shown, names, people, write, editing],
  );
  const { chosen, onChoose, picked } = useChosen(rows);
  const count = useCallback((view: Search) => chosenFrom(lines, wantedOf(view)).length, [lines]);
  const onSort = useCallback(
    (sort: string) => {
      go({ sort: sort === "name" ? "" : sort });
    },
    [go],
  );
  return (
    <Section
      title="Inventory"
      actions={
        <>
          <ColumnMenu all={COLUMNS} titles={LABELS} shown={columnsOf(search)} usual={USUAL} go={go} />
          <Button
            size="sm"
            variant="default"
            leftSection={<IconStack2 size={17} aria-hidden />}
            onClick={() => {
              go({ groups: "1" });
            }}
          >
            Groups
          </Button>
          <PrintButton />
        </>
      }
    >
      <Ways room="assets" ours={OURS} search={search} passing={PASSING} count={count} />
      <Toolbar search={search} go={go} text={text} onText={setText} names={names} categories={categories} />
      <p role="status" className={styles.found}>
        {rows.length === assets.length
          ? `${rows.length} systems.`
          : `${rows.length} of ${assets.length} systems shown.`}
        {write && rows.length > 0 && " Click a cell, or press Enter in it, to change it."}
        {!write && " Your role reads this. An owner, a manager or one of the officers can change it."}
      </p>
      {write && <Bulk chosen={picked} names={names} onChoose={onChoose} />}
      {rows.length > 0 ? (
        <List
          label="Systems"
          rows={rows}
          keyOf={keyOf}
          nameOf={nameOf}
          columns={columns}
          sort={search.sort ?? "name"}
          onSort={onSort}
          current={search.asset ?? null}
          {...(write && { chosen, onChoose })}
        />
      ) : (
        <Empty>
          {narrowed(search) || text
            ? "No system fits these filters. Take one of them away to see more."
            : "Nothing is in use any more. Choose “Out of use” above to see what was."}
        </Empty>
      )}
      <Merge kind={kind} change={change} />
    </Section>
  );
}

/** A key typed into the search box draws none of these again. */
const Ways = memo(Views);
const List = memo(Grid<Asset>);

function keyOf({ id }: Asset): string {
  return id;
}

function nameOf({ name }: Asset): string {
  return name;
}

/** The rows that were just changed: they stay in sight, and under the hand, until the filters change. */
function useStaying(filters: string): [ReadonlySet<string>, (id: string) => void] {
  const [{ of, ids }, set] = useState<{ of: string; ids: ReadonlySet<string> }>({ of: filters, ids: new Set() });
  if (of !== filters) set({ of: filters, ids: new Set() });
  const keep = useCallback((id: string) => {
    set((now) => ({ of: now.of, ids: new Set([...now.ids, id]) }));
  }, []);
  return [ids, keep];
}
