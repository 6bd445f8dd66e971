/** How is a course taken? Lesson by lesson, then question by question, then what came of it. */
import { Button } from "@mantine/core";
import { useState } from "react";

import { useSending } from "../../pieces/sending";
import { goesOn } from "../../ui/goesOn";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Options } from "../../ui/Options";
import { Card, Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import styles from "./personal.module.css";
import { type Answers, keepRight, type Result, resultWords, type ToTake } from "./words";

interface CourseProps {
  course: ToTake;
  /** Throws the problem of a refusal. */
  handIn: (answers: Answers) => Promise<Result>;
  onLeave: () => void;
}

/** The course; one thing is on the page at a time. */
export function Course({ course, handIn, onLeave }: CourseProps) {
  const { busy, trouble, send } = useSending();
  const [step, setStep] = useState(0);
  const [answers, setAnswers] = useState<Answers>({});
  const [result, setResult] = useState<Result | null>(null);
  const lesson = course.lessons[step];
  const question = course.questions[step - course.lessons.length];
  const last = step === course.lessons.length + course.questions.length - 1;
  const finish = () => {
    if (!busy)
      send(async () => {
        setResult(await handIn(answers));
      });
  };
  if (result)
    return (
      <Ended
        course={course}
        answers={answers}
        result={result}
        onLeave={onLeave}
        onAgain={(from) => {
          setAnswers(keepRight(answers, result));
          setResult(null);
          setStep(from);
        }}
      />
    );
  return (
    <Page title={course.title} narrow>
      <Card>
        {lesson && (
          <>
            <p className={looks.quiet}>
              Lesson {step + 1} of {course.lessons.length}
            </p>
            <h2 key={step} tabIndex={-1} ref={goesOn} className={styles.step}>
              {lesson.title}
            </h2>
            <p className={styles.lesson}>{lesson.text}</p>
          </>
        )}
        {question && (
          <>
            <p className={looks.quiet}>
              Question {step - course.lessons.length + 1} of {course.questions.length}
            </p>
            <h2 key={step} tabIndex={-1} ref={goesOn} className={styles.step}>
              {question.text}
            </h2>
            <Options
              key={question.id}
              label={question.text}
              options={question.options.map((text, place) => ({ id: String(place), text }))}
              value={String(answers[question.id] ?? "")}
              onChange={(option) => {
                setAnswers((before) => ({ ...before, [question.id]: Number(option) }));
              }}
            />
          </>
        )}
        <Refused trouble={trouble}>That was not handed in.</Refused>
        <Steps
          back={() => {
            if (step === 0) onLeave();
            else setStep(step - 1);
          }}
          first={step === 0}
          ready={!question || question.id in answers}
          label={last ? (busy ? "One moment…" : "Hand it in") : "Go on"}
          on={
            last
              ? finish
              : () => {
                  setStep(step + 1);
                }
          }
        />
      </Card>
    </Page>
  );
}

interface StepsProps {
  back: () => void;
  first: boolean;
  /** Whether it can go on: a question wants an answer first. */
  ready: boolean;
  label: string;
  on: () => void;
}

function Steps({ back, first, ready, label, on }: StepsProps) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <p role="status" className={looks.quiet}>
        {asked && !ready && "Choose an answer first."}
      </p>
      <div className={looks.row}>
        <Button
          size="md"
          onClick={() => {
            setAsked(!ready);
            if (ready) on();
          }}
        >
          {label}
        </Button>
        <Button size="md" variant="subtle" onClick={back}>
          {first ? "Later" : "Back"}
        </Button>
      </div>
    </>
  );
}

interface EndedProps {
  course: ToTake;
  answers: Answers;
  result: Result;
  onLeave: () => void;
  /** Tries again from a step: the first lesson, or the first question. */
  onAgain: (step: number) => void;
}

function Ended({ course, answers, result, onLeave, onAgain }: EndedProps) {
  return (
    <Page title={course.title} narrow>
      <Card>
        <h2 tabIndex={-1} ref={goesOn} className={styles.step}>
          {resultWords(result)}
        </h2>
        <ol className={styles.marks}>
          {result.marks.map(({ question: id, right, why }) => {
            const question = course.questions.find((each) => each.id === id);
            return (
              <li key={id}>
                <p>{question?.text}</p>
                <p>
                  <Tag tone={right ? "good" : "wait"}>{right ? "Right" : "Not right"}</Tag> You said:{" "}
                  {question?.options[answers[id] ?? -1]}
                </p>
                <p className={looks.quiet}>{why}</p>
              </li>
            );
          })}
        </ol>
        <div className={looks.row}>
          {result.passed ? (
            <Button size="md" onClick={onLeave}>
              Back to your page
            </Button>
          ) : (
            <>
              <Button
                size="md"
                onClick={() => {
                  onAgain(course.lessons.length);
                }}
              >
                Try again
              </Button>
              <Button
                size="md"
                variant="default"
                onClick={() => {
                  onAgain(0);
                }}
              >
                Read the lessons again
              </Button>
            </>
          )}
        </div>
      </Card>
    </Page>
  );
}
