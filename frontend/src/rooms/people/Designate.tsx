/** How is somebody designated, and who held the post before? */
import { Button } from "@mantine/core";
import { useState } from "react";

import { work } from "../../api/work";
import type { Go } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import { ChoiceField, DayField, NoteField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { useLast } from "../../ui/last";
import looks from "../../ui/looks.module.css";
import { Panel } from "../../ui/Panel";
import { Refused } from "../../ui/Refused";
import { type Designation, DESIGNATIONS, endedOf, type Seat, seatOf, titleOf } from "./designations";
import { Letter } from "./Letter";
import { isHere, type Person } from "./people";
import styles from "./people.module.css";

const LABELS = { person_id: "Who", started_on: "From", note: "Also agreed" };

interface DesignateProps {
  seat: Seat | null;
  open: boolean;
  people: readonly Person[];
  go: Go;
}

/** The panel of a post, or of its deputy. */
export function Designate({ seat, open, people, go }: DesignateProps) {
  const { may } = useHere();
  const shown = useLast(seat);
  const close = () => {
    go({ post: "" });
  };
  const title = shown ? titleOf(shown.post.id, shown.deputy) : "Post";
  return (
    <Panel title={title.charAt(0).toUpperCase() + title.slice(1)} open={open && seat !== null} onClose={close}>
      {shown && (
        <>
          {shown.held ? <Held held={shown.held} /> : <p>No designation is in force.</p>}
          {may("approve") && (
            <Begin key={seatOf(shown.post.id, shown.deputy)} seat={shown} people={people} onDone={close} />
          )}
          <Earlier seat={shown} />
        </>
      )}
    </Panel>
  );
}

/** Who holds it now, and how it ends without anybody taking over. */
function Held({ held }: { held: Designation }) {
  const { id: practice_id, may, today } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const end = async () => {
    const { duty, deputy, person_id, started_on, note } = held;
    const { error } = await work.PUT(`${DESIGNATIONS}/{id}`, {
      params: { path: { practice_id, id: held.id }, header: { "If-Match": `"${held.version}"` } },
      body: { duty, deputy, person_id, started_on, note, ended_on: today },
    });
    await touched();
    return error ?? null;
  };
  return (
    <>
      <div className={styles.way}>
        <p>
          {held.person}, {spanOf(held)}
        </p>
        <div className={looks.row}>
          <Letter of={held} />
          {may("approve") && (
            <Button
              size="xs"
              variant="default"
              aria-disabled={busy}
              onClick={() => {
                if (!busy) send(end);
              }}
            >
              Ends today
            </Button>
          )}
        </div>
      </div>
      <Refused trouble={trouble}>That was not saved.</Refused>
    </>
  );
}

interface BeginProps {
  seat: Seat;
  people: readonly Person[];
  onDone: () => void;
}

function Begin({ seat: { post, deputy, held }, people, onDone }: BeginProps) {
  const { id: practice_id, today } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const free = people.filter((person) => isHere(person, today) && person.id !== held?.person_id);
  const ticked = deputy ? undefined : free.find(({ duties }) => duties.includes(post.id));
  const [person, setPerson] = useState(ticked?.id ?? "");
  const [from, setFrom] = useState(today);
  const [note, setNote] = useState("");
  return (
    <section className={looks.part} aria-label="Designate somebody">
      <h3>{held ? "Somebody else takes over" : "Designate somebody"}</h3>
      <p className={looks.quiet}>
        {held && `${held.person} holds it until the day before. `}
        You approve it with your name. The letter is drawn at once: print it, and both of you sign.
      </p>
      <Form
        name="designate"
        labels={LABELS}
        submit="Designate"
        busy={busy}
        trouble={trouble}
        check={() => [
          ...(person ? [] : [{ field: "person_id", message: "choose somebody" }]),
          ...(from ? [] : [{ field: "started_on", message: "give a day" }]),
        ]}
        onSubmit={() => {
          send(async () => {
            const { error } = await work.POST(DESIGNATIONS, {
              params: { path: { practice_id } },
              body: { duty: post.id, deputy, person_id: person, started_on: from, note },
            });
            if (error) return error;
            await touched();
            onDone();
            return null;
          });
        }}
      >
        <ChoiceField
          name="person_id"
          value={person}
          onChange={setPerson}
          choices={[
            { value: "", label: "Choose…" },
            ...free.map(({ id: value, name, job }) => ({ value, label: job ? `${name}, ${job}` : name })),
          ]}
        />
        <DayField name="started_on" value={from} onChange={setFrom} hint="Today or before." />
        <NoteField
          name="note"
          value={note}
          onChange={setNote}
          hint="Stands in the letter: hours set aside, a phone number."
        />
      </Form>
    </section>
  );
}

function Earlier({ seat }: { seat: Seat }) {
  const all = useAll(DESIGNATIONS);
  const ended = endedOf(all.data ?? [], seat);
  if (ended.length === 0) return null;
  return (
    <section className={looks.part} aria-label="Earlier designations">
      <h3>Before</h3>
      <ul className={looks.plain} aria-label="Earlier designations">
        {ended.map((each) => (
          <li key={each.id} className={styles.way}>
            <span>
              {each.person}, {spanOf(each)}
            </span>
            <Letter of={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function spanOf({ started_on, ended_on, designated_by }: Designation): string {
  const days = ended_on ? `${dayWords(started_on)} to ${dayWords(ended_on)}` : `since ${dayWords(started_on)}`;
  return `${days}, designated by ${designated_by}`;
}
