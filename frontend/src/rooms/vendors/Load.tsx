/** How do vendors come from a spreadsheet on record? */
import type { components } from "../../api/schema";
import { work } from "../../api/work";
import type { Go } from "../../pieces/address";
import { differences, gist } from "../../pieces/differences";
import { useHere } from "../../pieces/here";
import { Paste } from "../../pieces/Paste";
import type { SheetColumn } from "../../pieces/sheet";
import { Panel } from "../../ui/Panel";
import { VENDORS } from "./shelf";
import { LABELS, type Vendor } from "./words";

type Row = components["schemas"]["VendorRowIn"];
type Answer = components["schemas"]["VendorsLoadedOut"];

const YES_NO = ["yes", "no", "unknown"];
const COLUMNS: (SheetColumn & { id: keyof Row })[] = [
  { id: "name", title: "Name", words: ["vendor", "firm", "company", "business associate"], needed: true },
  { id: "service", title: "What it does", words: ["service", "services", "type", "product"] },
  { id: "touches_phi", title: "Touches PHI", words: ["phi", "ephi", "patient information"], choices: YES_NO },
  {
    id: "agreement",
    title: "Agreement",
    words: ["baa", "contract", "ba agreement"],
    choices: ["on file", "missing", "not needed", "unknown"],
  },
  { id: "agreement_signed_on", title: "Signed on", words: ["signed", "date signed", "effective date"] },
  { id: "agreement_ends_on", title: "Ends on", words: ["ends", "expires", "expiration", "renewal"] },
  { id: "multi_factor", title: "Second step at sign-in", words: ["mfa", "2fa", "second factor"], choices: YES_NO },
  { id: "ended_on", title: "Last day", words: ["ended", "end date", "terminated"] },
  { id: "note", title: "Note", words: ["notes", "comment", "comments"] },
];
const EXAMPLE: Record<string, string> = {
  name: "Dovetail Fax",
  service: "Online fax",
  touches_phi: "yes",
  agreement: "on file",
  agreement_signed_on: "6/10/2025",
};

interface LoadProps {
  open: boolean;
  vendors: readonly Vendor[];
  go: Go;
  onDone: (answer: Answer) => void;
}

/** The panel. */
export function Load({ open, vendors, go, onDone }: LoadProps) {
  const { id: practice_id } = useHere();
  const close = () => {
    go({ paste: "" });
  };
  const load = async (rows: Record<string, string>[], dry_run: boolean): Promise<Answer> => {
    const { data, error } = await work.POST("/v1/practices/{practice_id}/vendors/import", {
      params: { path: { practice_id } },
      body: { rows: rows.map(rowOf), dry_run },
    });
    if (!data) throw error as unknown as Error;
    return data;
  };
  return (
    <Panel title="Paste from a spreadsheet" open={open} onClose={close}>
      <Paste
        name={`paste vendors ${practice_id}`}
        nouns="vendors"
        columns={COLUMNS}
        example={EXAMPLE}
        load={load}
        known={vendors}
        gist={(id, { items }) => {
          const [before, content] = [vendors, items].map((list) => list.find((vendor) => vendor.id === id));
          if (!before || !content) return "";
          return gist(differences({ before: VENDORS.bodyOf(before), content: VENDORS.bodyOf(content) }, LABELS, said));
        }}
        onDone={(answer) => {
          onDone(answer);
          close();
        }}
      />
    </Panel>
  );
}

function said(field: string, value: unknown): string | undefined {
  return typeof value === "string" && value ? VENDORS.say(field, value) : undefined;
}

/** A row's cells by the names on the wire. */
function rowOf(cells: Record<string, string>): Row {
  return Object.fromEntries(COLUMNS.map(({ id }) => [id, cells[id] ?? ""]));
}
