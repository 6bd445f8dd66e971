/** Which suggestions are shown, under which heading, and which of the chosen ones need a reason? */
import type { ItemOf } from "../../pieces/lists";
import { rankOf } from "../../ui/levels";
import { categoryWord, placeOf } from "./words";

export type Scenario = ItemOf<"/v1/practices/{practice_id}/scenarios">;
export type Show = "waiting" | "recorded" | "shut";

/** What the address asks for. */
export function showOf(word: string | undefined): Show {
  return word === "recorded" || word === "shut" ? word : "waiting";
}

interface Heap {
  category: string;
  title: string;
  scenarios: Scenario[];
}

/** The scenarios by category, the highest level first in each. */
export function heaped(scenarios: readonly Scenario[]): Heap[] {
  const heaps = new Map<string, Scenario[]>();
  for (const scenario of scenarios) heaps.set(scenario.category, [...(heaps.get(scenario.category) ?? []), scenario]);
  return [...heaps]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([category, held]) => ({
      category,
      title: categoryWord(category),
      scenarios: held.sort((a, b) => rankOf(b.residual.level) - rankOf(a.residual.level)),
    }));
}

/** Those that nobody has put on record. */
export function waitingOf(scenarios: readonly Scenario[]): Scenario[] {
  return scenarios.filter(({ risk_id }) => risk_id === null);
}

/** Those among the chosen whose level is high or above: agreeing with them takes a reason. */
export function highOf(scenarios: readonly Scenario[]): Scenario[] {
  return scenarios.filter(({ residual }) => rankOf(residual.level) >= rankOf("high"));
}
