/** What has one person to take, what have they taken, and what shows it? */
import { Button } from "@mantine/core";

import { useTrouble } from "../../api/problems";
import { work } from "../../api/work";
import type { Go } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { Evidence } from "../../pieces/Evidence";
import { readCertificate, saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { OpenPanel } from "../../pieces/RecordPanel";
import { useSending } from "../../pieces/sending";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Refused } from "../../ui/Refused";
import { Empty, Loading, Unread } from "../../ui/states";
import styles from "./courses.module.css";
import { Elsewhere } from "./Elsewhere";
import { type Completion, type Course, COURSES, type Standing, standingWords, type Trained, WHY } from "./words";

interface OnePanelProps {
  people: readonly Trained[];
  courses: readonly Course[];
  id: string | null;
  go: Go;
}

/** The panel: the word `person` of the address. */
export function OnePanel({ people, courses, id, go }: OnePanelProps) {
  const rows = people.map((each) => ({ ...each, id: each.person_id }));
  return (
    <OpenPanel
      rows={rows}
      word="person"
      id={id}
      go={go}
      titleOf={({ person }) => `Training of ${person}`}
      noun="Training"
      gone={<p>This person did not work here that day, by the record.</p>}
    >
      {(person) => <Whole key={person.id} person={person} courses={courses} />}
    </OpenPanel>
  );
}

function Whole({ person, courses }: { person: Trained; courses: readonly Course[] }) {
  const { may } = useHere();
  return (
    <>
      <section aria-label="Courses of theirs" className={styles.group}>
        <h3>Courses of theirs</h3>
        {person.courses.length === 0 && <p className={looks.quiet}>There was nothing to take that day.</p>}
        <ul className={looks.plain}>
          {person.courses.map((standing) => (
            <One key={standing.course} standing={standing} />
          ))}
        </ul>
      </section>
      <OnRecord person={person} />
      {may("policies:write") && <Elsewhere person={person} courses={courses} />}
    </>
  );
}

function One({ standing }: { standing: Standing }) {
  const { title, state, when, done_on, completion_id } = standing;
  return (
    <li className={styles.line}>
      <div>
        <strong>{title}</strong>
        <p className={looks.quiet}>
          {standingWords(standing)}
          {state !== "done" && ` (${WHY[when]})`}
          {done_on !== null && completion_id === null && ", by the day on record under People"}.
        </p>
      </div>
      <Tag tone={state === "done" ? "good" : "wait"}>
        {state === "done" ? "Taken" : state === "due" ? "To take" : "Late"}
      </Tag>
    </li>
  );
}

function OnRecord({ person }: { person: Trained }) {
  const found = useAll(`${COURSES}/completions`, { person_id: person.person_id });
  const trouble = useTrouble(found.error);
  return (
    <section className={looks.part} aria-label="Trainings on record">
      <h3>Trainings on record</h3>
      {trouble && <Unread what="the trainings" why={trouble.message} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading what="the trainings" />}
      {found.data?.length === 0 && <Empty>None yet. A course that is passed stands here with its certificate.</Empty>}
      <ul className={looks.plain}>
        {(found.data ?? []).map((row) => (
          <li key={row.id} className={styles.record}>
            <Row row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ row }: { row: Completion }) {
  const { id, may } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const told = `${row.title}, ${dayWords(row.done_on)}`;
  const remove = async () => {
    const { error } = await work.DELETE(`${COURSES}/completions/{id}`, {
      params: { path: { practice_id: id, id: row.id }, header: { "If-Match": `"${row.version}"` } },
    });
    await touched();
    return error ?? null;
  };
  return (
    <>
      <strong>{told}</strong>
      <p className={looks.quiet}>
        {row.given_by
          ? `Given by ${row.given_by}; put on record by ${row.recorded_by}.`
          : `Passed here with ${row.score ?? 0} of ${row.questions ?? 0} right. Fingerprint ${row.sha256.slice(0, 12)}.`}
        {row.note && ` ${row.note}`}
      </p>
      <Refused trouble={trouble}>That did not work.</Refused>
      <div className={looks.row}>
        <Button
          size="xs"
          variant="default"
          aria-disabled={busy}
          aria-label={`Certificate: ${told}`}
          onClick={() => {
            if (busy) return;
            send(async () => {
              const paper = await readCertificate(id, row.id);
              saveAs(paper, paper.name);
            });
          }}
        >
          Certificate
        </Button>
        {row.given_by && may("policies:write") && (
          <Button
            size="xs"
            variant="subtle"
            aria-disabled={busy}
            aria-label={`Remove, it was a mistake: ${told}`}
            onClick={() => {
              if (!busy) send(remove);
            }}
          >
            Remove, it was a mistake
          </Button>
        )}
      </div>
      {row.given_by && (
        <details className={looks.folded}>
          <summary>Sign-in sheet or certificate</summary>
          <Evidence about="completion" id={row.id} of={told} />
        </details>
      )}
    </>
  );
}
