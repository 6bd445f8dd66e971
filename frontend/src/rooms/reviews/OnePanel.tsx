/** What was said of each way into a system, and what is still to be done about it? */
import { Button } from "@mantine/core";

import { useTrouble } from "../../api/problems";
import { work, works } from "../../api/work";
import { ACCESSES, endAccess } from "../../pieces/accesses";
import type { Go } from "../../pieces/address";
import { momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { OpenPanel } from "../../pieces/RecordPanel";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Refused } from "../../ui/Refused";
import { Loading, Unread } from "../../ui/states";
import styles from "./reviews.module.css";
import { type Line, type Review, REVIEWS, saidWords, SAYS, stateOf } from "./words";

interface OnePanelProps {
  reviews: readonly Review[];
  /** The instant for which links work or not, in milliseconds. */
  at: number;
  id: string | null;
  go: Go;
}

/** The panel: the word `review` of the address. */
export function OnePanel({ reviews, at, id, go }: OnePanelProps) {
  return (
    <OpenPanel
      rows={reviews}
      word="review"
      id={id}
      go={go}
      titleOf={({ asset }) => `Who may get into ${asset}`}
      noun="Review"
      gone={<p>This review is not on record.</p>}
    >
      {(review) => <Whole key={review.id} review={review} state={stateOf(review, at)} />}
    </OpenPanel>
  );
}

function Whole({ review, state }: { review: Review; state: ReturnType<typeof stateOf> }) {
  const { id, zone, may } = useHere();
  const path = { practice_id: id, id: review.id };
  const found = works.useQuery("get", `${REVIEWS}/{id}`, { params: { path } });
  const trouble = useTrouble(found.error);
  const told =
    review.handed_in_at === null
      ? `Asked by ${review.invited_by}; the link works until ${momentWords(review.expires_at, zone)}.`
      : `${review.name} handed it in on ${momentWords(review.handed_in_at, zone)}: ${saidWords(review)}.`;
  return (
    <>
      <p>{state === "over" ? `${review.name} was asked by ${review.invited_by}, and did not answer.` : told}</p>
      {trouble && <Unread what="the list" why={trouble.message} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading what="the list" />}
      {found.data && <Lines review={review} lines={found.data.lines} />}
      {found.data?.others && (
        <section className={looks.part} aria-label="Accounts that are not on the list">
          <h3>Accounts that are not on the list</h3>
          <p className={styles.others}>{found.data.others}</p>
        </section>
      )}
      {state === "waits" && may("inventory:write") && <TakeBack review={review} />}
    </>
  );
}

function Lines({ review, lines }: { review: Review; lines: readonly Line[] }) {
  const { id, may } = useHere();
  const toEnd = lines.some(({ say, ended_at }) => say === "end" && ended_at === null) && may("inventory:write");
  const ways = useAll(ACCESSES, { asset_id: review.asset_id }, { enabled: toEnd });
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  if (lines.length === 0) return <p>Nobody can get in, by the record.</p>;
  return (
    <>
      <Refused trouble={trouble}>That was not saved.</Refused>
      <ul className={looks.plain} aria-label="Ways in">
        {lines.map((line) => {
          const way = ways.data?.find((each) => each.id === line.access_id);
          return (
            <li key={line.access_id} className={styles.line}>
              <Told line={line} />
              {line.say === "end" && line.ended_at === null && way && (
                <Button
                  size="sm"
                  aria-disabled={busy}
                  aria-label={`The access of ${line.person} is ended now`}
                  onClick={() => {
                    if (busy) return;
                    send(async () => {
                      await endAccess(id, way, new Date().toISOString());
                      await touched();
                    });
                  }}
                >
                  Ended now
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Told({ line: { person, rights, doubt, say, note, ended_at } }: { line: Line }) {
  const { zone } = useHere();
  return (
    <div>
      <p>
        <strong>{person}</strong>
        {rights && ` (${rights})`}
        {say && `: ${SAYS[say].told}`}
      </p>
      {(doubt || note) && <p className={looks.quiet}>{[doubt, note].filter(Boolean).join(" ")}</p>}
      {ended_at && <p className={looks.quiet}>Ended on {momentWords(ended_at, zone)}.</p>}
    </div>
  );
}

function TakeBack({ review }: { review: Review }) {
  const { id } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  return (
    <div>
      <Refused trouble={trouble}>That did not work.</Refused>
      <Button
        variant="default"
        aria-disabled={busy}
        onClick={() => {
          if (busy) return;
          send(async () => {
            const { error } = await work.DELETE(`${REVIEWS}/{id}`, {
              params: { path: { practice_id: id, id: review.id }, header: { "If-Match": `"${review.version}"` } },
            });
            await touched();
            return error ?? null;
          });
        }}
      >
        Take the link back
      </Button>
    </div>
  );
}
