/** Who should have been trained, who was, and what is there to be trained with? */
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { useAddress } from "../../pieces/address";
import { AsOf, usePastDay } from "../../pieces/AsOf";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { Explain } from "../../ui/Explain";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Empty } from "../../ui/states";
import { Courses } from "./Courses";
import { OnePanel } from "./OnePanel";
import { COURSES, leftWords, type Trained } from "./words";

const TITLE = "Training";

/** The page. */
export function Training() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const on = usePastDay();
  const people = useAll(`${COURSES}/roster`, on ? { on } : {}, { enabled: may("policies:read") });
  const courses = useAll(COURSES, {}, { enabled: may("policies:read") });
  const trouble = useTrouble(people.error ?? courses.error);
  if (!may("policies:read")) return <Closed title={TITLE} what="who has been trained" />;
  if (!people.data || !courses.data)
    return (
      <Awaited
        title={TITLE}
        what="who has been trained"
        trouble={trouble}
        onRetry={() => void Promise.all([people.refetch(), courses.refetch()])}
      />
    );
  return (
    <Page title={TITLE} wide lead={<Lead />} actions={<PrintButton />}>
      <AsOf />
      <Section title="People">
        {people.data.length === 0 ? <Nobody past={on !== ""} /> : <Roster people={people.data} open={search.person} />}
      </Section>
      <Courses courses={courses.data} open={search.course ?? null} go={go} />
      <OnePanel people={people.data} courses={courses.data} id={search.person ?? null} go={go} />
    </Page>
  );
}

function Lead() {
  return (
    <>
      Short courses with a quiz, each for those whose work it concerns: employees, owners and{" "}
      <Explain term="contractors">
        Contractors whose work you direct are part of your workforce, and are trained like everybody else. 45 CFR
        160.103, 164.530(b).
      </Explain>
      . Here is who should have taken which, and who has, today and on any past day.
    </>
  );
}

function Nobody({ past }: { past: boolean }) {
  const { id } = useHere();
  return (
    <Card>
      <Empty>
        {past ? "Nobody worked here that day, by the record. " : "Nobody is on record yet. "}
        <Link to="/practice/$id/people" params={{ id }}>
          Go to the people
        </Link>
      </Empty>
    </Card>
  );
}

function Roster({ people, open = null }: { people: readonly Trained[]; open?: string | null | undefined }) {
  const { id, may } = useHere();
  const through = people.filter(({ did, should }) => did === should).length;
  return (
    <>
      <p role="status">
        People who have taken all that is theirs: {through} of {people.length}.
      </p>
      <Grid
        label="People"
        rows={people}
        keyOf={({ person_id }) => person_id}
        nameOf={({ person }) => person}
        columns={COLUMNS}
        current={open}
      />
      {may("policies:write") && (
        <p className={looks.quiet}>
          People take their courses on a page of their own, on a phone too, with no account.{" "}
          <Link to="/practice/$id/readers" params={{ id }}>
            Send them a link
          </Link>
        </p>
      )}
    </>
  );
}

const COLUMNS: Column<Trained>[] = [
  {
    id: "person",
    title: "Name",
    cell: ({ person, person_id }) => (
      <Opens word="person" id={person_id}>
        {person}
      </Opens>
    ),
  },
  {
    id: "did",
    title: "Taken",
    cell: ({ should, did }) =>
      should === 0 ? (
        <span className={looks.quiet}>Nothing to take</span>
      ) : (
        <Tag tone={should === did ? "good" : "wait"}>{should === did ? `All ${did}` : `${did} of ${should}`}</Tag>
      ),
  },
  { id: "late", title: "Late", numeric: true, cell: ({ courses }) => <Late courses={courses} /> },
  {
    id: "left",
    title: "Still to take",
    cell: ({ courses }) => {
      const left = leftWords(courses);
      return left ? <span className={looks.quiet}>{left}</span> : <span data-none>–</span>;
    },
  },
];

function Late({ courses }: Pick<Trained, "courses">) {
  const late = courses.filter(({ state }) => state === "overdue").length;
  return late > 0 ? late : <span data-none>–</span>;
}
