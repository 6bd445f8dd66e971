/** How does the roster come from a spreadsheet on record? */
import type { components } from "../../api/schema";
import { work } from "../../api/work";
import type { Go } from "../../pieces/address";
import { differences, gist } from "../../pieces/differences";
import { useHere } from "../../pieces/here";
import { Paste } from "../../pieces/Paste";
import type { SheetColumn } from "../../pieces/sheet";
import { Panel } from "../../ui/Panel";
import { LABELS, type Person } from "./people";
import { PEOPLE } from "./shelf";

type Row = components["schemas"]["PersonRowIn"];
type Answer = components["schemas"]["PeopleLoadedOut"];

const COLUMNS: (SheetColumn & { id: keyof Row })[] = [
  { id: "name", title: "Name", words: ["person", "employee", "full name", "staff"], needed: true },
  { id: "job", title: "Job", words: ["title", "position", "job title", "role"] },
  {
    id: "roles",
    title: "Groups",
    words: ["group", "groups", "type"],
    hint: "clinicians, front desk, billing, officers, contractors; several with semicolons",
  },
  { id: "sites", title: "Sites", words: ["site", "location", "locations", "office"], hint: "several with semicolons" },
  { id: "email", title: "E-mail address", words: ["email", "e-mail", "mail"] },
  { id: "started_on", title: "First day", words: ["started", "start date", "hired", "hire date", "since"] },
  { id: "ended_on", title: "Last day", words: ["ended", "end date", "left", "terminated"] },
  { id: "trained_on", title: "Last training", words: ["trained", "training", "training date"] },
  { id: "note", title: "Note", words: ["notes", "comment", "comments"] },
];
const EXAMPLE: Record<string, string> = {
  name: "Dana Reyes",
  job: "Medical assistant",
  roles: "clinicians; front desk",
  sites: "Main office",
  email: "dana@example.com",
  started_on: "3/1/2025",
};

interface LoadProps {
  open: boolean;
  people: readonly Person[];
  go: Go;
  onDone: (answer: Answer) => void;
}

/** The panel. */
export function Load({ open, people, go, onDone }: LoadProps) {
  const { id: practice_id } = useHere();
  const close = () => {
    go({ paste: "" });
  };
  const load = async (rows: Record<string, string>[], dry_run: boolean): Promise<Answer> => {
    const { data, error } = await work.POST("/v1/practices/{practice_id}/people/import", {
      params: { path: { practice_id } },
      body: { rows: rows.map(rowOf), dry_run },
    });
    if (!data) throw error as unknown as Error;
    return data;
  };
  return (
    <Panel title="Paste from a spreadsheet" open={open} onClose={close}>
      <Paste
        name={`paste people ${practice_id}`}
        nouns="people"
        columns={COLUMNS}
        example={EXAMPLE}
        load={load}
        known={people}
        also={({ new_sites }) => (new_sites.length > 0 ? [`New sites: ${new_sites.join(", ")}.`] : [])}
        gist={(id, { items }) => {
          const [before, content] = [people, items].map((list) => list.find((person) => person.id === id));
          if (!before || !content) return "";
          return gist(differences({ before: PEOPLE.bodyOf(before), content: PEOPLE.bodyOf(content) }, LABELS, said));
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
  return value ? PEOPLE.say(field, value) : undefined;
}

/** A row's cells by the names on the wire. */
function rowOf(cells: Record<string, string>): Row {
  return Object.fromEntries(COLUMNS.map(({ id }) => [id, cells[id] ?? ""]));
}
