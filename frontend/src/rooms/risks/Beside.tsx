/** What stands beside a risk: what another method would say, the work planned, its evidence and its past? */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { works } from "../../api/work";
import { dayWords } from "../../pieces/days";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { numberWord } from "../../pieces/numbers";
import { Past } from "../../pieces/Past";
import { LevelTag, levelWord, plain } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Loading } from "../../ui/states";
import styles from "./details.module.css";
import { type Chain, type Choice, conflictWords, LABELS, type Risk } from "./words";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** The same risk by the other published methods. Where they differ from the practice's own, it is said in words. */
export function Others({ chain, choice }: { chain: Chain; choice: Choice }) {
  const methods = works.useQuery("get", "/v1/methods");
  const { risk, other_methods } = chain;
  const titleOf = (id: string) => methods.data?.items.find((method) => method.id === id)?.title ?? id;
  const lines = [
    { id: choice.method.id, title: `${choice.method.title} (yours)`, rating: risk },
    ...other_methods.map(({ method, rating }) => ({ id: method, title: titleOf(method), rating })),
  ];
  return (
    <Part title="What another method would say">
      <table className={`${looks.table} ${styles.methods}`}>
        <thead>
          <tr>
            <th scope="col">Method</th>
            <th scope="col">Likelihood × impact</th>
            <th scope="col">Level</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, title, rating }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>
                {levelWord(rating.likelihood)} × {levelWord(rating.impact).toLowerCase()}
              </td>
              <td>
                <LevelTag level={rating.level} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {other_methods.map(({ method, rating }) => (
        <p key={method}>{conflictWords(risk.level, rating.level, titleOf(method))}</p>
      ))}
    </Part>
  );
}

/** The work in the plan that is about this risk. */
export function Planned({ risk }: { risk: Risk }) {
  const { id, may } = useHere();
  const tasks = useAll("/v1/practices/{practice_id}/tasks", undefined, { enabled: may("tasks:read") });
  if (!may("tasks:read")) return null;
  const mine = tasks.data?.filter(({ risk_ids }) => risk_ids.includes(risk.id));
  return (
    <Part title="Work planned for it">
      {!mine && <Loading what="the plan" />}
      {mine?.length === 0 && (
        <p>
          No work is planned for this risk.{" "}
          <Link to="/practice/$id/plan" params={{ id }} preload={false}>
            Open the plan
          </Link>
        </p>
      )}
      {mine && mine.length > 0 && (
        <ul>
          {mine.map((task) => (
            <li key={task.id}>
              <Link to="/practice/$id/plan" params={{ id }} search={{ task: task.id }} preload={false}>
                {task.title}
              </Link>
              <span className={looks.quiet}>
                {` ${plain(task.status)}${task.owner && `, ${task.owner}`}${task.due_on ? `, ${dayWords(task.due_on)}` : ""}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

/** The files that show what was done. */
export function Evidenced({ risk }: { risk: Risk }) {
  return (
    <Part title="Evidence">
      <Evidence about="risk" id={risk.id} of={numberWord(risk.number)} />
    </Part>
  );
}

/** Who changed it, and when. */
export function Before({ risk }: { risk: Risk }) {
  const { may } = useHere();
  if (!may("history:read")) return null;
  return (
    <Part title="What happened to it">
      <Past kind="Risk" id={risk.id} labels={LABELS} />
    </Part>
  );
}
