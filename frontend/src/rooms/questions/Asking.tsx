/** Who else can answer? A colleague with an account, or somebody outside by link. */
import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { AskOutside } from "../../pieces/AskOutside";
import { momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { Section } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { offerUndo } from "../../ui/undo";
import { isOpen } from "./answers";
import { assign } from "./assign";
import type { Asked } from "./lists";
import styles from "./questions.module.css";

/** The people of the practice who can be given a question; empty for those who may not see them. */
function useColleagues(): { id: string; name: string }[] {
  const { may } = useHere();
  const members = useAll("/v1/practices/{practice_id}/members", {}, { enabled: may("members:read") });
  return (members.data ?? []).flatMap(({ user_id, person }) =>
    user_id && person ? [{ id: user_id, name: person }] : [],
  );
}

/** Gives questions to a colleague and offers to take it back. */
function useAssign() {
  const { id } = useHere();
  const touched = useTouched();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const give = async (questions: readonly Asked[], to: string | null, done: string): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      await assign(id, questions, to);
      offerUndo({
        text: done,
        undo: () => {
          void Promise.all(questions.map((each) => assign(id, [each], each.given?.assigned_to ?? null)))
            .catch(setError)
            .then(touched);
        },
      });
      return true;
    } catch (refusal) {
      setError(refusal);
      return false;
    } finally {
      await touched();
      setBusy(false);
    }
  };
  return { busy, trouble: useTrouble(error), give };
}

/** A question's helpers: who was asked, and how somebody else is. */
export function Helpers({ question }: { question: Asked }) {
  const { me, may } = useHere();
  const colleagues = useColleagues();
  const { busy, trouble, give } = useAssign();
  const [open, setOpen] = useState(false);
  const to = question.given?.assigned_to ?? "";
  const mayWrite = may("answers:write");
  const names = new Map(colleagues.map(({ id, name }) => [id, name]));
  if (!mayWrite)
    return to ? (
      <p className={styles.quiet}>
        {to === me ? "This question is assigned to you." : "A colleague is asked for this."}
      </p>
    ) : null;
  return (
    <Section title="Somebody else knows better?">
      <Outside question={question} />
      <div className={styles.helpers}>
        {colleagues.length > 0 && (
          <NativeSelect
            label="Assign to a colleague"
            description="They find it under “Assigned to me” in Questions."
            value={to}
            aria-busy={busy}
            data={[
              { value: "", label: "Nobody" },
              ...colleagues.map(({ id, name }) => ({ value: id, label: id === me ? `${name} (you)` : name })),
            ]}
            onChange={(event) => {
              const next = event.currentTarget.value;
              const done = next ? `Assigned to ${names.get(next) ?? "a colleague"}.` : "Assigned to nobody now.";
              void give([question], next || null, done);
            }}
          />
        )}
        <Button
          variant="default"
          onClick={() => {
            setOpen(true);
          }}
        >
          Ask somebody outside
        </Button>
      </div>
      {trouble && (
        <p role="alert" className={styles.trouble}>
          It is not assigned. {trouble.message}
        </p>
      )}
      <Panel
        title="Ask somebody outside"
        open={open}
        onClose={() => {
          setOpen(false);
        }}
      >
        <AskOutside questions={[question]} />
      </Panel>
    </Section>
  );
}

/** Who outside has the question, and what came back. */
function Outside({ question }: { question: Asked }) {
  const { id, zone } = useHere();
  const guests = useAll("/v1/practices/{practice_id}/guests");
  const offers = useAll("/v1/practices/{practice_id}/guests/offers", { outcome: "pending" });
  const offered = offers.data?.filter((offer) => offer.question === question.id) ?? [];
  const waiting = guests.data?.filter(
    (guest) =>
      isOpen(guest) && guest.questions.includes(question.id) && !offered.some(({ guest_id }) => guest_id === guest.id),
  );
  return (
    <>
      {offered.map((offer) => (
        <p key={offer.id} className={styles.notice}>
          {offer.guest_name} offers an answer: “{offer.option_text}”.{" "}
          <Link to="/practice/$id/guests" params={{ id }}>
            Review it
          </Link>
        </p>
      ))}
      {waiting?.map((guest) => (
        <p key={guest.id} className={styles.quiet}>
          {guest.name} is asked by link until {momentWords(guest.expires_at, zone)}.{" "}
          <Link to="/practice/$id/guests" params={{ id }}>
            Asked outside
          </Link>
        </p>
      ))}
    </>
  );
}

interface AskPanelProps {
  questions: readonly Asked[];
  open: boolean;
  onClose: () => void;
  /** Called when the questions are with somebody. */
  onAsked: () => void;
}

/** Several questions at once, for a colleague or somebody outside. */
export function AskPanel({ questions, open, onClose, onAsked }: AskPanelProps) {
  const colleagues = useColleagues();
  const [who, setWho] = useState("outside");
  return (
    <Panel title={`Ask somebody: ${counted(questions.length, "question")}`} open={open} onClose={onClose}>
      {colleagues.length > 0 && (
        <SegmentedControl
          aria-label="Whom to ask"
          value={who}
          onChange={setWho}
          data={[
            { value: "outside", label: "Somebody outside" },
            { value: "colleague", label: "A colleague" },
          ]}
        />
      )}
      {who === "outside" || colleagues.length === 0 ? (
        <AskOutside questions={questions} onAsked={onAsked} />
      ) : (
        <Colleague
          questions={questions}
          colleagues={colleagues}
          onDone={() => {
            onAsked();
            onClose();
          }}
        />
      )}
    </Panel>
  );
}

interface ColleagueProps {
  questions: readonly Asked[];
  colleagues: { id: string; name: string }[];
  onDone: () => void;
}

function Colleague({ questions, colleagues, onDone }: ColleagueProps) {
  const [to, setTo] = useState(colleagues[0]?.id ?? "");
  const { busy, trouble, give } = useAssign();
  const name = colleagues.find(({ id }) => id === to)?.name ?? "";
  return (
    <div className={styles.colleague}>
      <p>They find the questions under “Assigned to me” when they sign in. No mail goes out.</p>
      <NativeSelect
        label="Colleague"
        value={to}
        data={colleagues.map((each) => ({ value: each.id, label: each.name }))}
        onChange={(event) => {
          setTo(event.currentTarget.value);
        }}
      />
      {trouble && (
        <p role="alert" className={styles.trouble}>
          {trouble.message}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          aria-disabled={busy}
          onClick={() => {
            const done = `${counted(questions.length, "question")} assigned to ${name}.`;
            if (busy) return;
            void give(questions, to, done).then((given) => {
              if (given) onDone();
            });
          }}
        >
          {busy ? "One moment…" : "Assign"}
        </Button>
      </div>
    </div>
  );
}
