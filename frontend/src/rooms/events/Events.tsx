/** What has happened that counts? 45 CFR 164.306(e), 164.316(b)(2)(iii). */
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { AddButton } from "../../pieces/Adding";
import { type Go, type Search, useAddress, useWanted } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Narrow, Pick } from "../../pieces/Narrow";
import { foundWords } from "../../pieces/numbers";
import { Opens } from "../../pieces/Opens";
import { Explain } from "../../ui/Explain";
import { type Column, Grid } from "../../ui/Grid";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { Add, Details } from "./Details";
import styles from "./events.module.css";
import { LABELS } from "./record";
import { chosenFrom, type Event, KIND_GROUPS, KINDS, nameOf, PATH, SORTS, wantedOf } from "./words";

/** The page. */
export function Events() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const events = useAll(PATH, { sort: "-happened_on" });
  const trouble = useTrouble(events.error);
  const write = may("inventory:write");
  return (
    <Page title="Events" wide lead={<Lead />} actions={write && <AddButton go={go}>Add an event</AddButton>}>
      {may("analyses:read") && <Standing />}
      {trouble && <Unread what="the events" why={trouble.message} onRetry={() => void events.refetch()} />}
      {events.isPending && <Loading what="the events" />}
      {events.data &&
        (events.data.length > 0 ? (
          <List events={events.data} search={search} go={go} />
        ) : (
          <Card>
            <Empty>
              Nothing is on record yet. Write down the next thing that happens: a lost phone, a new system, a test of
              the backup, a training.
            </Empty>
          </Card>
        ))}
      {events.data && <Details events={events.data} id={search.event ?? null} go={go} />}
      {write && <Add open={search.add !== undefined} go={go} />}
    </Page>
  );
}

function Lead() {
  return (
    <>
      What has happened that your risk analysis must know of, and what you did that shows you keep at it. Four kinds ask
      for a new look: a{" "}
      <Explain term="security incident">
        Somebody got, used, changed or destroyed information without leave, or got in the way of a system, or tried to.
        45 CFR 164.304.
      </Explain>
      , a new owner, a change of key staff, new technology.
    </>
  );
}

/** What the events have led to: whether the sealed analysis still stands. */
function Standing() {
  const { id } = useHere();
  const currency = works.useQuery("get", "/v1/practices/{practice_id}/analyses/currency", {
    params: { path: { practice_id: id } },
  });
  if (!currency.data?.analysis_id) return null;
  const { current, changes } = currency.data;
  const called = changes.filter(({ kind }) => kind === "trigger");
  if (current)
    return <p className={looks.quiet}>Your sealed analysis is up to date: no event since then asks for a new look.</p>;
  return (
    <div className={styles.standing} role="status">
      <p>
        <strong>Your sealed analysis is marked out of date.</strong>{" "}
        {called.length > 0
          ? "These events ask for a new look:"
          : "No event asks for it, but other records have changed."}
      </p>
      {called.length > 0 && (
        <ul>
          {called.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/practice/$id/analyses" params={{ id }}>
          Look at what has changed
        </Link>
      </p>
    </div>
  );
}

function List({ events, search, go }: { events: Event[]; search: Search; go: Go }) {
  const [wanted, text, setText] = useWanted(search, go, wantedOf);
  const rows = useMemo(() => chosenFrom(events, wanted), [events, wanted]);
  return (
    <>
      <Narrow
        text={text}
        onText={setText}
        such="backup, phone, training"
        narrowed={wanted.kind + wanted.sort !== ""}
        onClear={() => {
          setText("");
          go({ q: "", kind: "", what: "" });
        }}
      >
        <Pick
          label="What it leads to"
          name="what"
          value={wanted.sort}
          go={go}
          any="Anything"
          choices={Object.entries(SORTS).map(([value, label]) => ({ value, label }))}
        />
        <Pick
          label={LABELS.kind}
          name="kind"
          value={wanted.kind}
          go={go}
          any="Anything"
          choices={KIND_GROUPS.flatMap(({ items }) => items)}
        />
      </Narrow>
      <p role="status" className={looks.quiet}>
        {foundWords(rows.length, events.length)}
      </p>
      {rows.length > 0 ? (
        <Grid
          label="Events"
          rows={rows}
          keyOf={({ id }) => id}
          nameOf={nameOf}
          columns={COLUMNS}
          sort={search.sort ?? "-day"}
          onSort={(sort) => {
            go({ sort: sort === "-day" ? "" : sort });
          }}
          current={search.event ?? null}
        />
      ) : (
        <Empty>No event fits these choices. Take one of them away to see more.</Empty>
      )}
    </>
  );
}

const COLUMNS: Column<Event>[] = [
  {
    id: "kind",
    title: LABELS.kind,
    cell: (event) => (
      <Opens word="event" id={event.id}>
        {KINDS[event.kind].word}
      </Opens>
    ),
    value: ({ kind }) => KINDS[kind].word,
  },
  {
    id: "day",
    title: LABELS.happened_on,
    cell: ({ happened_on }) => <span className={looks.day}>{dayWords(happened_on)}</span>,
    value: ({ happened_on }) => happened_on,
  },
  { id: "note", title: LABELS.note, cell: ({ note }) => note || <span data-none>–</span> },
  {
    id: "leads",
    title: "What it leads to",
    cell: ({ kind }) => <span className={looks.quiet}>{KINDS[kind].leads}</span>,
    value: ({ kind }) => KINDS[kind].sort,
  },
];
