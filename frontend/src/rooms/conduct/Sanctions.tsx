/** Which sanctions were applied, to whom and why? 45 CFR 164.308(a)(1)(ii)(C) and 164.530(e). */
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
import { emptyOn, LEVELS, type Sanction, SANCTION, type Texts, titleOf } from "./sanctions";
import { sanctionsOf } from "./shelf";
import { type Person, Whom } from "./Whom";

interface SanctionsProps {
  sanctions: readonly Sanction[];
  people: readonly Person[];
  search: Search;
  go: Go;
}

/** The section with its list and its panels. */
export function Sanctions({ sanctions, people, search, go }: SanctionsProps) {
  const { today } = useHere();
  const empty = useMemo(() => emptyOn(today), [today]);
  const shelf = useMemo(() => sanctionsOf(people), [people]);
  return (
    <Section
      title="Sanctions"
      actions={
        <AddButton go={go} what="sanction">
          Add a sanction
        </AddButton>
      }
    >
      <p className={looks.quiet}>
        What follows when somebody who works here breaks your privacy or security rules: 164.308(a)(1)(ii)(C) and
        164.530(e). The rule asks for steps that fit, and names none; those to choose from are our advice. Hear the
        person first.
      </p>
      {sanctions.length > 0 ? (
        <Grid
          label="Sanctions"
          rows={sanctions}
          keyOf={({ id }) => id}
          nameOf={titleOf}
          columns={COLUMNS}
          current={search.sanction ?? null}
        />
      ) : (
        <Card>
          <Empty>No sanction is on record. Where none was needed, there is nothing to write down.</Empty>
        </Card>
      )}
      <NewPanel title="Add a sanction" open={search.add === "sanction"} shelf={shelf} empty={empty} go={go}>
        {(texts, set) => <Fields texts={texts} set={set} people={people} />}
      </NewPanel>
      <OpenPanel
        rows={sanctions}
        word="sanction"
        id={search.sanction ?? null}
        go={go}
        titleOf={titleOf}
        noun="Sanction"
        gone={<p>There is no such sanction. Close the panel to see those on record.</p>}
      >
        {(sanction) => <Whole key={sanction.id} sanction={sanction} people={people} />}
      </OpenPanel>
    </Section>
  );
}

function Whole({ sanction, people }: { sanction: Sanction; people: readonly Person[] }) {
  const shelf = useMemo(() => sanctionsOf(people), [people]);
  return (
    <>
      <EditRecord shelf={shelf} item={sanction}>
        {(texts, set) => (
          <>
            <Fields texts={texts} set={set} people={people} kept={sanction} />
            <div className={looks.part}>
              <p className={looks.quiet}>
                A sanction stays on record. If it should not have been, say since when it does not hold, and why.
              </p>
              <div className={looks.pair}>
                <DayField name="withdrawn_on" value={texts.withdrawn_on} onChange={set("withdrawn_on")} />
                <LineField name="withdrawn_why" value={texts.withdrawn_why} onChange={set("withdrawn_why")} />
              </div>
            </div>
          </>
        )}
      </EditRecord>
      <p className={looks.quiet}>
        Written down on {dayWords(sanction.recorded_on)}. Keep it until {dayWords(sanction.keep_until)} at least: six
        years, 164.530(j)(2).
      </p>
      <Past kind="Sanction" id={sanction.id} labels={SANCTION.labels} say={sayPast} />
    </>
  );
}

function sayPast(field: string, value: unknown): string | undefined {
  return field === "level" ? SANCTION.say(field, value) : undefined;
}

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
  people: readonly Person[];
  kept?: Sanction;
}

function Fields({ texts, set, people, kept }: FieldsProps) {
  return (
    <>
      <Whom
        value={texts.person_id}
        onChange={set("person_id")}
        people={people}
        kept={kept && { id: kept.person_id, name: kept.person }}
        nobody="Choose…"
      />
      <LineField
        name="what"
        hint="In a line. Name no patient: “Looked into a neighbor’s chart.”"
        value={texts.what}
        onChange={set("what")}
      />
      <ChoiceField name="level" value={texts.level} onChange={set("level")} choices={choicesOf(LEVELS)} />
      {texts.level === "other" && <LineField name="other" value={texts.other} onChange={set("other")} />}
      <div className={looks.pair}>
        <LineField
          name="decided_by"
          hint="You, if you leave it empty."
          value={texts.decided_by}
          onChange={set("decided_by")}
        />
        <DayField name="decided_on" value={texts.decided_on} onChange={set("decided_on")} />
      </div>
      <LineField
        name="incident"
        hint="If there was one: “The lost phone of May 2.”"
        value={texts.incident}
        onChange={set("incident")}
      />
      <NoteField
        name="note"
        hint="Who was heard, what was agreed, how it ended. Name no patient here either."
        value={texts.note}
        onChange={set("note")}
      />
    </>
  );
}

const COLUMNS: Column<Sanction>[] = [
  {
    id: "what",
    title: SANCTION.labels.what,
    cell: ({ id, what }) => (
      <Opens word="sanction" id={id}>
        {what}
      </Opens>
    ),
  },
  { id: "who", title: SANCTION.labels.person_id, cell: ({ person }) => person },
  {
    id: "level",
    title: SANCTION.labels.level,
    cell: ({ level, other, withdrawn_on }) => (
      <span className={looks.row}>
        {level === "other" ? other : LEVELS[level]}
        {withdrawn_on && <Tag>Withdrawn</Tag>}
      </span>
    ),
  },
  { id: "by", title: SANCTION.labels.decided_by, cell: ({ decided_by }) => decided_by },
  {
    id: "on",
    title: SANCTION.labels.decided_on,
    cell: ({ decided_on }) => <span className={looks.day}>{dayWords(decided_on)}</span>,
  },
];
