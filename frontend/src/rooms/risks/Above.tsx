/** What stands above the register: the counts in words, the heat map that narrows it, and what still waits? */
import { Link } from "@tanstack/react-router";
import { memo, useMemo } from "react";

import { works } from "../../api/work";
import type { Go, Search } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { LinkButton } from "../../pieces/LinkButton";
import { Views } from "../../pieces/Views";
import { Explain } from "../../ui/Explain";
import { Heat } from "../../ui/Heat";
import { levelWord, rankOf } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { type Bar, cellKey, chosenFrom, countCells, inCell, isLate, type Line, owedBy } from "./register";
import styles from "./risks.module.css";
import { PASSING, type Wanted, wantedOf } from "./search";
import type { Choice, Risk } from "./words";

/** The page's first sentence: how many, how high, what they wait for. */
export const Lead = memo(({ risks, bar }: { risks: readonly Risk[]; bar: Bar }) => {
  const open = risks.filter(({ status }) => status !== "closed");
  const high = open.filter(({ level }) => rankOf(level) >= rankOf("high")).length;
  const owed = open.filter((risk) => owedBy(risk, bar).length > 0).length;
  const late = open.filter((risk) => isLate(risk, bar.today)).length;
  return (
    <>
      What could go wrong with{" "}
      <Explain term="ePHI">
        Electronic protected health information: anything about a patient’s health or payment that you keep or send
        electronically.
      </Explain>{" "}
      here, and what you do about it. {open.length} on record, {high} high or above.{" "}
      {[owed > 0 && `${owed} still ${owed === 1 ? "needs" : "need"} a decision`, late > 0 && `${late} late`]
        .filter(Boolean)
        .join(", ") || "Each has its decision"}
      .
    </>
  );
});
Lead.displayName = "Lead";

interface RiskMapProps {
  /** The risks that the other filters leave. */
  risks: readonly Risk[];
  choice: Choice;
  cell: Wanted["cell"];
  go: Go;
}

/** The heat map. A cell narrows the register to its risks; the same cell again takes that back. */
export function RiskMap({ risks, choice, cell, go }: RiskMapProps) {
  const { method } = choice;
  const counts = useMemo(() => countCells(risks), [risks]);
  return (
    <Section title="How likely and how bad">
      <Heat
        caption="Risks by likelihood and impact; a cell lists its own"
        rows={method.likelihoods}
        columns={method.impacts}
        cell={(row, column) => ({
          level: method.grid[row]?.[method.impacts.indexOf(column)] ?? "",
          count: counts.get(cellKey(row, column)) ?? 0,
        })}
        chosen={cell}
        onChoose={(row, column) => {
          go({ cell: cell?.row === row && cell.column === column ? "" : cellKey(row, column) });
        }}
      />
    </Section>
  );
}

const OURS: { name: string; search: Search }[] = [
  { name: "All that are not closed", search: {} },
  { name: "Needs a decision", search: { owed: "1" } },
  { name: "High and above", search: { level: "high_up" } },
  { name: "Late", search: { late: "1" } },
];

interface WaysProps {
  search: Search;
  lines: readonly Line[];
  bar: Bar;
  choice: Choice;
}

/** The ways to look at the register, and what waits outside it; no key typed into the search box draws them again. */
export const Ways = memo(({ search, lines, bar, choice }: WaysProps) => {
  const { id } = useHere();
  const me = works.useQuery("get", "/v1/me");
  const ours = me.data ? [...OURS, { name: "With your name on it", search: { owner: me.data.name } }] : OURS;
  return (
    <Section title="Ways to look at them">
      <Views
        room="risks"
        ours={ours}
        search={search}
        passing={PASSING}
        count={(view) => inCell(chosenFrom(lines, wantedOf(view), bar), wantedOf(view).cell).length}
      />
      <Waiting />
      <p className={looks.quiet}>
        Levels by {choice.method.title}. Management accepts up to {levelWord(choice.appetite).toLowerCase()} without a
        decision.{" "}
        <Link to="/practice/$id/method" params={{ id }} preload={false}>
          Method and appetite
        </Link>
      </p>
    </Section>
  );
});
Ways.displayName = "Ways";

/** How many suggestions are not on record yet. */
function Waiting() {
  const { id } = useHere();
  const scenarios = useAll("/v1/practices/{practice_id}/scenarios");
  const waiting = scenarios.data?.filter(({ risk_id }) => risk_id === null).length ?? 0;
  if (waiting === 0) return null;
  return (
    <p>
      {waiting === 1 ? "1 suggested risk is" : `${waiting} suggested risks are`} not on record yet.{" "}
      <Link to="/practice/$id/suggestions" params={{ id }} preload={false}>
        Look at {waiting === 1 ? "it" : "them"}
      </Link>
    </p>
  );
}

/** What stands here before there is any risk. */
export function Nothing() {
  const { id } = useHere();
  return (
    <div className={styles.nothing}>
      <p>No risk is on record yet. Your answers and your list of systems suggest where to begin.</p>
      <LinkButton to="/practice/$id/suggestions" params={{ id }}>
        See the suggested risks
      </LinkButton>
    </div>
  );
}

/** "12 of 41 risks" beside what the cell says. */
export function foundWords(found: number, all: number, cell: Wanted["cell"]): string {
  const many = found === all ? `All ${all} risks` : `${found} of ${all} risks`;
  if (!cell) return many;
  return `${many}, likelihood ${levelWord(cell.row).toLowerCase()} and impact ${levelWord(cell.column).toLowerCase()}`;
}
