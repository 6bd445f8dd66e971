/** Which complaints came in, and what came of each? 45 CFR 164.530(a)(1)(ii) and (d). */
import { useMemo } from "react";

import { AddButton } from "../../pieces/Adding";
import type { Go, Search } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { Opens } from "../../pieces/Opens";
import { Past } from "../../pieces/Past";
import { EditRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Section } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { choicesOf } from "../../pieces/choices";
import { COMPLAINT, type Complaint, emptyOn, SOURCES, stateOf, type Texts, WAYS } from "./complaints";
import { complaintsOf } from "./shelf";
import { type Person, Whom } from "./Whom";

interface ComplaintsProps {
  complaints: readonly Complaint[];
  people: readonly Person[];
  search: Search;
  go: Go;
}

/** The section with its list and its panels. */
export function Complaints({ complaints, people, search, go }: ComplaintsProps) {
  const { today } = useHere();
  const empty = useMemo(() => emptyOn(today), [today]);
  const shelf = useMemo(() => complaintsOf(people), [people]);
  const columns = useMemo(() => columnsOn(today), [today]);
  return (
    <Section
      title="Complaints"
      actions={
        <AddButton go={go} what="complaint">
          Add a complaint
        </AddButton>
      }
    >
      <p className={looks.quiet}>
        Write down every complaint about privacy, and what came of it. It goes by a number. Put down only what kind of
        person it came from. If you need the name to write back, keep it with your letters. A complaint about an officer
        is better looked into by somebody else: our advice.
      </p>
      {complaints.length > 0 ? (
        <Grid
          label="Complaints"
          rows={complaints}
          keyOf={({ id }) => id}
          nameOf={({ reference }) => reference}
          columns={columns}
          current={search.complaint ?? null}
        />
      ) : (
        <Card>
          <Empty>No complaint is on record. Make sure that people know whom to tell.</Empty>
        </Card>
      )}
      <NewPanel title="Add a complaint" open={search.add === "complaint"} shelf={shelf} empty={empty} go={go}>
        {(texts, set) => <Fields texts={texts} set={set} people={people} />}
      </NewPanel>
      <OpenPanel
        rows={complaints}
        word="complaint"
        id={search.complaint ?? null}
        go={go}
        titleOf={({ reference }) => `Complaint ${reference}`}
        noun="Complaint"
        gone={<p>There is no such complaint. Close the panel to see those on record.</p>}
      >
        {(complaint) => <Whole key={complaint.id} complaint={complaint} people={people} />}
      </OpenPanel>
    </Section>
  );
}

function Whole({ complaint, people }: { complaint: Complaint; people: readonly Person[] }) {
  const shelf = useMemo(() => complaintsOf(people), [people]);
  return (
    <>
      <EditRecord shelf={shelf} item={complaint}>
        {(texts, set) => <Fields texts={texts} set={set} people={people} kept={complaint} />}
      </EditRecord>
      <p className={looks.quiet}>
        Written down on {dayWords(complaint.recorded_on)}.{" "}
        {complaint.keep_until
          ? `Keep it until ${dayWords(complaint.keep_until)} at least: six years, 164.530(j)(2).`
          : "Its six years, 164.530(j)(2), have not begun while it is open."}
      </p>
      <Past kind="Complaint" id={complaint.id} labels={COMPLAINT.labels} say={sayPast} />
    </>
  );
}

function sayPast(field: string, value: unknown): string | undefined {
  return field === "way" || field === "source" ? COMPLAINT.say(field, value) : undefined;
}

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
  people: readonly Person[];
  kept?: Complaint;
}

function Fields({ texts, set, people, kept }: FieldsProps) {
  return (
    <>
      <div className={looks.pair}>
        <DayField name="received_on" value={texts.received_on} onChange={set("received_on")} />
        <ChoiceField name="way" value={texts.way} onChange={set("way")} choices={choicesOf(WAYS)} />
      </div>
      <ChoiceField
        name="source"
        hint="The kind of person, never the name."
        value={texts.source}
        onChange={set("source")}
        choices={choicesOf(SOURCES)}
      />
      <LineField
        name="what"
        hint="In a line. Name no patient: “Names are called out in the waiting room.”"
        value={texts.what}
        onChange={set("what")}
      />
      <Whom
        value={texts.person_id}
        onChange={set("person_id")}
        people={people}
        kept={kept?.person_id ? { id: kept.person_id, name: kept.person } : undefined}
        nobody="Nobody in particular"
      />
      <NoteField
        name="disposition"
        hint="What you found and what you did. Name no patient here either."
        value={texts.disposition}
        onChange={set("disposition")}
      />
      <div className={looks.pair}>
        <DayField
          name="closed_on"
          hint="Empty while you look into it."
          value={texts.closed_on}
          onChange={set("closed_on")}
        />
        <LineField
          name="closed_by"
          hint="You, if you leave it empty."
          value={texts.closed_by}
          onChange={set("closed_by")}
        />
      </div>
    </>
  );
}

function columnsOn(today: string): Column<Complaint>[] {
  return [
    {
      id: "reference",
      title: "Number",
      cell: ({ id, reference }) => (
        <Opens word="complaint" id={id}>
          {reference}
        </Opens>
      ),
    },
    { id: "what", title: COMPLAINT.labels.what, cell: ({ what }) => what },
    { id: "source", title: COMPLAINT.labels.source, cell: ({ source }) => SOURCES[source] },
    {
      id: "on",
      title: COMPLAINT.labels.received_on,
      cell: ({ received_on }) => <span className={looks.day}>{dayWords(received_on)}</span>,
    },
    {
      id: "state",
      title: "How far",
      cell: (complaint) => {
        const { text, open } = stateOf(complaint, today);
        return open ? <Tag tone="wait">{text}</Tag> : text;
      },
    },
  ];
}
