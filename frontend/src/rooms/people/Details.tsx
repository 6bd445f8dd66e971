/** What is known about one person who works here or did? */
import { Link } from "@tanstack/react-router";

import type { Go } from "../../pieces/address";
import { Against } from "../../pieces/Against";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { Remove } from "../../pieces/Remove";
import { SignedPapers } from "../../pieces/Signed";
import looks from "../../ui/looks.module.css";
import { Devices } from "./Devices";
import { Fields } from "./Fields";
import { accessOpen, LABELS, openAbout, type Person } from "./people";
import { EMPTY } from "./record";
import { PEOPLE } from "./shelf";
import { Systems } from "./Systems";

/** The panel of somebody new. */
export function Add({ open, go }: { open: boolean; go: Go }) {
  return (
    <NewPanel title="Add a person" open={open} shelf={PEOPLE} empty={EMPTY} go={go}>
      {(texts, set) => <Fields texts={texts} set={set} />}
    </NewPanel>
  );
}

interface DetailsProps {
  people: readonly Person[];
  /** The person who is open; null for nobody. */
  id: string | null;
  go: Go;
}

/** The panel of a person on record. */
export function Details({ people, id, go }: DetailsProps) {
  return (
    <OpenPanel
      rows={people}
      word="person"
      id={id}
      go={go}
      titleOf={({ name }) => name}
      noun="Person"
      gone={<p>This person is no longer on record. Close the panel to see those who are.</p>}
    >
      {(person, close) => <Whole key={person.id} person={person} onGone={close} />}
    </OpenPanel>
  );
}

function Whole({ person, onGone }: { person: Person; onGone: () => void }) {
  const { id, may, today } = useHere();
  const open = openAbout(person, today);
  return (
    <>
      {open.length > 0 ? (
        <ul className={looks.open} aria-label="Still open">
          {open.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {accessOpen(person, today) && (
            <li>
              <Link to="/practice/$id/joining" params={{ id }}>
                A checklist
              </Link>{" "}
              names each system, device and key, and keeps the minute.
            </li>
          )}
        </ul>
      ) : (
        <p className={looks.quiet}>Nothing is open about this person.</p>
      )}
      <Against id={person.id} />
      <OnRecord shelf={PEOPLE} item={person}>
        {(texts, set) => <Fields texts={texts} set={set} />}
      </OnRecord>
      <Systems person={person} />
      <Devices person={person} />
      {may("policies:read") && <SignedPapers person={person.id} />}
      <section className={looks.part} aria-label="Files">
        <h3>Files</h3>
        <p className={looks.quiet}>A training certificate, a signed page, the list that was ticked off at the end.</p>
        <Evidence about="person" id={person.id} of={person.name} />
      </section>
      <Past kind="Person" id={person.id} labels={LABELS} say={sayPast} />
      {may("inventory:write") && (
        <Remove shelf={PEOPLE} item={person} about="person" onDone={onGone}>
          Only for a mistake. When somebody leaves, enter the last day above: who had access, and until when, has to
          stay on record.
        </Remove>
      )}
    </>
  );
}

function sayPast(field: string, value: unknown): string | undefined {
  return field === "duties" && Array.isArray(value) ? PEOPLE.say(field, value) : undefined;
}
