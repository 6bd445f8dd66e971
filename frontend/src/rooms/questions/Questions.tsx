/** Which questions are there, and how far are we? */
import { Button } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useState } from "react";

import { useTrouble } from "../../api/problems";
import { minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { LinkButton } from "../../pieces/LinkButton";
import { useAll } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { Meter } from "../../ui/Meter";
import { Page } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import list from "./list.module.css";
import { type Answers, useAnswers } from "./answers";
import { AskPanel } from "./Asking";
import { Kept } from "./Kept";
import { List } from "./List";
import { type Asked, isIn, partsOf, sumOf } from "./lists";
import { Parts } from "./Parts";
import { goOn, onWay, useWay, type Way } from "./place";
import styles from "./questions.module.css";
import { focusSearch, Toolbar } from "./Toolbar";
import { WHICH } from "./words";

const ROUTE = "/signed-in/practice/$id/questions";
const LEAD = "Answer what you know. “I don't know yet” is a good answer too: it tells you what to find out.";

/** The page. */
export function Questions() {
  const answers = useAnswers();
  const trouble = useTrouble(answers.error);
  if (answers.questions) return <All questions={answers.questions} answers={answers} />;
  return (
    <Page title="Questions" lead={LEAD}>
      {trouble ? (
        <Unread what="the questions" why={trouble.message} onRetry={answers.retry} />
      ) : (
        <Loading what="the questions" />
      )}
    </Page>
  );
}

const NONE: ReadonlySet<string> = new Set();

function All({ questions, answers }: { questions: readonly Asked[]; answers: Answers }) {
  const { me, may } = useHere();
  const { which, show, q } = useWay(ROUTE);
  const [chosen, choose] = useState<ReadonlySet<string>>(NONE);
  const [asking, setAsking] = useState(false);
  const stay = useStaying(`${which} ${show} ${q}`);
  const look = useDeferredValue(q);
  const shown = useMemo(
    () => onWay(questions, { which, show, q: look }, me, stay),
    [questions, which, show, look, me, stay],
  );
  const parts = useMemo(() => partsOf(questions.filter((each) => isIn(which, each))), [questions, which]);
  return (
    <Page title="Questions" lead={LEAD} wide actions={<GoOn questions={questions.filter(answers.mayAnswer)} />}>
      <Kept answers={answers} />
      {may("answers:write") && <Offered />}
      <div className={list.room}>
        <nav className={list.parts} aria-label="Progress by section">
          <Sum which={which} questions={questions} />
          <Parts parts={parts} />
        </nav>
        <div className={list.main}>
          <Toolbar way={{ which, show, q }} questions={questions} />
          {shown.length === 0 ? (
            <Nothing q={q} show={show} />
          ) : (
            <List
              questions={shown}
              answers={answers}
              chosen={may("answers:write") ? chosen : undefined}
              onChoose={choose}
            />
          )}
          {chosen.size > 0 && (
            <div className={list.bar} role="region" aria-label="Chosen questions">
              <span>{counted(chosen.size, "question")} chosen</span>
              <Button
                size="sm"
                onClick={() => {
                  setAsking(true);
                }}
              >
                Ask somebody
              </Button>
              <Button
                size="sm"
                variant="default"
                onClick={() => {
                  focusSearch();
                  choose(NONE);
                }}
              >
                Choose none
              </Button>
            </div>
          )}
        </div>
      </div>
      <Asking
        questions={questions}
        chosen={chosen}
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
        onChoose={choose}
      />
    </Page>
  );
}

interface AskingProps {
  questions: readonly Asked[];
  chosen: ReadonlySet<string>;
  open: boolean;
  onClose: () => void;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The panel; once the questions are with somebody, none is chosen any more when it closes. */
function Asking({ questions, chosen, open, onClose, onChoose }: AskingProps) {
  const [asked, setAsked] = useState(false);
  return (
    <AskPanel
      questions={questions.filter(({ id }) => chosen.has(id))}
      open={open}
      onAsked={() => {
        setAsked(true);
      }}
      onClose={() => {
        onClose();
        if (!asked) return;
        onChoose(NONE);
        setAsked(false);
      }}
    />
  );
}

function GoOn({ questions }: { questions: readonly Asked[] }) {
  const { id, me } = useHere();
  const first = questions.filter((question) => isIn("first", question));
  const next = goOn(first, me, id) ?? goOn(questions, me, id);
  if (!next) return null;
  return (
    <LinkButton to="/practice/$id/questions/$question" params={{ id, question: next.id }} search={{}}>
      {first.some(({ done }) => done) ? "Go on where you left" : "Begin"}
    </LinkButton>
  );
}

function Sum({ which, questions }: { which: keyof typeof WHICH; questions: readonly Asked[] }) {
  const { done, total, minutes } = sumOf(partsOf(questions.filter((each) => isIn(which, each))));
  const left = minutes > 0 ? ` · ${minutesWords(minutes)} left` : "";
  return <Meter label={WHICH[which]} done={done} total={total} says={`${done} of ${total}${left}`} />;
}

/** What came back from outside and waits. */
function Offered() {
  const { id } = useHere();
  const offers = useAll("/v1/practices/{practice_id}/guests/offers", { outcome: "pending" });
  const count = offers.data?.length ?? 0;
  if (count === 0) return null;
  return (
    <p className={styles.notice}>
      <span>
        {count === 1 ? "1 answer from outside waits" : `${count} answers from outside wait`} for your review.{" "}
        <Link to="/practice/$id/guests" params={{ id }}>
          Review {count === 1 ? "it" : "them"}
        </Link>
      </span>
    </p>
  );
}

function Nothing({ q, show }: Pick<Way, "q" | "show">) {
  const navigate = useNavigate({ from: "/practice/$id/questions" });
  return (
    <div className={list.nothing}>
      <Empty>
        {q
          ? "No question holds all of these words."
          : show === "mine"
            ? "No question is assigned to you."
            : "No question stands here now."}
      </Empty>
      <Button
        variant="default"
        size="sm"
        onClick={() => {
          focusSearch();
          void navigate({ search: { which: "all", show: "every" }, replace: true });
        }}
      >
        Show every question
      </Button>
    </div>
  );
}

/** The questions opened on this way: one that was just answered stays, though "not answered" does not hold it now. */
function useStaying(way: string): ReadonlySet<string> {
  const { open } = useSearch({ from: ROUTE });
  const [stay, setStay] = useState({ way, ids: NONE });
  const ids = stay.way === way ? stay.ids : NONE;
  if (open === undefined || ids.has(open)) return ids;
  const more = new Set([...ids, open]);
  setStay({ way, ids: more });
  return more;
}
