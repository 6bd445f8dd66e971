/** How are many questions read, opened and answered on one page? */
import { Button, Checkbox } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { memo, type ReactNode, useCallback, useEffect, useId, useMemo, useRef } from "react";

import { useHere } from "../../pieces/here";
import { Tag } from "../../ui/levels";
import list from "./list.module.css";
import { Answering } from "./Answering";
import type { Answers } from "./answers";
import { type Asked, nextOpen, partsOf } from "./lists";
import { headingOf } from "./Parts";
import { keepPlace } from "./place";
import { GRADES } from "./words";

const ROUTE = "/signed-in/practice/$id/questions";

interface ListProps {
  questions: readonly Asked[];
  answers: Answers;
  /** The ids of the chosen questions; without it nothing can be chosen. */
  chosen: ReadonlySet<string> | undefined;
  onChoose: (change: (chosen: ReadonlySet<string>) => ReadonlySet<string>) => void;
}

/** The questions by section; one at a time can be open, and the address says which. */
export function List({ questions, answers, chosen, onChoose }: ListProps) {
  const { id, me } = useHere();
  const { open } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: "/practice/$id/questions" });
  const sections = useMemo(() => partsOf(questions), [questions]);
  const turn = useCallback(
    (question: string | undefined) => {
      if (question !== undefined) keepPlace(me, id, question);
      void navigate({ search: (search) => ({ ...search, open: question }), replace: true, resetScroll: false });
    },
    [navigate, me, id],
  );
  const choose = useCallback(
    (question: string) => {
      onChoose((chosen) => {
        const now = new Set(chosen);
        if (!now.delete(question)) now.add(question);
        return now;
      });
    },
    [onChoose],
  );
  const came = useRef(open);
  useEffect(() => {
    // For somebody who comes back from a question's own page.
    if (came.current !== undefined) document.getElementById(turnOf(came.current))?.scrollIntoView({ block: "center" });
  }, []);
  const next = open === undefined ? null : nextOpen(questions, open);
  return (
    <div className={list.list}>
      {sections.map(({ section, title }) => (
        <section key={section} aria-labelledby={headingOf(section)}>
          <h2 id={headingOf(section)} tabIndex={-1}>
            {title}
          </h2>
          <ul className={list.rows}>
            {questions
              .filter((question) => question.section === section)
              .map((question) => (
                <Row
                  key={question.id}
                  question={question}
                  open={question.id === open}
                  onTurn={turn}
                  {...(chosen && { chosen: chosen.has(question.id) })}
                  onChoose={choose}
                >
                  {question.id === open && <Inside question={question} answers={answers} next={next} onNext={turn} />}
                </Row>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface RowProps {
  question: Asked;
  open: boolean;
  chosen?: boolean;
  onTurn: (question: string | undefined) => void;
  onChoose: (question: string) => void;
  children: ReactNode;
}

/** Drawn again only when what it shows has changed: a list may hold more than a hundred of them. */
const Row = memo(
  function Row({ question, open, chosen, onTurn, onChoose, children }: RowProps) {
    const id = useId();
    return (
      <li className={list.row} data-open={open || undefined}>
        {chosen !== undefined && (
          <Checkbox
            className={list.choice}
            aria-label={`Choose: ${question.text}`}
            checked={chosen}
            onChange={() => {
              onChoose(question.id);
            }}
          />
        )}
        <div className={list.asked}>
          <h3>
            <button
              type="button"
              className={list.turn}
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              id={turnOf(question.id)}
              onClick={() => {
                onTurn(open ? undefined : question.id);
              }}
            >
              {question.text}
              <IconChevronDown size={18} stroke={1.8} aria-hidden />
            </button>
          </h3>
          <Now question={question} />
          {open && <div id={id}>{children}</div>}
        </div>
      </li>
    );
  },
  (a, b) =>
    !a.open && !b.open && a.chosen === b.chosen && a.onTurn === b.onTurn && shownOf(a.question) === shownOf(b.question),
);

function turnOf(question: string): string {
  return `turn-${question}`;
}

function shownOf({ id, reply, outside, given }: Asked): string {
  return JSON.stringify([id, reply, outside, given?.assigned_to]);
}

/** What is answered so far, in one line. */
function Now({ question: { reply, options, outside, given, done, minutes } }: { question: Asked }) {
  const { me } = useHere();
  const option = options.find(({ id }) => id === reply.option);
  const to = given?.assigned_to;
  return (
    <p className={list.now}>
      {option ? (
        <>
          <Tag tone={GRADES[option.grade].tone}>{GRADES[option.grade].says}</Tag>
          <span>{option.text}</span>
        </>
      ) : (
        <span>Not answered yet, {minutes} min</span>
      )}
      {!done && to && <Tag>{to === me ? "Assigned to you" : "With a colleague"}</Tag>}
      {outside && <Tag>Asked outside</Tag>}
      {reply.flagged && <Tag tone="wait">To look at again</Tag>}
    </p>
  );
}

interface InsideProps {
  question: Asked;
  answers: Answers;
  next: Asked | null;
  onNext: (question: string) => void;
}

function Inside({ question, answers, next, onNext }: InsideProps) {
  const { id } = useHere();
  return (
    <div className={list.inside}>
      <Answering question={question} answers={answers} />
      <div className={list.ways}>
        {next && (
          <Button
            size="sm"
            variant="default"
            onClick={() => {
              document.getElementById(turnOf(next.id))?.focus();
              onNext(next.id);
            }}
          >
            Next not answered
          </Button>
        )}
        <Link to="/practice/$id/questions/$question" params={{ id, question: question.id }} search={true}>
          Why we ask, and more
        </Link>
      </div>
    </div>
  );
}
