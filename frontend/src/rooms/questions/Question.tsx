/** One question at a time: what is asked and why, the answers, and what an answer leads to. */
import { Button } from "@mantine/core";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";

import { useTrouble } from "../../api/problems";
import { useHere } from "../../pieces/here";
import { LinkButton } from "../../pieces/LinkButton";
import { usePlainKeys } from "../../ui/keys";
import { Page } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import { Answering } from "./Answering";
import { type Answers, useAnswers } from "./answers";
import { Helpers } from "./Asking";
import { Jump } from "./Jump";
import { Kept } from "./Kept";
import { Leads } from "./Leads";
import { type Asked, isIn, nextOpen } from "./lists";
import { keepPlace, onWay, useWay } from "./place";
import { Proof } from "./Proof";
import styles from "./questions.module.css";
import { Why } from "./Why";

const ROUTE = "/signed-in/practice/$id/questions/$question";

/** The page. */
export function Question() {
  const { id, question: wanted } = useParams({ from: ROUTE });
  const answers = useAnswers();
  const trouble = useTrouble(answers.error);
  const question = answers.questions?.find((each) => each.id === wanted);
  if (question && answers.questions) return <One question={question} questions={answers.questions} answers={answers} />;
  if (answers.questions)
    return (
      <Page title="Not asked here" narrow lead="This question is not among those for your practice.">
        <p>
          Which questions are asked follows from what you said about the practice.{" "}
          <Link to="/practice/$id/questions" params={{ id }}>
            All questions
          </Link>
        </p>
      </Page>
    );
  return (
    <Page title="Question">
      {trouble ? (
        <Unread what="the question" why={trouble.message} onRetry={answers.retry} />
      ) : (
        <Loading what="the question" />
      )}
    </Page>
  );
}

interface OneProps {
  question: Asked;
  questions: readonly Asked[];
  answers: Answers;
}

function One({ question, questions, answers }: OneProps) {
  const { id, me } = useHere();
  const navigate = useNavigate();
  const way = useWay(ROUTE);
  const [whyOpen, setWhyOpen] = useState(() => matchMedia("(min-width: 48rem)").matches);
  const [teachAll, setTeachAll] = useState(false);
  const [jumping, setJumping] = useState(false);
  const mine = answers.mayAnswer(question);
  const near = useMemo(() => neighbors(questions, question, way, me), [questions, question, way, me]);
  useEffect(() => {
    keepPlace(me, id, question.id);
  }, [me, id, question.id]);

  const go = (to: Asked | null) => {
    if (to) void navigate({ to: "/practice/$id/questions/$question", params: { id, question: to.id }, search: true });
  };
  const choose = (place: number) => {
    const option = question.options[place];
    if (option && mine) answers.answer(question, { ...question.reply, option: option.id });
  };
  usePlainKeys({
    n: () => {
      go(near.next);
    },
    p: () => {
      go(near.previous);
    },
    j: () => {
      setJumping(true);
    },
    ...Object.fromEntries(
      question.options.map((_, place) => [
        String(place + 1),
        () => {
          choose(place);
        },
      ]),
    ),
  });

  return (
    <Page title={question.text} wide lead={<Where question={question} place={near.place} total={near.total} />}>
      <Kept answers={answers} here={question.id} />
      <div className={styles.two}>
        <div className={styles.one}>
          <Why question={question} open={whyOpen} onToggle={setWhyOpen} />
          <Answering question={question} answers={answers} teachAll={teachAll} numbered />
          {mine && (
            <div className={styles.buttons}>
              <Button
                size="compact-md"
                variant="subtle"
                aria-pressed={teachAll}
                onClick={() => {
                  setTeachAll(!teachAll);
                }}
              >
                Show the advice for every answer
              </Button>
            </div>
          )}
          <nav className={styles.steps} aria-label="Questions">
            <Step to={near.previous} variant="default">
              Previous
            </Step>
            <Step to={near.next} variant="default">
              Next
            </Step>
            <Step to={near.open} variant="filled">
              Next not answered
            </Step>
            <Button
              variant="subtle"
              onClick={() => {
                setJumping(true);
              }}
            >
              Jump to…
            </Button>
          </nav>
          <p className={styles.keys}>
            Keys: <kbd>1</kbd> to <kbd>{question.options.length}</kbd> choose an answer, <kbd>n</kbd> next, <kbd>p</kbd>{" "}
            previous, <kbd>j</kbd> jump
          </p>
        </div>
        <div className={styles.beside}>
          <Leads key={`leads-${question.id}`} question={question} />
          <Helpers key={`helpers-${question.id}`} question={question} />
          <Proof question={question} />
        </div>
      </div>
      <Jump
        questions={questions}
        open={jumping}
        onClose={() => {
          setJumping(false);
        }}
      />
    </Page>
  );
}

/** What stands before and after a question on the way that the person goes, and its place in its section. */
function neighbors(questions: readonly Asked[], question: Asked, way: ReturnType<typeof useWay>, me: string) {
  const path = onWay(questions, way, me, new Set([question.id]));
  const at = path.findIndex(({ id }) => id === question.id);
  const section = questions.filter((each) => each.section === question.section && isIn(way.which, each));
  return {
    previous: path[at - 1] ?? null,
    next: path[at + 1] ?? null,
    open: nextOpen(path, question.id),
    place: section.findIndex(({ id }) => id === question.id) + 1,
    total: section.length,
  };
}

function Where({ question, place, total }: { question: Asked; place: number; total: number }) {
  const { id } = useHere();
  return (
    <span className={styles.where}>
      <Link to="/practice/$id/questions" params={{ id }} search={(search) => ({ ...search, open: question.id })}>
        All questions
      </Link>
      <span>
        {question.section_title}
        {place > 0 && `, question ${place} of ${total}`}
      </span>
    </span>
  );
}

function Step({ to, variant, children }: { to: Asked | null; variant: string; children: string }) {
  const { id } = useHere();
  if (!to) return null;
  return (
    <LinkButton to="/practice/$id/questions/$question" params={{ id, question: to.id }} search={true} variant={variant}>
      {children}
    </LinkButton>
  );
}
