/** What would be left with some tasks done: how many risks in which cell, and which ones move where? */
import { LEVELS, levelWord, rankOf } from "../../ui/levels";
import type { Move, Scenario, Task, Week } from "./words";

/** How many risks stand in a cell, by `likelihood impact`. */
export type Cells = ReadonlyMap<string, number>;

export interface Imagined {
  before: Cells;
  after: Cells;
  /** By level, highest first: how many there are and would be. */
  levels: { level: string; before: number; after: number }[];
  /** The moves of risks that stand open today, the greatest first. */
  moves: Move[];
}

/** The key of a cell. */
export function cellOf(likelihood: string, impact: string): string {
  return `${likelihood} ${impact}`;
}

/** The open scenarios of today with the moves made. A scenario that nothing moves stays where it is. */
export function imagine(open: readonly Scenario[], moves: readonly Move[], levels: readonly string[]): Imagined {
  const moved = new Map(moves.map((move) => [keyOf(move), move]));
  const before = open.map(({ residual }) => residual);
  const after = open.flatMap((scenario) => {
    const move = moved.get(scenario.key);
    if (!move) return [scenario.residual];
    return move.shut ? [] : [move.after];
  });
  const known = new Set(open.map(({ key }) => key));
  return {
    before: counted(before.map(({ likelihood, impact }) => cellOf(likelihood, impact))),
    after: counted(after.map(({ likelihood, impact }) => cellOf(likelihood, impact))),
    levels: [...LEVELS]
      .reverse()
      .filter((level) => levels.includes(level))
      .map((level) => ({
        level,
        before: before.filter((rating) => rating.level === level).length,
        after: after.filter((rating) => rating.level === level).length,
      })),
    moves: moves.filter((move) => known.has(keyOf(move))).sort((a, b) => weight(b) - weight(a)),
  };
}

/** The moves in sentences: "2 risks go from High to Moderate." */
export function sentences(moves: readonly Move[]): string[] {
  const steps = counted(moves.filter(({ shut, before, after }) => !shut && before.level !== after.level).map(stepOf));
  const shut = moves.filter((move) => move.shut).length;
  const eased = moves.filter(({ shut, before, after }) => !shut && before.level === after.level).length;
  return [
    ...[...steps].map(([step, count]) => `${risks(count)} ${count === 1 ? "goes" : "go"} from ${step}.`),
    ...(shut > 0 ? [`${risks(shut)} no longer ${shut === 1 ? "stands" : "stand"} open.`] : []),
    ...(eased > 0 ? [`${risks(eased)} ${eased === 1 ? "becomes" : "become"} milder within the same level.`] : []),
  ];
}

/** Which of the two steps a move changes: "likelihood high to moderate". */
export function changeWords(before: Move["before"], after: Move["after"]): string {
  const steps = (["likelihood", "impact"] as const).filter((scale) => before[scale] !== after[scale]);
  return steps.map((scale) => `${scale} ${lower(before[scale])} to ${lower(after[scale])}`).join(", ");
}

/** The last day of the week in which the plan finishes a task; null when it is not in the plan. */
export function plannedFor(task: Task, weeks: readonly Week[]): string | null {
  const week = weeks.find(({ slots }) => slots.some((slot) => slot.task === task.id && slot.done));
  return week ? addDays(week.starts_on, 6) : null;
}

/** A day some days later, as 2026-11-30. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function keyOf({ pair, group_id }: Move): string {
  return group_id === null ? pair : `${pair}:${group_id}`;
}

function stepOf({ before, after }: Move): string {
  return `${levelWord(before.level)} to ${levelWord(after.level)}`;
}

/** Levels that a move takes off; what no longer stands open weighs as much as its whole level. */
function weight({ before, after, shut }: Move): number {
  return shut ? rankOf(before.level) + 1 : rankOf(before.level) - rankOf(after.level);
}

function lower(step: string): string {
  return levelWord(step).toLowerCase();
}

function risks(count: number): string {
  return count === 1 ? "1 risk" : `${count} risks`;
}

function counted(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
