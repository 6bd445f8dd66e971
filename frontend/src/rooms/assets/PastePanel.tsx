/** How does an inventory that is in a spreadsheet get here? */
import { useMemo, useState } from "react";

import type { components } from "../../api/schema";
import { work } from "../../api/work";
import type { Go } from "../../pieces/address";
import { differences, gist } from "../../pieces/differences";
import { useHere } from "../../pieces/here";
import { Paste } from "../../pieces/Paste";
import { Panel } from "../../ui/Panel";
import { EXAMPLE, sheetColumns } from "./sheet";
import { type Asset, LABELS, type Names, sayField } from "./words";

type Loaded = components["schemas"]["AssetsLoadedOut"];

interface PastePanelProps {
  open: boolean;
  assets: readonly Asset[];
  names: Names;
  go: Go;
}

/** The panel. What was put on record is said in it, and it stays for the next list. */
export function PastePanel({ open, assets, names, go }: PastePanelProps) {
  const { id: practice_id } = useHere();
  const columns = useMemo(() => sheetColumns([...names.types.values()].map(({ label }) => label)), [names.types]);
  const [done, setDone] = useState<Loaded | null>(null);
  const load = async (rows: Record<string, string>[], dry_run: boolean) => {
    const { data, error } = await work.POST("/v1/practices/{practice_id}/assets/import", {
      params: { path: { practice_id } },
      body: { rows, dry_run },
    });
    if (!data) throw error as unknown as Error;
    return data;
  };
  return (
    <Panel
      title="Paste from a spreadsheet"
      open={open}
      onClose={() => {
        setDone(null);
        go({ paste: "" });
      }}
    >
      <Paste
        name={`systems from a sheet ${practice_id}`}
        nouns="systems"
        columns={columns}
        example={EXAMPLE}
        load={load}
        known={assets}
        also={alsoWords}
        gist={(id, { items }) => {
          const [before, content] = [assets, items].map((list) => list.find((each) => each.id === id));
          if (!before || !content) return "";
          return gist(differences({ before, content }, LABELS, (field, value) => sayNew(field, value, names)));
        }}
        onDone={setDone}
        told={done ? doneWords(done) : ""}
      />
    </Panel>
  );
}

/** A place that the sheet itself brings has no name in our lists yet. */
function sayNew(field: string, value: unknown, names: Names): string {
  const known = { site_id: names.sites, vendor_id: names.vendors, group_id: names.groups }[field];
  return known && typeof value === "string" && !known.has(value) ? "a new one" : sayField(field, value, names);
}

function alsoWords({ new_sites, new_groups, new_vendors }: Loaded): string[] {
  const told: [string, string[]][] = [
    ["New sites", new_sites],
    ["New vendors", new_vendors],
    ["New groups", new_groups],
  ];
  return told.flatMap(([what, names]) =>
    names.length > 0 ? [`${what} come on record too, because your rows name them: ${names.join(", ")}.`] : [],
  );
}

function doneWords({ created, changed, unchanged }: Loaded): string {
  if (created + changed === 0) return "Nothing had to be changed: all of it was on record already.";
  const same = unchanged > 0 ? `, ${unchanged} left as it was` : "";
  return `On record: ${created} new, ${changed} changed${same}.`;
}
