/** Which papers does somebody sign on their own page, and which are signed? With what was signed, to print. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../api/problems";
import { Tag } from "../ui/levels";
import looks from "../ui/looks.module.css";
import { Refused } from "../ui/Refused";
import { Loading, Unread } from "../ui/states";
import { dayWords, momentWords } from "./days";
import { readSigning, saveAs } from "./files";
import { useHere } from "./here";
import { type ItemOf, useAll } from "./lists";
import { useSending } from "./sending";

const PATH = "/v1/practices/{practice_id}/signings";
export type Signing = ItemOf<typeof PATH>;

/** The papers of one person: what was signed, and what is not signed yet. */
export function useSignings(person: string) {
  return useAll(PATH, { person_id: person });
}

/** The part of a person's panel. */
export function SignedPapers({ person }: { person: string }) {
  const { id } = useHere();
  const { data, error, isPending, refetch } = useSignings(person);
  const trouble = useTrouble(error);
  return (
    <section className={looks.part} aria-label="Papers they sign">
      <h3>Papers they sign</h3>
      {isPending && <Loading what="the papers" />}
      {trouble && <Unread what="the papers" why={trouble.message} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className={looks.quiet}>There is none for them to sign.</p>}
      {data && data.length > 0 && (
        <ul className={looks.plain}>
          {data.map((signing) => (
            <li key={signing.key}>
              {signing.title} <Stand signing={signing} />
            </li>
          ))}
        </ul>
      )}
      {data?.some(({ signed_at }) => signed_at === null) && (
        <p className={looks.quiet}>
          They sign on a page of their own.{" "}
          <Link to="/practice/$id/readers" params={{ id }}>
            Send them a link
          </Link>
        </p>
      )}
    </section>
  );
}

/** Whether a paper is signed, and the signed page to take along. */
export function Stand({ signing }: { signing: Signing }) {
  const { id, zone } = useHere();
  const { busy, trouble, send } = useSending();
  const { signing_id, signed_at, title, edition, in_force } = signing;
  if (signing_id === null || signed_at === null) return <Tag tone="wait">Not signed yet</Tag>;
  return (
    <>
      <Tag tone={in_force ? "good" : "calm"}>{`Signed on ${momentWords(signed_at, zone)}`}</Tag>{" "}
      {!in_force && <span className={looks.quiet}>The text of {dayWords(edition)}, an older one. </span>}
      <Button
        size="compact-sm"
        variant="subtle"
        aria-disabled={busy}
        aria-label={`Signed page: ${title}, text of ${dayWords(edition)}`}
        onClick={() => {
          if (busy) return;
          send(async () => {
            const paper = await readSigning(id, signing_id);
            saveAs(paper, paper.name);
          });
        }}
      >
        Signed page
      </Button>
      <Refused trouble={trouble}>That did not work.</Refused>
    </>
  );
}
