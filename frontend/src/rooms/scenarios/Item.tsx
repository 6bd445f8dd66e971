/** What is one suggestion about, how high is it, and why did it come up? */
import { Checkbox } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import { useEffect, useId, useRef } from "react";

import { Because } from "../../pieces/Because";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { LevelTag, levelWord } from "../../ui/levels";
import styles from "./scenarios.module.css";
import type { Scenario } from "./suggested";

interface ItemProps {
  scenario: Scenario;
  chosen: boolean;
  /** Without it nothing can be chosen here. */
  onChoose?: (on: boolean) => void;
}

/** A suggestion, with its reasons folded under it. */
export function Item({ scenario, chosen, onChoose }: ItemProps) {
  const { id } = useHere();
  const name = useId();
  const groups = useGroups();
  const box = useAimed(scenario);
  const { title, threat, vulnerability, residual, risk_id, group_id } = scenario;
  return (
    <li className={styles.item} data-chosen={chosen || undefined} ref={box}>
      {onChoose && (
        <Checkbox
          aria-labelledby={name}
          checked={chosen}
          onChange={(event) => {
            onChoose(event.currentTarget.checked);
          }}
        />
      )}
      <div className={styles.what}>
        <p className={styles.title} id={name}>
          {title}
          {group_id !== null && <span className={styles.quiet}> only for {groups.get(group_id) ?? "one group"}</span>}
        </p>
        <p>
          {threat}. {vulnerability}.
        </p>
        <p className={styles.rating}>
          <LevelTag level={residual.level} />
          <span className={styles.quiet}>
            likelihood {levelWord(residual.likelihood).toLowerCase()} × impact{" "}
            {levelWord(residual.impact).toLowerCase()}
          </span>
          {risk_id !== null && (
            <Link to="/practice/$id/risks" params={{ id }} search={{ risk: risk_id }} preload={false}>
              Open the risk on record
            </Link>
          )}
        </p>
        <details className={styles.why}>
          <summary>Why this {scenario.selected ? "came up" : "is kept out"}</summary>
          <Reasons scenario={scenario} />
        </details>
        <Differing scenario={scenario} groups={groups} />
      </div>
    </li>
  );
}

/** Brings the suggestion that the address names into sight, with the focus on it. */
function useAimed({ pair, group_id }: Scenario) {
  const { pair: named } = useSearch({ from: "/signed-in/practice/$id/suggestions" });
  const box = useRef<HTMLLIElement>(null);
  const aimed = named === pair && group_id === null;
  useEffect(() => {
    if (!aimed || !box.current) return;
    box.current.tabIndex = -1;
    box.current.focus({ preventScroll: true });
    box.current.scrollIntoView({ block: "center" });
  }, [aimed]);
  return box;
}

function Reasons({ scenario }: { scenario: Scenario }) {
  const { because, safeguards, missing, cells } = scenario;
  return (
    <div className={styles.reasons}>
      <Because sentences={because} />
      {safeguards.length > 0 && <p>In place: {safeguards.join("; ")}.</p>}
      {missing.length > 0 && <p>Missing: {missing.join("; ")}.</p>}
      <p className={styles.quiet}>{cells.slice(0, 2).join(". ")}.</p>
    </div>
  );
}

/** The groups that would be rated otherwise if they stood alone. */
function Differing({ scenario, groups }: { scenario: Scenario; groups: ReadonlyMap<string, string> }) {
  const { id, may } = useHere();
  if (scenario.differs.length === 0 || !scenario.selected) return null;
  return (
    <ul className={styles.differs}>
      {scenario.differs.map(({ group_id, level }) => (
        <li key={group_id}>
          {groups.get(group_id) ?? "One group"} alone: <LevelTag level={level} />{" "}
          {may("risks:write") && (
            <Link
              to="/practice/$id/suggestions"
              params={{ id }}
              search={(before: Partial<Record<string, string>>) => ({
                ...before,
                apart: `${scenario.pair}:${group_id}`,
              })}
              resetScroll={false}
              preload={false}
              aria-label={`Rate ${groups.get(group_id) ?? "this group"} apart: ${scenario.title}`}
            >
              Rate it apart
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The asset groups' names by id. */
export function useGroups(): ReadonlyMap<string, string> {
  const { may } = useHere();
  const groups = useAll("/v1/practices/{practice_id}/groups", undefined, { enabled: may("inventory:read") });
  return new Map(groups.data?.map((group) => [group.id, group.name]));
}
