/** What else does our library have? Policies that the profile does not call for, or that nobody has drafted yet. */
import { Button } from "@mantine/core";

import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { type ItemOf, useAll, useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import { type Column, Grid } from "../../ui/Grid";
import looks from "../../ui/looks.module.css";
import { PATH, policiesWords } from "./words";

const TEMPLATES = `${PATH}/templates` as const;
type Template = ItemOf<typeof TEMPLATES>;

/** The library, folded away while there is something else to look at. */
export function Library({ open }: { open: boolean }) {
  const list = useAll(TEMPLATES);
  const rest = list.data?.filter(({ drafted }) => !drafted) ?? [];
  if (rest.length === 0) return null;
  return (
    <details className={looks.folded} open={open}>
      <summary>In our library: {policiesWords(rest.length)} that you do not have yet</summary>
      <p className={looks.quiet}>
        Our own texts for the whole set that the Security, Privacy and Breach Notification Rules ask for. They are our
        advice, not law.
      </p>
      <Grid label="Policy library" rows={rest} keyOf={({ id }) => id} columns={COLUMNS} />
    </details>
  );
}

const COLUMNS: Column<Template>[] = [
  { id: "title", title: "Policy", cell: ({ title }) => title },
  { id: "purpose", title: "What it is for", cell: ({ purpose }) => <span className={looks.quiet}>{purpose}</span> },
  {
    id: "applies",
    title: "For you?",
    cell: ({ applies }) => (applies ? "Yes" : <span className={looks.quiet}>Not by what you told us</span>),
  },
  { id: "draft", title: "Draft", cell: (template) => <Draft template={template} /> },
];

function Draft({ template }: { template: Template }) {
  const { id, may } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  if (!may("policies:write")) return <span data-none>–</span>;
  const draft = async () => {
    const { error } = await work.POST(PATH, {
      params: { path: { practice_id: id } },
      body: { template: template.id, title: "", purpose: "", sections: [] },
    });
    if (error) return error;
    await touched();
    return null;
  };
  return (
    <>
      <Button
        size="sm"
        variant="default"
        aria-label={`Draft ${template.title}`}
        aria-disabled={busy}
        onClick={() => {
          if (!busy) send(draft);
        }}
      >
        Draft it
      </Button>
      {trouble && (
        <span role="alert" className={looks.trouble}>
          {trouble.message}
        </span>
      )}
    </>
  );
}
