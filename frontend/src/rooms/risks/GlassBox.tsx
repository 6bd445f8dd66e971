/** Where does this risk come from? Every step of its chain, from the systems to the table's cell, with the way back. */
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";

import { works } from "../../api/work";
import { Because } from "../../pieces/Because";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { Explain } from "../../ui/Explain";
import { LevelTag, levelWord, plain, rankOf } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import styles from "./glassbox.module.css";
import type { Chain, Choice } from "./words";

type Scenario = NonNullable<Chain["scenario"]>;

const AT_RISK: Record<string, string> = {
  confidentiality: "who can see it",
  integrity: "whether it is right",
  availability: "whether it is there when you need it",
};

interface GlassBoxProps {
  chain: Chain;
  choice: Choice;
  group: string | null;
}

/** The steps that lead to the suggestion; for a risk in the practice's own words, what it said. */
export function GlassBox({ chain, choice, group }: GlassBoxProps) {
  const { risk, scenario } = chain;
  return (
    <ol className={styles.chain}>
      <Step title="What it can reach">
        {group && <p>Rated apart for: {group}.</p>}
        {scenario ? <Assets scenario={scenario} /> : <OwnAsset id={risk.asset_id} group={group} />}
      </Step>
      <Step title="The threat">
        <p>{risk.threat}.</p>
        {scenario && <p>At stake: {scenario.at_risk.map((each) => AT_RISK[each] ?? plain(each)).join("; ")}.</p>}
      </Step>
      <Step
        title={
          <>
            The weakness, or{" "}
            <Explain term="vulnerability">
              A gap that a threat can use: a missing lock, an old program, a rule that nobody knows.
            </Explain>
          </>
        }
      >
        <p>{risk.vulnerability}.</p>
        {scenario && <Citations citations={scenario.citations} />}
      </Step>
      {scenario && <FromAnswers scenario={scenario} choice={choice} />}
      <Step title="So it stands on record">
        <RatingLine {...risk} />
        <p>
          {risk.rated_on && `Rated by ${risk.rated_by} on ${dayWords(risk.rated_on)}. `}
          The level is the cell of that likelihood and impact in {choice.method.title}, edition of{" "}
          {dayWords(risk.edition)}. <MethodLink />
        </p>
      </Step>
    </ol>
  );
}

function FromAnswers({ scenario, choice }: { scenario: Scenario; choice: Choice }) {
  const { method } = choice;
  return (
    <>
      <Step title="Why it is on your list">
        <Because sentences={scenario.because} />
      </Step>
      <Step title="Your safeguards">
        <Safeguards title="In place" none="None that works against this." list={scenario.safeguards} />
        <Safeguards title="Missing, or only partly there" none="None is missing." list={scenario.missing} />
        <Questions ids={scenario.questions} />
      </Step>
      <Step title="Without any safeguard">
        <RatingLine {...scenario.inherent} />
      </Step>
      <Step title="What set and moved it">
        <table className={`${looks.table} ${styles.factors}`}>
          <caption>Each factor, and what it rests on</caption>
          <thead>
            <tr>
              <th scope="col">Factor</th>
              <th scope="col">Step</th>
            </tr>
          </thead>
          <tbody>
            {scenario.factors.map(({ name, value, because }) => (
              <tr key={`${name} ${because}`}>
                <th scope="row">
                  {name}
                  <span>{because}</span>
                </th>
                <td>{rankOf(value) < 0 ? plain(value) : levelWord(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Step>
      <Step title="What the tables say">
        <ul>
          {scenario.cells.map((cell) => (
            <li key={cell}>{cell}</li>
          ))}
        </ul>
        <p>
          Method: {method.title}, edition of {dayWords(method.edition)}.
        </p>
      </Step>
      <Step title="So we suggest">
        <RatingLine {...scenario.residual} />
      </Step>
    </>
  );
}

function Step({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <li>
      <h3>{title}</h3>
      {children}
    </li>
  );
}

function RatingLine({ likelihood, impact, level }: { likelihood: string; impact: string; level: string }) {
  return (
    <p className={looks.row}>
      <LevelTag level={level} /> likelihood {levelWord(likelihood).toLowerCase()} × impact{" "}
      {levelWord(impact).toLowerCase()}
    </p>
  );
}

function Assets({ scenario }: { scenario: Scenario }) {
  const { id, may } = useHere();
  return (
    <ul className={styles.inline}>
      {scenario.asset_ids.map((asset, place) => (
        <li key={asset}>
          {may("inventory:read") ? (
            <Link to="/practice/$id/assets" params={{ id }} search={{ asset }} preload={false}>
              {scenario.asset_names[place]}
            </Link>
          ) : (
            scenario.asset_names[place]
          )}
        </li>
      ))}
    </ul>
  );
}

function OwnAsset({ id, group }: { id: string | null; group: string | null }) {
  const { id: practice_id, may } = useHere();
  const asset = works.useQuery(
    "get",
    "/v1/practices/{practice_id}/assets/{id}",
    { params: { path: { practice_id, id: id ?? "" } } },
    { enabled: id !== null && may("inventory:read") },
  );
  if (id === null)
    return <p>{group ? "The systems of this group." : "The practice as a whole; no system was named."}</p>;
  return (
    <p>
      <Link to="/practice/$id/assets" params={{ id: practice_id }} search={{ asset: id }} preload={false}>
        {asset.data?.name ?? "The system it was recorded for"}
      </Link>
    </p>
  );
}

function Citations({ citations }: { citations: readonly string[] }) {
  const { id } = useHere();
  return (
    <p className={looks.quiet}>
      In the Security Rule, 45 CFR:{" "}
      {citations.map((gap, place) => (
        <Fragment key={gap}>
          {place > 0 && ", "}
          <Link to="/practice/$id/gaps" params={{ id }} search={{ gap }} preload={false}>
            {gap}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

function Safeguards({ title, none, list }: { title: string; none: string; list: readonly string[] }) {
  return (
    <>
      <h4>{title}</h4>
      {list.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {list.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Questions({ ids }: { ids: readonly string[] }) {
  const { id, may } = useHere();
  if (ids.length === 0 || !may("answers:read")) return null;
  return (
    <>
      <h4>Read from these answers</h4>
      <ul>
        {ids.map((question) => (
          <li key={question}>
            <QuestionLink practice_id={id} question={question} />
          </li>
        ))}
      </ul>
    </>
  );
}

function QuestionLink({ practice_id, question }: { practice_id: string; question: string }) {
  const path = { practice_id, question };
  const asked = works.useQuery("get", "/v1/practices/{practice_id}/questions/{question}", { params: { path } });
  return (
    <Link to="/practice/$id/questions/$question" params={{ id: practice_id, question }} preload={false}>
      {asked.data?.text ?? plain(question.replaceAll("-", "_"))}
    </Link>
  );
}

function MethodLink() {
  const { id } = useHere();
  return (
    <Link to="/practice/$id/method" params={{ id }} preload={false}>
      See the whole table
    </Link>
  );
}
