/** What was one event, and what does it lead to? */
import { Link } from "@tanstack/react-router";

import type { Go } from "../../pieces/address";
import { Against } from "../../pieces/Against";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { Remove } from "../../pieces/Remove";
import { ChoiceField, DayField, NoteField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import styles from "./events.module.css";
import { LABELS, type Texts } from "./record";
import { EVENTS } from "./shelf";
import { type Event, isKind, KIND_GROUPS, KINDS, nameOf } from "./words";

/** The panel of a new event. */
export function Add({ open, go }: { open: boolean; go: Go }) {
  const { today } = useHere();
  const empty: Texts = { kind: "", happened_on: today, note: "" };
  return (
    <NewPanel title="Add an event" open={open} shelf={EVENTS} empty={empty} go={go}>
      {(texts, set) => <Fields texts={texts} set={set} />}
    </NewPanel>
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
  return (
    <OpenPanel
      rows={events}
      word="event"
      id={id}
      go={go}
      titleOf={nameOf}
      noun="Event"
      gone={<p>This event is no longer on record. Close the panel to see those that are.</p>}
    >
      {(event, close) => <Whole key={event.id} event={event} onGone={close} />}
    </OpenPanel>
  );
}

function Whole({ event, onGone }: { event: Event; onGone: () => void }) {
  const { may } = useHere();
  const write = may("inventory:write");
  return (
    <>
      {!write && <Leads kind={event.kind} />}
      <Against id={event.id} />
      <OnRecord shelf={EVENTS} item={event}>
        {(texts, set) => <Fields texts={texts} set={set} />}
      </OnRecord>
      <section className={looks.part} aria-label="Files">
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
