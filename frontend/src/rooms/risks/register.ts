/** Which risks are wanted, what does each still need, and how many stand in which cell of the table? */
import { numberWord } from "../../pieces/numbers";
import { rankOf } from "../../ui/levels";
import type { Wanted } from "./search";
import type { Risk } from "./words";

/** What a risk is held against: the highest level that management accepts untreated, and the day. */
export interface Bar {
  appetite: string;
  today: string;
}

type Owed = "response" | "owner" | "day" | "approval" | "new look";

export const OWED: Record<Owed, string> = {
  response: "a decision",
  owner: "a name",
  day: "a day",
  approval: "management's approval",
  "new look": "a new look: its acceptance has ended",
};

/** What a risk still needs before nothing about it is open. A closed one needs nothing. */
export function owedBy(risk: Risk, { appetite, today }: Bar): Owed[] {
  if (risk.status === "closed") return [];
  if (risk.response === null) return rankOf(risk.level) > rankOf(appetite) ? ["response"] : [];
  const owed: Owed[] = [];
  if (risk.response === "transfer" || risk.response === "avoid") return owed;
  if (!risk.owner) owed.push("owner");
  const day = dayOf(risk);
  if (day === null) owed.push("day");
  if (risk.response === "accept" && !risk.approved_by) owed.push("approval");
  if (risk.response === "accept" && day !== null && day < today) owed.push("new look");
  return owed;
}

/** The day that a risk waits for: the end of its acceptance, else when it is to be done. */
export function dayOf({ response, accepted_until, due_on }: Risk): string | null {
  return response === "accept" ? accepted_until : due_on;
}

/** Whether its day has passed and it is still open. */
export function isLate(risk: Risk, today: string): boolean {
  const day = dayOf(risk);
  return risk.status === "open" && day !== null && day < today;
}

/** A risk beside the letters that a search looks through, worked out once. */
export interface Line {
  risk: Risk;
  letters: string;
}

/** The risks ready to be searched; `groups` are the groups' names by id. */
export function linesOf(risks: readonly Risk[], groups: ReadonlyMap<string, string>): Line[] {
  return risks.map((risk) => {
    const group = risk.group_id === null ? "" : (groups.get(risk.group_id) ?? "");
    const { title, threat, vulnerability, owner, pair } = risk;
    const words = [numberWord(risk.number), title, threat, vulnerability, owner, pair ?? "", group];
    return { risk, letters: words.join("\n").toLowerCase() };
  });
}

/** The risks that are wanted, whichever cell they stand in; every word of the text has to occur. */
export function chosenFrom(lines: readonly Line[], wanted: Wanted, bar: Bar): Risk[] {
  const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
  return lines
    .filter(({ risk, letters }) => words.every((word) => letters.includes(word)) && fits(risk, wanted, bar))
    .map(({ risk }) => risk);
}

function fits(risk: Risk, wanted: Wanted, bar: Bar): boolean {
  return (
    fitsStatus(risk, wanted.status) &&
    fitsLevel(risk.level, wanted.level) &&
    (!wanted.response || wanted.response === (risk.response ?? "none")) &&
    (!wanted.owner || wanted.owner === (risk.owner || "-")) &&
    (!wanted.group || wanted.group === (risk.group_id ?? "-")) &&
    (!wanted.late || isLate(risk, bar.today)) &&
    (!wanted.owed || owedBy(risk, bar).length > 0)
  );
}

function fitsStatus(risk: Risk, status: Wanted["status"]): boolean {
  if (status === "all") return true;
  return status === "" ? risk.status !== "closed" : risk.status === status;
}

function fitsLevel(level: string, wanted: string): boolean {
  if (wanted.endsWith("_up")) return rankOf(level) >= rankOf(wanted.slice(0, -"_up".length));
  return wanted === "" || wanted === level;
}

/** Those of them that stand in a cell; all of them without one. */
export function inCell(risks: readonly Risk[], cell: Wanted["cell"]): readonly Risk[] {
  return cell ? risks.filter((risk) => risk.likelihood === cell.row && risk.impact === cell.column) : risks;
}

/** How many stand in each cell, by `cellKey`. */
export function countCells(risks: readonly Risk[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { likelihood, impact } of risks) {
    const key = cellKey(likelihood, impact);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** A cell's name in the address. */
export function cellKey(likelihood: string, impact: string): string {
  return `${likelihood}.${impact}`;
}

/** The names in a list, each once, as a person looks for them. */
export function ownersOf(risks: readonly Risk[]): string[] {
  return [...new Set(risks.map(({ owner }) => owner).filter(Boolean))].sort((a, b) => a.localeCompare(b, "en-US"));
}
