/** Who works for the practice? */
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { useTrouble } from "../../api/problems";
import { AddButton, PasteButton } from "../../pieces/Adding";
import { type Go, type Search, useAddress, useWanted } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { useChosen } from "../../pieces/chosen";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Narrow, Pick } from "../../pieces/Narrow";
import { foundWords } from "../../pieces/numbers";
import { Opens } from "../../pieces/Opens";
import { Explain } from "../../ui/Explain";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { Add, Details } from "./Details";
import { InCharge } from "./InCharge";
import { Load } from "./Load";
import { accessOpen, chosenFrom, dutyWords, LABELS, PATH, type Person, untrained, wantedOf } from "./people";
import { TrainedBar } from "./Trained";

const NONE: Person[] = [];

/** The page. */
export function People() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const people = useAll(PATH, { sort: "name" });
  const trouble = useTrouble(people.error);
  const [told, tell] = useState("");
  const write = may("inventory:write");
  return (
    <Page
      title="People"
      wide
      lead={<Lead />}
      actions={
        write && (
          <>
            <PasteButton go={go} />
            <AddButton go={go}>Add a person</AddButton>
          </>
        )
      }
    >
      <p role="status">{told}</p>
      {trouble && <Unread what="the people" why={trouble.message} onRetry={() => void people.refetch()} />}
      {people.isPending && <Loading what="the people" />}
      {people.data &&
        (people.data.length > 0 ? (
          <>
            <InCharge people={people.data} search={search} go={go} />
            <List people={people.data} search={search} go={go} />
          </>
        ) : (
          <Card>
            <Empty>
              Nobody is on record yet. Begin with yourself: name, job, and which duty you hold. Then everybody who works
              for you, with or without pay.
            </Empty>
          </Card>
        ))}
      {people.data && <Details people={people.data} id={search.person ?? null} go={go} />}
      {write && (
        <>
          <Add open={search.add !== undefined} go={go} />
          <Load
            open={search.paste !== undefined}
            people={people.data ?? NONE}
            go={go}
            onDone={({ created, changed }) => {
              tell(`From your spreadsheet: ${created} new, ${changed} changed.`);
            }}
          />
        </>
      )}
    </Page>
  );
}

function Lead() {
  const { id, may } = useHere();
  return (
    <>
      Your{" "}
      <Explain term="workforce">
        Everybody who works under your direction, whether you pay them or not: staff, trainees, volunteers, and
        contractors whom you direct. 45 CFR 160.103.
      </Explain>
      . The names are needed to show who may get in, who was trained, and that access ended when somebody left. No
      patient belongs on this page.{" "}
      {may("members:read") && (
        <>
          Who can sign in to DueCare stands under{" "}
          <Link to="/practice/$id/members" params={{ id }}>
            people with access
          </Link>
          .
        </>
      )}
    </>
  );
}

function List({ people, search, go }: { people: Person[]; search: Search; go: Go }) {
  const { may, today } = useHere();
  const write = may("inventory:write");
  const [wanted, text, setText] = useWanted(search, go, wantedOf);
  const rows = useMemo(() => chosenFrom(people, wanted, today), [people, wanted, today]);
  const columns = useMemo(() => columnsFor(today), [today]);
  const { chosen, onChoose, picked } = useChosen(rows);
  return (
    <Section title="Everybody on record">
      <Narrow
        text={text}
        onText={setText}
        such="nurse, front desk, Dana"
        narrowed={wanted.who + wanted.open !== ""}
        onClear={() => {
          setText("");
          go({ q: "", who: "", open: "" });
        }}
      >
        <Pick
          label="Who"
          name="who"
          value={wanted.who}
          go={go}
          any="Working here"
          choices={[
            { value: "left", label: "Has left" },
            { value: "all", label: "Everybody" },
          ]}
        />
        <Pick
          label="What is open"
          name="open"
          value={wanted.open}
          go={go}
          any="Any"
          choices={[
            { value: "training", label: "No training on record" },
            { value: "access", label: "Left, access still open" },
          ]}
        />
      </Narrow>
      <p role="status" className={looks.quiet}>
        {foundWords(rows.length, people.length)}
      </p>
      {write && <TrainedBar chosen={picked} onChoose={onChoose} />}
      {rows.length > 0 ? (
        <Grid
          label="People"
          rows={rows}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name}
          columns={columns}
          sort={search.sort ?? "name"}
          onSort={(sort) => {
            go({ sort: sort === "name" ? "" : sort });
          }}
          current={search.person ?? null}
          {...(write && { chosen, onChoose })}
        />
      ) : (
        <Empty>Nobody fits these choices. Take one of them away to see more.</Empty>
      )}
    </Section>
  );
}

function columnsFor(today: string): Column<Person>[] {
  const none = <span data-none>–</span>;
  const day = (on: string | null) => (on === null ? none : <span className={looks.day}>{dayWords(on)}</span>);
  return [
    {
      id: "name",
      title: LABELS.name,
      cell: (person) => (
        <Opens word="person" id={person.id}>
          {person.name}
        </Opens>
      ),
      value: ({ name }) => name,
    },
    { id: "job", title: LABELS.job, cell: ({ job }) => job || none, value: ({ job }) => job || null },
    {
      id: "duties",
      title: LABELS.duties,
      cell: ({ duties }) => dutyWords(duties) || none,
      value: ({ duties }) => dutyWords(duties) || null,
    },
    {
      id: "started",
      title: LABELS.started_on,
      cell: ({ started_on }) => day(started_on),
      value: ({ started_on }) => started_on,
    },
    {
      id: "trained",
      title: LABELS.trained_on,
      cell: (person) => (untrained(person, today) ? <Tag tone="wait">Not on record</Tag> : day(person.trained_on)),
      value: ({ trained_on }) => trained_on,
    },
    { id: "ended", title: LABELS.ended_on, cell: ({ ended_on }) => day(ended_on), value: ({ ended_on }) => ended_on },
    {
      id: "access",
      title: LABELS.access_ended_on,
      cell: (person) => (accessOpen(person, today) ? <Tag tone="wait">Still open</Tag> : day(person.access_ended_on)),
      value: ({ access_ended_on }) => access_ended_on,
    },
  ];
}
