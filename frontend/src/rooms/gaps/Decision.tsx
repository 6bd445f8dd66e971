/** What is decided about an addressable specification, and does it count yet? 45 CFR 164.306(d)(3). */
import { Button } from "@mantine/core";

import { useTrouble } from "../../api/problems";
import { work } from "../../api/work";
import { dayWords } from "../../pieces/days";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { Past } from "../../pieces/Past";
import { useSending } from "../../pieces/sending";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Refused } from "../../ui/Refused";
import { Loading, Unread } from "../../ui/states";
import { Decide } from "./Decide";
import { bodyOf } from "./decided";
import { Part } from "./Details";
import styles from "./gaps.module.css";
import { type Decided, type Decision as OnRecord, type Gap, LABELS, OUTCOMES } from "./words";

/** The decision, its form and its approval. */
export function Decision({ gap }: { gap: Gap }) {
  const { may } = useHere();
  const decisions = useAll("/v1/practices/{practice_id}/decisions");
  const trouble = useTrouble(decisions.error);
  const found = decisions.data?.find(({ citation }) => citation === gap.citation) ?? null;
  return (
    <Part title="Your decision about it">
      {trouble && <Unread what="the decision" why={trouble.message} onRetry={() => void decisions.refetch()} />}
      {decisions.isPending && <Loading what="the decision" />}
      {decisions.data && (
        <>
          {found ? <Standing decision={found} /> : <Undecided gap={gap} />}
          {may("risks:write") ? (
            <Decide citation={gap.citation} decision={found} />
          ) : (
            found && <Said decision={found} />
          )}
          {found && (
            <>
              <h4>Evidence</h4>
              <Evidence about="decision" id={found.id} of={`the decision on ${gap.title}`} />
              <Past kind="Decision" id={found.id} labels={LABELS} />
            </>
          )}
        </>
      )}
    </Part>
  );
}

function Undecided({ gap }: { gap: Gap }) {
  const met = gap.status === "met" || gap.status === "not_applicable";
  return (
    <p className={looks.quiet}>
      {met
        ? "Nothing has to be decided as long as your answers show that it is in place."
        : "Nothing is decided yet. Put it in place, or decide here what you do instead and why."}
    </p>
  );
}

/** What is on record, and who approved it or still has to. */
function Standing({ decision }: { decision: OnRecord }) {
  const { may } = useHere();
  const { outcome, decided_on, approved_by, approved_on } = decision;
  return (
    <>
      <p>
        {OUTCOMES[outcome].word}. <span className={looks.quiet}>Decided on {dayWords(decided_on)}.</span>
      </p>
      {approved_by ? (
        <p>
          <Tag tone="good">Approved</Tag> by {approved_by} on {dayWords(approved_on)}.
        </p>
      ) : may("approve") ? (
        <Approve decision={decision} />
      ) : (
        <p>
          <Tag tone="wait">Waits for approval</Tag> It counts once an owner or manager approves it on this page.
        </p>
      )}
    </>
  );
}

function Approve({ decision: { citation, version } }: { decision: OnRecord }) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const approve = async () => {
    const params = { path: { practice_id, citation }, header: { "If-Match": `"${version}"` } };
    const { error } = await work.POST("/v1/practices/{practice_id}/decisions/{citation}/approval", { params });
    await touched();
    return error;
  };
  return (
    <div className={styles.approve}>
      <p>
        <Tag tone="wait">Waits for approval</Tag> With your name under it, it counts.
      </p>
      <Button
        size="sm"
        aria-disabled={busy}
        onClick={() => {
          if (busy) return;
          send(approve);
        }}
      >
        Approve this decision
      </Button>
      <Refused trouble={trouble}>It is not approved yet.</Refused>
    </div>
  );
}

/** The whole decision for somebody who may only read. */
function Said({ decision }: { decision: OnRecord }) {
  const { risk_ids, ...texts } = bodyOf(decision);
  const told = Object.entries({
    ...texts,
    risk_ids: risk_ids.length > 0 ? counted(risk_ids.length, "risk") : "",
  }).filter(([field, text]) => field !== "outcome" && text !== "");
  return (
    <dl className={styles.said}>
      {told.map(([field, text]) => (
        <div key={field}>
          <dt>{LABELS[field as keyof Decided]}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
