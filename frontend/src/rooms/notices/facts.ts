/** How does a fact of a notice get from a field to the record and back? As text, one name a line for lists. */
import type { Ask, Facts } from "./words";

export type FactName = keyof Facts;

/** A fact's value as a field shows it. */
export function textOf(facts: Facts, name: FactName): string {
  const value = facts[name];
  return Array.isArray(value) ? value.join("\n") : (value ?? "");
}

/** The facts with one of them told anew. */
export function told(facts: Facts, name: FactName, text: string): Facts {
  switch (name) {
    case "entities":
    case "sites":
      return { ...facts, [name]: linesOf(text) };
    case "effective_on":
      return { ...facts, effective_on: text || null };
    default:
      return { ...facts, [name]: text.trim() };
  }
}

/** The asks of an edition that name a fact of ours, by their groups, in their order. */
export function grouped(asks: readonly Ask[], facts: Facts): [string, (Ask & { id: FactName })[]][] {
  const groups = new Map<string, (Ask & { id: FactName })[]>();
  for (const ask of asks) if (names(facts, ask)) groups.set(ask.group, [...(groups.get(ask.group) ?? []), ask]);
  return [...groups];
}

function names(facts: Facts, ask: Ask): ask is Ask & { id: FactName } {
  return ask.id in facts;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
