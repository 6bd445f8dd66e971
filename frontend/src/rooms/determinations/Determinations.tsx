/** Who is workforce, who a business associate, who a provider of their own? One answer a person, with its reasons. */
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { type Go, useAddress } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { NewRecord, OnRecord } from "../../pieces/Record";
import { OpenPanel } from "../../pieces/RecordPanel";
import { Past } from "../../pieces/Past";
import { readMemo } from "../../pieces/files";
import { Remove } from "../../pieces/Remove";
import { Explain } from "../../ui/Explain";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import styles from "./determinations.module.css";
import { Fields } from "./Fields";
import { Itself } from "./Itself";
import { Memo } from "./Memo";
import { EMPTY } from "./record";
import { type Question, questionsOf } from "./questions";
import { Result } from "./Result";
import { shelfOf } from "./shelf";
import { Structures } from "./Structures";
import { type Determination, LABELS, PATH, STATUSES, toldWords } from "./words";

/** Somebody on record, and what was found about them. */
interface Line {
  id: string;
  version: number;
  name: string;
  job: string;
  found: Determination | null;
}

/** The page. */
export function Determinations() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const people = useAll("/v1/practices/{practice_id}/people", { sort: "name" });
  const found = useAll(PATH);
  const trouble = useTrouble(people.error ?? found.error);
  const lines = useMemo(() => linesOf(people.data ?? [], found.data ?? []), [people.data, found.data]);
  return (
    <Page
      title="Who is who"
      wide
      lead={<Lead />}
      actions={found.data && found.data.length > 0 && <Memo read={readMemo} />}
    >
      <Itself open={search.practice !== undefined} go={go} />
      {trouble && (
        <Unread
          what="the people"
          why={trouble.message}
          onRetry={() => void Promise.all([people.refetch(), found.refetch()])}
        />
      )}
      {(people.isPending || found.isPending) && <Loading what="the people" />}
      {people.data &&
        found.data &&
        (lines.length > 0 ? (
          <>
            <List lines={lines} open={search.person ?? null} />
            <Unsettled found={found.data} />
            <Structures begin={found.data.filter(treats).length} />
          </>
        ) : (
          <Card>
            <Empty>
              Nobody is on record yet. <Beginning write={may("inventory:write")} />
            </Empty>
          </Card>
        ))}
      {people.data && found.data && <Details lines={lines} id={search.person ?? null} go={go} />}
    </Page>
  );
}

function Lead() {
  return (
    <>
      An employee or a contractor? HIPAA does not ask how somebody is paid. It asks who directs the work: then they are{" "}
      <Explain term="workforce">
        Employees, volunteers, trainees and others whose work you direct, paid or not. 45 CFR 160.103.
      </Explain>
      , a{" "}
      <Explain term="business associate">
        Somebody outside who does something for you with patient information, under a signed agreement. 45 CFR 160.103.
      </Explain>
      , or a provider of their own. Twelve questions a person; the answers come with reasons.
    </>
  );
}

function Beginning({ write }: { write: boolean }) {
  const { id } = useHere();
  if (!write) return null;
  return (
    <Link to="/practice/$id/people" params={{ id }} search={{ add: "1" }}>
      Begin with the people who work here
    </Link>
  );
}

function List({ lines, open }: { lines: Line[]; open: string | null }) {
  const asked = lines.filter(({ found }) => found !== null).length;
  return (
    <Section title="Everybody on record">
      <p role="status" className={looks.quiet}>
        {asked} of {lines.length} asked about.
      </p>
      <Grid
        label="People"
        rows={lines}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        columns={COLUMNS}
        current={open}
      />
    </Section>
  );
}

const COLUMNS: Column<Line>[] = [
  {
    id: "name",
    title: "Name",
    cell: ({ id, name }) => (
      <Opens word="person" id={id}>
        {name}
      </Opens>
    ),
  },
  { id: "job", title: "Job", cell: ({ job }) => job || <span data-none>–</span> },
  {
    id: "status",
    title: "What they are",
    cell: ({ found }) =>
      found ? (
        <Tag tone={STATUSES[found.status].tone}>{STATUSES[found.status].word}</Tag>
      ) : (
        <span className={looks.quiet}>Not asked yet</span>
      ),
  },
  {
    id: "settle",
    title: "To settle",
    cell: ({ found }) => (found ? found.flags.length + found.again.length : <span data-none>–</span>),
  },
  {
    id: "told",
    title: "Told",
    cell: ({ found }) => (found ? toldWords(found) : <span data-none>–</span>),
  },
];

function Details({ lines, id, go }: { lines: readonly Line[]; id: string | null; go: Go }) {
  return (
    <OpenPanel
      rows={lines}
      word="person"
      id={id}
      go={go}
      titleOf={({ name }) => name}
      noun="Person"
      gone={<p>This person is no longer on record. Close the panel to see those who are.</p>}
    >
      {(line) => <Whole key={line.id} line={line} />}
    </OpenPanel>
  );
}

function Whole({ line: { id, name, found } }: { line: Line }) {
  const { may } = useHere();
  const shelf = useMemo(() => shelfOf(id, name), [id, name]);
  if (found === null)
    return may("inventory:write") ? (
      <NewRecord shelf={shelf} empty={EMPTY} about={id} onDone={() => undefined}>
        {(texts, set) => <Fields texts={texts} set={set} />}
      </NewRecord>
    ) : (
      <p>Nobody has been asked about this person yet.</p>
    );
  return (
    <>
      <Result found={found} />
      <section className={looks.part} aria-label="What was told">
        <h3>What was told</h3>
        <OnRecord shelf={shelf} item={found}>
          {(texts, set) => <Fields texts={texts} set={set} />}
        </OnRecord>
      </section>
      <Past kind="Determination" id={found.id} labels={LABELS} />
      <Remove shelf={shelf} item={found} onDone={() => undefined}>
        Asked about the wrong person? Take it back; the person stays on record.
      </Remove>
    </>
  );
}

/** What is open, once for everybody it is about: what to take to counsel, and what the practice settles by itself. */
function Unsettled({ found }: { found: readonly Determination[] }) {
  const open = questionsOf(found);
  const counsel = open.filter(({ theirs }) => theirs);
  const ours = open.filter(({ theirs }) => !theirs);
  return (
    <>
      {counsel.length > 0 && (
        <Section title="For counsel">
          <p>
            Questions for your lawyer. The memo has them on one page, with the facts as you told them behind it: take it
            along.
          </p>
          <Questions lines={counsel} />
        </Section>
      )}
      {ours.length > 0 && (
        <Section title="To do here">
          <p>What you can settle by yourself. Open a person to put it on the plan.</p>
          <Questions lines={ours} />
        </Section>
      )}
    </>
  );
}

function Questions({ lines }: { lines: readonly Question[] }) {
  return (
    <ul className={styles.questions}>
      {lines.map(({ text, about }) => (
        <li key={text}>
          <p>{text}</p>
          <ul aria-label="About" className={styles.about}>
            {about.map(({ id, name }) => (
              <li key={id}>
                <Opens word="person" id={id}>
                  {name}
                </Opens>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function treats({ activities }: Determination): boolean {
  return activities.includes("treatment");
}

function linesOf(
  people: readonly { id: string; version: number; name: string; job: string; ended_on: string | null }[],
  found: readonly Determination[],
): Line[] {
  const by = new Map(found.map((each) => [each.person_id, each]));
  return people
    .filter(({ id, ended_on }) => ended_on === null || by.has(id))
    .map(({ id, version, name, job }) => ({ id, version, name, job, found: by.get(id) ?? null }));
}
