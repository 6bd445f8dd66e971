/** Which courses are there to take, how long is each, and which are done? */
import { Button } from "@mantine/core";

import { minutesWords } from "../../pieces/days";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Section } from "../../ui/Page";
import styles from "./personal.module.css";
import { type Result, type ToTake, whenWords } from "./words";

interface CoursesProps {
  courses: readonly ToTake[];
  /** Those passed since the page was opened. */
  passed: ReadonlyMap<string, Result>;
  onOpen: (course: string) => void;
}

/** The list. */
export function Courses({ courses, passed, onOpen }: CoursesProps) {
  const left = courses.filter(({ course, state }) => state !== "done" && !passed.has(course));
  const minutes = left.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <Section title="Courses">
      <p>
        {courses.length - left.length} of {courses.length} taken.
        {left.length > 0 && ` About ${minutesWords(minutes)} are left, in ${left.length === 1 ? "one part" : "parts"}.`}
      </p>
      <ol className={looks.plain}>
        {courses.map((course) => (
          <li key={course.course}>
            <Card>
              <One
                course={course}
                now={passed.get(course.course)}
                onOpen={() => {
                  onOpen(course.course);
                }}
              />
            </Card>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function One({ course, now, onOpen }: { course: ToTake; now: Result | undefined; onOpen: () => void }) {
  const done = now !== undefined || course.state === "done";
  return (
    <section className={styles.policy} aria-label={course.title}>
      <h3>{course.title}</h3>
      <p>{course.says}</p>
      <p className={looks.quiet}>
        {now
          ? `${whenWords({ state: "done", due_on: null, done_on: now.done_on })} The practice keeps your certificate.`
          : `${whenWords(course)}${done ? "" : ` About ${minutesWords(course.minutes)}.`}`}
      </p>
      {done ? (
        <p>
          <Tag tone="good">You have taken it</Tag>
        </p>
      ) : (
        <div>
          <Button size="md" aria-label={`Begin: ${course.title}`} onClick={onOpen}>
            Begin
          </Button>
        </div>
      )}
    </section>
  );
}
