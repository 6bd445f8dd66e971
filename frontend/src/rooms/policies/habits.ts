/** What do the policies still need to be told, in which groups, and about how long does it take? */
import type { Saving } from "../../ui/Saved";
import type { Particular, Policy } from "./words";

/** What was told on this page: the value, the version it made or was made from, and what became of it. */
export interface Mine {
  value: string;
  version: number;
  state: Saving;
  why: string;
}

/** What one policy needs; a thing that several need stands with the first. */
export interface Group {
  policy: string;
  title: string;
  particulars: Particular[];
}

/** The same estimate as for plain facts: two a minute. */
const A_MINUTE = 2;

/** What is on record with what was told here since; what somebody else told later stands. */
export function latest(particular: Particular, mine: Mine | undefined): Particular {
  if (!mine || particular.version > mine.version) return particular;
  return { ...particular, value: mine.value, version: mine.version };
}

/** Those that a policy on record states; all of them while there is none. */
export function needed(particulars: readonly Particular[], policies: readonly Policy[]): Particular[] {
  const templates = new Set(policies.filter(({ state }) => state !== "retired").map(({ template }) => template));
  if (templates.size === 0) return [...particulars];
  return particulars.filter(({ used }) => used.some(({ template }) => templates.has(template)));
}

/** In the order of the policies, each under the first that states it. */
export function groupsOf(particulars: readonly Particular[]): Group[] {
  const groups = new Map<string, Group>();
  for (const particular of particulars) {
    const { template = "", title = "" } = particular.used[0] ?? {};
    const group = groups.get(template) ?? { policy: template, title, particulars: [] };
    group.particulars.push(particular);
    groups.set(template, group);
  }
  return [...groups.values()];
}

/** How many are told, and about how many minutes the rest takes. */
export function sumOf(particulars: readonly Particular[]) {
  const done = particulars.filter(isTold).length;
  return { done, total: particulars.length, minutes: Math.ceil((particulars.length - done) / A_MINUTE) };
}

/** Whether there is an answer; "I don’t know yet" is one. */
export function isTold({ value }: Pick<Particular, "value">): boolean {
  return value !== "";
}

/** The name of the next one that is not told, after `name` and then from the top; empty for none. */
export function nextOpen(particulars: readonly Particular[], name: string): string {
  const at = particulars.findIndex((each) => each.name === name);
  const round = [...particulars.slice(at + 1), ...particulars.slice(0, Math.max(at, 0))];
  return round.find((each) => !isTold(each))?.name ?? "";
}
