/** Who answers for accepting this risk, and may this person say so now? */
import { Button } from "@mantine/core";

import { work } from "../../api/work";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import styles from "./details.module.css";
import type { Risk } from "./words";

/** Stands with risks that are accepted: approved by whom, or how to approve. */
export function Approval({ risk }: { risk: Risk }) {
  const { id: practice_id, may, today } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const until = risk.accepted_until;
  if (risk.response !== "accept") return null;
  if (risk.approved_by)
    return (
      <p>
        {risk.approved_by} approved accepting this on {dayWords(risk.approved_on)}
        {until && `, until ${dayWords(until)}`}.
      </p>
    );
  if (until === null || until <= today)
    return <p className={looks.quiet}>Management can approve this once it has a day to come as its end.</p>;
  if (!may("approve"))
    return (
      <p className={looks.quiet}>
        Accepting a risk is management’s decision. An owner or manager opens this risk and approves it here.
      </p>
    );
  const approve = async () => {
    const params = { path: { practice_id, id: risk.id }, header: { "If-Match": `"${risk.version}"` } };
    const { error } = await work.POST("/v1/practices/{practice_id}/risks/{id}/approval", { params });
    await touched();
    return error;
  };
  return (
    <div className={styles.approve}>
      <p>You speak for management. With your approval the practice lives with this risk until {dayWords(until)}.</p>
      <Button
        aria-disabled={busy}
        onClick={() => {
          if (busy) return;
          send(approve);
        }}
      >
        Approve accepting it
      </Button>
      {trouble && <p role="alert">{trouble.message}</p>}
    </div>
  );
}
