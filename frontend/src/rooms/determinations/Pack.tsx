/** Which papers go with a person's status, which of them are signed, and where are the others kept? */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { readArrangement, saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { useSending } from "../../pieces/sending";
import { type Signing, Stand, useSignings } from "../../pieces/Signed";
import looks from "../../ui/looks.module.css";
import { Refused } from "../../ui/Refused";
import { isDrawnUp, type Kept, keptAt } from "./kept";
import type { Determination } from "./words";

/** The document pack of somebody who was asked about. */
export function Pack({ found }: { found: Determination }) {
  const { id } = useHere();
  const { data } = useSignings(found.person_id);
  const signings = data ?? [];
  return (
    <section className={looks.part} aria-label="The papers that go with it">
      <h3>The papers that go with it</h3>
      {found.documents.length === 0 ? (
        <p className={looks.quiet}>None is needed.</p>
      ) : (
        <ul>
          {found.documents.map((paper) => (
            <li key={paper.id}>
              {paper.title} {isDrawnUp(paper.id) && <Print paper={paper.id} title={paper.title} />}
              <Where paper={paper.id} signings={signings} goal={keptAt(paper.id, id, found.person_id)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Where({ paper, signings, goal }: { paper: string; signings: readonly Signing[]; goal: Kept | null }) {
  const own = signings.filter((each) => each.paper === paper);
  if (own.length > 0) return own.map((signing) => <Stand key={signing.key} signing={signing} />);
  if (goal === null) return null;
  return <Link {...goal.to}>{goal.word}</Link>;
}

/** Draws the paper up with everybody who belongs to it, as a PDF to sign. */
function Print({ paper, title }: { paper: "ohca_memo" | "ace_designation"; title: string }) {
  const { id } = useHere();
  const { busy, trouble, send } = useSending();
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-disabled={busy}
        aria-label={`Print it: ${title}`}
        onClick={() => {
          if (busy) return;
          send(async () => {
            const file = await readArrangement(id, paper);
            saveAs(file, file.name);
            return null;
          });
        }}
      >
        {busy ? "One moment…" : "Print it"}
      </Button>
      <Refused trouble={trouble} />
    </>
  );
}
