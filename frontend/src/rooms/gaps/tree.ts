/** Which standards and specifications are shown, under which part of the rule, and how many are there of each status? */
import type { Search } from "../../pieces/address";
import { FAMILIES, type Gap, type Status, STATUS_ORDER, targetWords, WALK_ORDER } from "./words";

/** What the list is narrowed by; empty words narrow nothing. */
export interface Wanted {
  text: string;
  status: string;
  /** `required`, `addressable`, or empty. */
  designation: string;
}

/** A part of the rule with the lines shown of it. */
interface Family {
  id: string;
  title: string;
  about: string;
  rows: Gap[];
}

/** How many standards and specifications have a status. */
interface Tally {
  standards: number;
  specifications: number;
}

export function wantedOf(search: Search): Wanted {
  return { text: search.q ?? "", status: search.status ?? "", designation: search.kind ?? "" };
}

/** The crosswalks that are switched on, in their order. */
export function walksOf(search: Search): string[] {
  const named = (search.walks ?? "").split(",");
  return WALK_ORDER.filter((walk) => named.includes(walk));
}

/** Whether a line fits by itself. */
export function fits({ text, status, designation }: Wanted): (gap: Gap) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (gap) => {
    if (status && gap.status !== status) return false;
    if (designation && gap.designation !== designation) return false;
    if (words.length === 0) return true;
    const whole = [gap.citation, gap.title, ...gap.reasons, ...gap.crosswalk.map(targetWords)].join("\n").toLowerCase();
    return words.every((word) => whole.includes(word));
  };
}

/** The parts of the rule with what fits; a standard stays above the specifications that are shown of it. */
export function familiesOf(gaps: readonly Gap[], wanted: Wanted): Family[] {
  const fit = fits(wanted);
  const shown = new Set(gaps.filter(fit).flatMap(({ citation, parent }) => [citation, parent]));
  const families = new Map<string, Gap[]>(Object.keys(FAMILIES).map((id) => [id, []]));
  for (const gap of gaps)
    if (shown.has(gap.citation)) families.set(gap.safeguard, [...(families.get(gap.safeguard) ?? []), gap]);
  return [...families]
    .filter(([, rows]) => rows.length > 0)
    .map(([id, rows]) => ({ id, rows, ...(FAMILIES[id] ?? { title: id, about: "" }) }));
}

/** How many there are of each status, zeros included. */
export function tally(gaps: readonly Gap[]): Record<Status, Tally> {
  const none = STATUS_ORDER.map((status) => [status, { standards: 0, specifications: 0 }] as const);
  // Every status has its entry by construction.
  const counts = Object.fromEntries(none) as Record<Status, Tally>;
  for (const { status, kind } of gaps) counts[status][kind === "standard" ? "standards" : "specifications"] += 1;
  return counts;
}

/** What the specifications of a standard come to, "2 met, 1 partly met"; empty for a standard that has none. */
export function partsWords(gap: Gap, gaps: readonly Gap[], word: (status: Status) => string): string {
  const parts = gaps.filter(({ parent }) => parent === gap.citation);
  return STATUS_ORDER.map((status) => [status, parts.filter((part) => part.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${word(status).toLowerCase()}`)
    .join(", ");
}
