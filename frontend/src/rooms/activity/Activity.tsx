/** What did the accounts do last week? Five minutes: what stood out, what it was, and your name under it. */
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { work, works } from "../../api/work";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { dayWords, momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Refused } from "../../ui/Refused";
import { Accounts } from "./Accounts";
import styles from "./activity.module.css";
import { CLOSINGS, dayAway, type Found, openWords, REVIEWS, SIGNS, WEEK, type Week } from "./activity";
import { Logs } from "./Logs";

const TITLE = "Who looked at what";

/** The page. */
export function Activity() {
  const { id: practice_id, may } = useHere();
  const [search] = useAddress();
  const found = works.useQuery(
    "get",
    WEEK,
    { params: { path: { practice_id }, ...(search.week && { query: { of: search.week } }) } },
    { enabled: may("activity:read") },
  );
  const trouble = useTrouble(found.error);
  if (!may("activity:read")) return <Closed title={TITLE} what="access logs" />;
  if (!found.data)
    return <Awaited title={TITLE} what="the week" trouble={trouble} onRetry={() => void found.refetch()} />;
  return (
    <Page
      title={TITLE}
      lead="HIPAA asks you to look at access logs regularly, and to be able to show it. 45 CFR 164.308(a)(1)(ii)(D)."
      actions={<PrintButton />}
    >
      <Review week={found.data} />
      <Logs />
      <Accounts />
      <Certified />
    </Page>
  );
}

function Review({ week }: { week: Week }) {
  const { zone } = useHere();
  const [, go] = useAddress();
  return (
    <Section
      title={`Week of ${dayWords(week.week)}`}
      actions={
        <>
          <Step
            onGo={() => {
              go({ week: dayAway(week.week, -7) });
            }}
          >
            The week before
          </Step>
          <Step
            onGo={() => {
              go({ week: dayAway(week.week, 7) });
            }}
          >
            The week after
          </Step>
        </>
      }
    >
      <Card>
        <p>
          {week.events} events of {week.accounts} accounts, from {week.imports} logs. {openWords(week)}
        </p>
        <p className={looks.quiet}>{week.cadence}</p>
        {week.findings.length > 0 && (
          <ul className={looks.plain} aria-label="What stood out">
            {week.findings.map((each) => (
              <Finding key={`${each.sign} ${each.account} ${each.on}`} found={each} />
            ))}
          </ul>
        )}
        {week.certified_at === null ? (
          <Certify week={week} />
        ) : (
          <p>
            <Tag tone="good">Certified</Tag> {week.certified_by}, {momentWords(week.certified_at, zone)}
          </p>
        )}
      </Card>
    </Section>
  );
}

function Step({ onGo, children }: { onGo: () => void; children: string }) {
  return (
    <Button variant="default" size="sm" onClick={onGo}>
      {children}
    </Button>
  );
}

function Finding({ found }: { found: Found }) {
  const { id: practice_id, may } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const [reason, setReason] = useState("");
  const { sign, account, on } = found;
  const name = `${SIGNS[sign]}: ${account}, ${dayWords(on)}`;
  return (
    <li className={looks.box}>
      <p>
        <strong>{SIGNS[sign]}</strong>: {account}
        {found.person && ` (${found.person})`}, {dayWords(on)}
      </p>
      <p>{found.why}</p>
      {found.reason ? (
        <p className={looks.quiet}>
          ✓ {found.reason} {found.closed_by}
        </p>
      ) : (
        may("activity:write") && (
          <form
            className={styles.close}
            onSubmit={(event) => {
              event.preventDefault();
              if (busy || !reason.trim()) return;
              send(async () => {
                const { error } = await work.POST(CLOSINGS, {
                  params: { path: { practice_id } },
                  body: { sign, account, on, reason: reason.trim() },
                });
                await touched();
                return error ?? null;
              });
            }}
          >
            <Refused trouble={trouble}>It was not closed.</Refused>
            <TextInput
              label="What was it?"
              aria-label={`What was it? ${name}`}
              description="Name no patient."
              value={reason}
              onChange={(event) => {
                setReason(event.currentTarget.value);
              }}
            />
            <Button
              type="submit"
              size="sm"
              variant="default"
              aria-disabled={busy || !reason.trim()}
              aria-label={`Close: ${name}`}
            >
              Close it
            </Button>
          </form>
        )
      )}
    </li>
  );
}

function Certify({ week }: { week: Week }) {
  const { id: practice_id, may } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  if (!may("activity:write")) return <p className={looks.quiet}>Nobody has certified this week.</p>;
  if (!week.over) return <p className={looks.quiet}>It can be certified when it is over.</p>;
  return (
    <>
      <Refused trouble={trouble}>It was not certified.</Refused>
      <div>
        <Button
          aria-disabled={busy || week.open > 0}
          onClick={() => {
            if (busy || week.open > 0) return;
            send(async () => {
              const { error } = await work.POST(REVIEWS, {
                params: { path: { practice_id } },
                body: { week: week.week },
              });
              await touched();
              return error ?? null;
            });
          }}
        >
          I have reviewed this week
        </Button>
      </div>
      {week.open > 0 && <p className={looks.quiet}>Say first what each of the {week.open} was.</p>}
    </>
  );
}

function Certified() {
  const { zone } = useHere();
  const reviews = useAll(REVIEWS);
  if (!reviews.data || reviews.data.length === 0) return null;
  return (
    <Section title="Certified weeks">
      <ul className={looks.plain} aria-label="Certified weeks">
        {reviews.data.map((review) => (
          <li key={review.id} className={looks.box}>
            <p>
              <strong>Week of {dayWords(review.week)}</strong>: {review.events} events, {review.findings.length} looked
              into. {review.certified_by}, {momentWords(review.certified_at, zone)}
            </p>
            <p className={looks.quiet}>
              Keep it until {dayWords(review.keep_until)} at least: six years, 164.316(b)(2)(i).
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
