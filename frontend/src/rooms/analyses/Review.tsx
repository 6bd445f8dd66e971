/** What is management asked to approve? Counts, the highest risks, and what is to stay as it is. */
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Explain } from "../../ui/Explain";
import { LevelTag, levelWord } from "../../ui/levels";
import { Loading, Unread } from "../../ui/states";
import styles from "./analyses.module.css";
import { type Put, putBefore, type Risk } from "./review";

/** The summary. */
export function Review() {
  const { id } = useHere();
  const risks = useAll("/v1/practices/{practice_id}/risks");
  const choice = works.useQuery("get", "/v1/practices/{practice_id}/method", {
    params: { path: { practice_id: id } },
  });
  const trouble = useTrouble(risks.error ?? choice.error);
  if (trouble)
    return (
      <Unread
        what="the summary"
        why={trouble.message}
        onRetry={() => void Promise.all([risks.refetch(), choice.refetch()])}
      />
    );
  if (!risks.data || !choice.data) return <Loading what="the summary" />;
  const { method, appetite, approved_by, approved_on } = choice.data;
  const put = putBefore(risks.data, method.levels, appetite);
  return (
    <div className={styles.review}>
      <Levels put={put} />
      <div>
        <h3>The highest</h3>
        {put.top.length === 0 ? <p>There are no risks on record yet.</p> : <Lines risks={put.top} />}
      </div>
      <div className={styles.asked}>
        <h3>Management approves</h3>
        <ul>
          <li>
            That risks are rated by {method.title}, and that those up to{" "}
            <strong>{levelWord(appetite).toLowerCase()}</strong> are accepted without treatment
            {approved_on === null
              ? "; nobody has approved this yet. "
              : `, as ${approved_by} approved on ${dayWords(approved_on)}. `}
            <Link to="/practice/$id/method" params={{ id }}>
              Method and appetite
            </Link>
          </li>
          <li>
            {plansOf(put)}{" "}
            <Link to="/practice/$id/plan" params={{ id }}>
              See the plan
            </Link>
          </li>
          <Stays accepted={put.accepted} />
          <Decisions />
          {put.undecided > 0 && (
            <li>
              {put.undecided === 1 ? "One risk above that waits" : `${put.undecided} risks above that wait`} for a
              decision.{" "}
              <Link to="/practice/$id/risks" params={{ id }} search={{ owed: "1" }}>
                Decide
              </Link>
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}

function Levels({ put }: { put: Put }) {
  const { id } = useHere();
  return (
    <table className={styles.levels}>
      <caption>
        {put.open} open {put.open === 1 ? "risk" : "risks"}
      </caption>
      <thead>
        <tr>
          <th scope="col">Level</th>
          <th scope="col">Risks</th>
        </tr>
      </thead>
      <tbody>
        {put.levels.map(({ level, count }) => (
          <tr key={level}>
            <th scope="row">
              <LevelTag level={level} />
            </th>
            <td>
              <Link
                to="/practice/$id/risks"
                params={{ id }}
                search={{ level }}
                aria-label={`${count}: see the risks at this level, ${levelWord(level).toLowerCase()}`}
              >
                {count}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ risks }: { risks: readonly Risk[] }) {
  const { id } = useHere();
  return (
    <ol className={styles.lines}>
      {risks.map((risk) => (
        <li key={risk.id}>
          <Link to="/practice/$id/risks" params={{ id }} search={{ risk: risk.id }}>
            {risk.title}
          </Link>
          <LevelTag level={risk.level} />
        </li>
      ))}
    </ol>
  );
}

function Stays({ accepted }: { accepted: readonly Risk[] }) {
  const { id } = useHere();
  if (accepted.length === 0) return <li>No risk above that is accepted as it is.</li>;
  return (
    <li>
      {accepted.length === 1 ? "That one risk above it stays" : `That ${accepted.length} risks above it stay`} as{" "}
      {accepted.length === 1 ? "it is" : "they are"}:
      <ul>
        {accepted.map((risk) => (
          <li key={risk.id}>
            <Link to="/practice/$id/risks" params={{ id }} search={{ risk: risk.id }}>
              {risk.title}
            </Link>
            , {levelWord(risk.level).toLowerCase()}
            {risk.accepted_until ? `, until ${dayWords(risk.accepted_until)}` : ""}
            {risk.approved_by ? ` (${risk.approved_by})` : " (not approved yet)"}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Decisions() {
  const { id } = useHere();
  const decisions = useAll("/v1/practices/{practice_id}/decisions");
  const count = decisions.data?.length ?? 0;
  if (count === 0) return null;
  return (
    <li>
      {count === 1 ? "One written decision" : `${count} written decisions`} on{" "}
      <Explain term="addressable">
        An addressable specification may be met as it is written, in another way that does as much, or not at all, if
        that is reasonable here and the reason is written down. It is not optional.
      </Explain>{" "}
      specifications.{" "}
      <Link to="/practice/$id/gaps" params={{ id }}>
        See them
      </Link>
    </li>
  );
}

const lists = new Intl.ListFormat("en-US");

/** "Of the risks on record, 30 are to be reduced, 2 passed on and 1 avoided." */
function plansOf({ treated }: Put): string {
  const plans = [
    [treated.mitigate, "reduced"],
    [treated.transfer, "passed on"],
    [treated.avoid, "avoided"],
  ] as const;
  const told = plans
    .filter(([count]) => count > 0)
    .map(([count, way], place) =>
      place > 0 ? `${count} ${way}` : `${count} ${count === 1 ? "is" : "are"} to be ${way}`,
    );
  return told.length === 0
    ? "No risk is to be reduced, passed on or avoided yet."
    : `Of the risks on record, ${lists.format(told)}.`;
}
