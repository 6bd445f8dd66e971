/** Which papers go with a person's status, which of them are signed, and where are the others kept? */
import { Link } from "@tanstack/react-router";

import { useHere } from "../../pieces/here";
import { type Signing, Stand, useSignings } from "../../pieces/Signed";
import looks from "../../ui/looks.module.css";
import { type Kept, keptAt } from "./kept";
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
              {paper.title} <Where paper={paper.id} signings={signings} goal={keptAt(paper.id, id, found.person_id)} />
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
