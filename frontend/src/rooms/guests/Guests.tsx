/** Who outside was asked, and what did they offer? */
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { useHere } from "../../pieces/here";
import { LinkButton } from "../../pieces/LinkButton";
import { useAll } from "../../pieces/lists";
import { Page, Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { Decided } from "./Decided";
import styles from "./guests.module.css";
import { Line } from "./Line";
import { Review } from "./Review";
import type { Guest, Offer } from "./words";

const LEAD = "Somebody outside answers by link, such as your IT person. What they say counts once you accept it.";

/** The page: what waits for a review, who was asked, and what was decided. */
export function Guests() {
  const guests = useAll("/v1/practices/{practice_id}/guests");
  const offers = useAll("/v1/practices/{practice_id}/guests/offers");
  const questions = useAll("/v1/practices/{practice_id}/questions", { which: "all" });
  const trouble = useTrouble(guests.error ?? offers.error ?? questions.error);
  const retry = () => {
    for (const list of [guests, offers, questions]) void list.refetch();
  };
  return (
    <Page title="Asked outside" lead={LEAD} actions={<Begin />}>
      {trouble ? (
        <Unread what="who was asked" why={trouble.message} onRetry={retry} />
      ) : guests.data && offers.data && questions.data ? (
        <All guests={guests.data} offers={offers.data} questions={questions.data} />
      ) : (
        <Loading what="who was asked" />
      )}
    </Page>
  );
}

function Begin() {
  const { id, may } = useHere();
  if (!may("answers:write")) return null;
  return (
    <LinkButton to="/practice/$id/questions" params={{ id }} search={{ show: "open" }}>
      Choose questions to ask
    </LinkButton>
  );
}

interface AllProps {
  guests: readonly Guest[];
  offers: readonly Offer[];
  questions: readonly Asked[];
}

/** What this room needs of a question. */
interface Asked {
  id: string;
  text: string;
  options: readonly { id: string; text: string }[];
}

function All({ guests, offers, questions }: AllProps) {
  const { may } = useHere();
  const [at] = useState(() => Date.now());
  const [said, say] = useState("");
  const pending = offers.filter(({ outcome }) => outcome === "pending");
  const decided = offers.filter(({ outcome }) => outcome !== "pending");
  if (guests.length === 0)
    return (
      <Empty>
        Nobody outside was asked yet. Choose the questions that somebody else can answer better, then “Ask somebody”.
      </Empty>
    );
  return (
    <>
      <Section title="To review">
        <p role="status" className={styles.said}>
          {said}
        </p>
        {pending.length === 0 && <Empty>No answer waits for you.</Empty>}
        {!may("answers:write") && pending.length > 0 && (
          <p>Your role reads what was offered. A security officer, manager or owner accepts it.</p>
        )}
        <ul className={styles.cards}>
          {pending.map((offer) => (
            <Review
              key={offer.id}
              offer={offer}
              question={questions.find(({ id }) => id === offer.question)}
              onDecided={(says) => {
                // The card that had the focus goes away.
                document.querySelector("h1")?.focus();
                say(says);
              }}
            />
          ))}
        </ul>
      </Section>
      <Section title="Who was asked">
        <ul className={styles.rows}>
          {[...guests].reverse().map((guest) => (
            <Line key={guest.id} guest={guest} offers={offers} questions={questions} at={at} />
          ))}
        </ul>
      </Section>
      {decided.length > 0 && (
        <Section title="Decided">
          <Decided offers={decided} />
        </Section>
      )}
    </>
  );
}
