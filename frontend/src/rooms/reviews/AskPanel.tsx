/** Who is asked to look through the list of a system? */
import { useState } from "react";

import type { components } from "../../api/schema";
import { work } from "../../api/work";
import type { Go } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { DAYS, NewLink } from "../../pieces/NewLink";
import { useSending } from "../../pieces/sending";
import { useDraft } from "../../ui/drafts";
import { ChoiceField, LineField, NoteField } from "../../ui/fields";
import { type Fault, Form } from "../../ui/Form";
import { useLast } from "../../ui/last";
import { Panel } from "../../ui/Panel";
import { REVIEWS, type System } from "./words";

const LABELS = {
  name: "Their name",
  email: "Their e-mail address",
  note: "A few words to them",
  days: "The link works for",
};
const EMPTY = { name: "", email: "", note: "", days: "14" };

interface AskPanelProps {
  system: System | null;
  open: boolean;
  go: Go;
}

/** The panel: the word `ask` of the address. */
export function AskPanel({ system, open, go }: AskPanelProps) {
  const shown = useLast(system);
  const about = system ?? shown;
  return (
    <Panel
      title={about ? `Who may get into ${about.asset}?` : "Ask somebody"}
      open={open}
      onClose={() => {
        go({ ask: "" });
      }}
    >
      {about ? <AskForm key={about.asset_id} system={about} /> : <p>This system is not in use any more.</p>}
    </Panel>
  );
}

function AskForm({ system }: { system: System }) {
  const { id } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const [texts, set, end] = useDraft(`review ${system.asset_id}`, EMPTY);
  const [made, setMade] = useState<components["schemas"]["NewReviewOut"] | null>(null);
  if (made) return <NewLink made={made} />;
  return (
    <Form
      name="review"
      labels={LABELS}
      submit="Make the link"
      busy={busy}
      trouble={trouble}
      check={() => check(texts)}
      onSubmit={() => {
        send(async () => {
          const { data, error } = await work.POST(REVIEWS, {
            params: { path: { practice_id: id } },
            body: { ...texts, asset_id: system.asset_id, days: Number(texts.days) },
          });
          if (error) return error;
          end();
          setMade(data);
          await touched();
          return null;
        });
      }}
    >
      <p>
        They see who can get into {system.asset} and nothing else of your practice, and say of each whether that is
        still right. Whoever runs the system is best: your IT person, the vendor’s support, or yourself.
      </p>
      <LineField name="name" value={texts.name} onChange={set("name")} />
      <LineField
        name="email"
        kind="email"
        hint="We send the link there. Leave it empty to pass the link on yourself."
        value={texts.email}
        onChange={set("email")}
      />
      <NoteField name="note" hint="They read it above the list." value={texts.note} onChange={set("note")} />
      <ChoiceField name="days" value={texts.days} onChange={set("days")} choices={DAYS} />
    </Form>
  );
}

function check({ name, email }: typeof EMPTY): Fault[] {
  const faults: Fault[] = [];
  if (!name.trim()) faults.push({ field: "name", message: "Enter the name you know them by." });
  if (email.trim() && !/^\S+@\S+$/.test(email.trim()))
    faults.push({ field: "email", message: "Enter an address like name@example.com, or leave it empty." });
  return faults;
}
