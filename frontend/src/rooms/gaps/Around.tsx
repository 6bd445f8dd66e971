/** What stands around a paragraph: the risks it bears on, its counterparts elsewhere, and what is proposed? */
import { Link } from "@tanstack/react-router";

import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { LevelTag, Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Loading } from "../../ui/states";
import { Part } from "./Details";
import styles from "./gaps.module.css";
import { Label } from "./Toolbar";
import { type Gap, targetWords, WALK_ORDER, WALKS } from "./words";

/** The risks that the answers leave open and that rest on this paragraph. */
export function RisksOn({ citation }: { citation: string }) {
  const { id } = useHere();
  const scenarios = useAll("/v1/practices/{practice_id}/scenarios");
  const mine = scenarios.data?.filter(({ citations }) => citations.includes(citation));
  if (scenarios.isPending)
    return (
      <Part title="Risks it bears on">
        <Loading what="the risks" />
      </Part>
    );
  if (!mine || mine.length === 0) return null;
  return (
    <Part title="Risks it bears on">
      <ul className={looks.plain}>
        {mine.map(({ key, title, residual, risk_id }) => (
          <li key={key} className={styles.line}>
            {risk_id === null ? (
              <Link to="/practice/$id/suggestions" params={{ id }} preload={false}>
                {title}
              </Link>
            ) : (
              <Link to="/practice/$id/risks" params={{ id }} search={{ risk: risk_id }} preload={false}>
                {title}
              </Link>
            )}
            <LevelTag level={residual.level} />
          </li>
        ))}
      </ul>
      <p className={looks.quiet}>The level is our suggestion from your answers.</p>
    </Part>
  );
}

/** What corresponds to it in other frameworks, and whose mapping that is. */
export function Elsewhere({ gap }: { gap: Gap }) {
  const walks = WALK_ORDER.filter((walk) => gap.crosswalk.some(({ crosswalk }) => crosswalk === walk));
  if (walks.length === 0) return null;
  return (
    <details className={styles.folded}>
      <summary>The same in other frameworks</summary>
      {walks.map((walk) => (
        <section key={walk} aria-label={WALKS[walk]?.name}>
          <h4>{WALKS[walk]?.name}</h4>
          <ul className={styles.whose}>
            <Label walk={walk} />
          </ul>
          <ul>
            {gap.crosswalk
              .filter(({ crosswalk }) => crosswalk === walk)
              .map((target) => (
                <li key={target.id}>{WALKS[walk]?.shows === "title" ? targetWords(target) : whole(target)}</li>
              ))}
          </ul>
        </section>
      ))}
    </details>
  );
}

function whole({ id, title }: Gap["crosswalk"][number]): string {
  return title ? `${id} ${title}` : id;
}

/** What is proposed about it. It is not law and never counts. */
export function Proposals({ citation }: { citation: string }) {
  const proposed = works.useQuery("get", "/v1/proposed-rules");
  // Its own citation is a place in the proposed text, where the numbers have moved.
  const mine = proposed.data?.items.filter(({ counterparts }) => counterparts.includes(citation));
  if (!mine || mine.length === 0) return null;
  return (
    <section className={styles.proposed} aria-label="Proposed, not law">
      <h3>
        <Tag tone="calm">Proposed, not law</Tag>
      </h3>
      <ul className={looks.plain}>
        {mine.map(({ id, title, summary, deadline, confidence }) => (
          <li key={id}>
            <strong>{title}</strong>
            <p>{summary}</p>
            {deadline && <p className={looks.quiet}>Deadline, as proposed: {deadline}.</p>}
            <p className={looks.quiet}>How sure we are of this: {confidence}.</p>
          </li>
        ))}
      </ul>
      <p className={looks.quiet}>{mine[0]?.status}</p>
    </section>
  );
}
