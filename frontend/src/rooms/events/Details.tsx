/** What was one event, and what does it lead to? */
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import type { Go } from "../../pieces/address";
import { Against } from "../../pieces/Against";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { Past } from "../../pieces/Past";
import { EditRecord, NewRecord, ReadRecord } from "../../pieces/Record";
import { Remove } from "../../pieces/Remove";
import { ChoiceField, DayField, NoteField } from "../../ui/fields";
import { Panel } from "../../ui/Panel";
import { UndoLine } from "../../ui/undo";
import styles from "./events.module.css";
import { LABELS, type Texts } from "./record";
import { EVENTS } from "./shelf";
import { type Event, isKind, KIND_GROUPS, KINDS, nameOf } from "./words";

/** The panel of a new event. */
export function Add({ open, go }: { open: boolean; go: Go }) {
  const { today } = useHere();
  const close = () => {
    go({ add: "" });
  };
  const empty: Texts = { kind: "", happened_on: today, note: "" };
  return (
    <Panel title="Add an event" open={open} onClose={close}>
      <NewRecord shelf={EVENTS} empty={empty} onDone={close}>
        {(texts, set) => <Fields texts={texts} set={set} />}
      </NewRecord>
    </Panel>
  );
}

interface DetailsProps {
  events: readonly Event[];
  /** The event that is open; null for none. */
  id: string | null;
  go: Go;
}

/** The panel of an event on record. */
export function Details({ events, id, go }: DetailsProps) {
  const [shown, show] = useState<Event | null>(null);
  const found = events.find((event) => event.id === id) ?? null;
  // While the panel closes it still shows what it showed.
  if (found !== null && found !== shown) show(found);
  const event = found ?? (id === null ? shown : null);
  const close = () => {
    go({ event: "" });
  };
  return (
    <Panel title={event ? nameOf(event) : "Event"} open={id !== null} onClose={close}>
      {event ? (
        <Whole key={event.id} event={event} onGone={close} />
      ) : (
        <p>This event is no longer on record. Close the panel to see those that are.</p>
      )}
      <UndoLine />
    </Panel>
  );
}

function Whole({ event, onGone }: { event: Event; onGone: () => void }) {
  const { may } = useHere();
  const write = may("inventory:write");
  return (
    <>
      {!write && <Leads kind={event.kind} />}
      <Against id={event.id} />
      {write ? (
        <EditRecord shelf={EVENTS} item={event}>
          {(texts, set) => <Fields texts={texts} set={set} />}
        </EditRecord>
      ) : (
        <ReadRecord shelf={EVENTS} item={event} />
      )}
      <section className={styles.part} aria-label="Files">
        <h3>Files</h3>
        <Evidence about="event" id={event.id} of={nameOf(event)} />
      </section>
      <Past
        kind="Event"
        id={event.id}
        labels={LABELS}
        say={(field, value) => (field === "kind" && isKind(value) ? KINDS[value].word : undefined)}
      />
      {write && (
        <Remove shelf={EVENTS} item={event} about="event" onDone={onGone}>
          Only for a mistake. The history keeps that it was here.
        </Remove>
      )}
    </>
  );
}

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
}

function Fields({ texts, set }: FieldsProps) {
  const asked = { value: "", label: "Choose", disabled: true };
  return (
    <>
      <ChoiceField
        name="kind"
        value={texts.kind}
        onChange={set("kind")}
        choices={texts.kind === "" ? [asked, ...KIND_GROUPS] : KIND_GROUPS}
      />
      {isKind(texts.kind) && <Leads kind={texts.kind} />}
      <DayField name="happened_on" value={texts.happened_on} onChange={set("happened_on")} />
      <NoteField
        name="note"
        hint="What it was, who took part, what came of it. Name no patient here."
        value={texts.note}
        onChange={set("note")}
      />
    </>
  );
}

/** What a kind of event leads to, and where. */
function Leads({ kind }: { kind: Event["kind"] }) {
  const { id } = useHere();
  const { sort, leads } = KINDS[kind];
  return (
    <p className={styles.leads} role="status">
      {leads}{" "}
      {sort === "look" && (
        <Link to="/practice/$id/analyses" params={{ id }}>
          See the written analyses
        </Link>
      )}
      {kind === "training" && (
        <Link to="/practice/$id/people" params={{ id }}>
          Go to the people
        </Link>
      )}
    </p>
  );
}
