/** What was decided about the answers from outside, by whom, and why? */
import { Link } from "@tanstack/react-router";

import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import styles from "./guests.module.css";
import { type Offer, OUTCOMES } from "./words";

/** Past decisions, the newest first. */
export function Decided({ offers }: { offers: readonly Offer[] }) {
  const { id } = useHere();
  const columns: Column<Offer>[] = [
    {
      id: "question",
      title: "Question",
      cell: (offer) => (
        <Link to="/practice/$id/questions/$question" params={{ id, question: offer.question }}>
          {offer.question_text}
        </Link>
      ),
    },
    {
      id: "answer",
      title: "Offered answer",
      cell: (offer) => (
        <>
          {offer.option_text}
          {offer.note && <span className={looks.quiet}> {offer.note}</span>}
        </>
      ),
    },
    { id: "guest", title: "By", cell: (offer) => offer.guest_name },
    {
      id: "outcome",
      title: "Decision",
      cell: (offer) => (
        <>
          <Tag tone={OUTCOMES[offer.outcome].tone}>{OUTCOMES[offer.outcome].says}</Tag>
          <span className={styles.decision}>
            {offer.decided_by}, {dayWords(offer.decided_on)}. {offer.reason}
          </span>
        </>
      ),
    },
  ];
  const newest = [...offers].sort((a, b) => (b.decided_on ?? "").localeCompare(a.decided_on ?? ""));
  return <Grid label="Decided answers" rows={newest} keyOf={(offer) => offer.id} columns={columns} />;
}
