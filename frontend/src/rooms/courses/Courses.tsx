/** Which courses are there, for whom, when, and what do they say? */
import type { Go } from "../../pieces/address";
import { minutesWords } from "../../pieces/days";
import { counted } from "../../pieces/numbers";
import { Opens } from "../../pieces/Opens";
import { OpenPanel } from "../../pieces/RecordPanel";
import { type Column, Grid } from "../../ui/Grid";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import styles from "./courses.module.css";
import { authorityWords, cadenceWords, type Course, groupsWords } from "./words";

interface CoursesProps {
  courses: readonly Course[];
  open: string | null;
  go: Go;
}

/** The list; a course opens to be read through. */
export function Courses({ courses, open, go }: CoursesProps) {
  return (
    <Section title="Courses">
      <p>
        They are our own texts, not law. Read them before others do: what does not fit your practice is better said by
        you.
      </p>
      <Grid label="Courses" rows={courses} keyOf={({ id }) => id} columns={COLUMNS} current={open} />
      <OpenPanel
        rows={courses}
        word="course"
        id={open}
        go={go}
        titleOf={({ title }) => title}
        noun="Course"
        gone={<p>There is no such course.</p>}
      >
        {(course) => <Whole key={course.id} course={course} />}
      </OpenPanel>
    </Section>
  );
}

const COLUMNS: Column<Course>[] = [
  {
    id: "title",
    title: "Course",
    cell: ({ id, title }) => (
      <Opens word="course" id={id}>
        {title}
      </Opens>
    ),
  },
  { id: "audience", title: "For", cell: ({ audience }) => groupsWords(audience) },
  { id: "minutes", title: "Takes", numeric: true, cell: ({ minutes }) => minutesWords(minutes) },
  { id: "when", title: "When", cell: ({ cadences }) => cadences.map(cadenceWords).join("; ") },
];

function Whole({ course }: { course: Course }) {
  return (
    <>
      <p>{course.says}</p>
      <dl className={looks.facts}>
        <div>
          <dt>For</dt>
          <dd>{groupsWords(course.audience)}</dd>
        </div>
        <div>
          <dt>Quiz</dt>
          <dd>
            {counted(course.questions, "question")}; {course.needed} have to be right
          </dd>
        </div>
        {course.cadences.map((cadence) => (
          <div key={cadence.when}>
            <dt>{cadenceWords(cadence)}</dt>
            <dd>
              {cadence.says} {authorityWords(cadence)}
            </dd>
          </div>
        ))}
      </dl>
      {course.lessons.map((lesson) => (
        <section key={lesson.title} className={looks.part} aria-label={lesson.title}>
          <h3>{lesson.title}</h3>
          <p className={styles.lesson}>{lesson.text}</p>
          <p className={looks.quiet}>Topics from 45 CFR {lesson.citations.join("; ")}.</p>
        </section>
      ))}
      <p className={looks.quiet}>Fingerprint of the text: {course.sha256.slice(0, 12)}.</p>
    </>
  );
}
