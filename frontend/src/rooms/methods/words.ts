/** What are the methods called in the contract, and what is written here? */
import type { Trouble } from "../../api/problems";
import type { components } from "../../api/schema";
import { LEVELS, levelWord } from "../../ui/levels";
import { type Cell, type Fall, fieldOf } from "./own";

export type ChoiceBody = Required<components["schemas"]["ChoiceIn"]>;
type MethodId = ChoiceBody["method"];

/** "Likelihood high, impact moderate". */
export function cellWords({ row, column }: Cell): string {
  return `Likelihood ${lower(row)}, impact ${lower(column)}`;
}

export const LABELS: Record<string, string> = {
  method: "Method",
  title: "Name of your table",
  own_method: "Your own table",
  appetite: "Highest level accepted without treatment",
  appetite_statement: "In your own words",
  ...Object.fromEntries(
    LEVELS.flatMap((row) => LEVELS.map((column) => [fieldOf({ row, column }), cellWords({ row, column })])),
  ),
};

/** What is wrong with a cell: "it says low, but likelihood moderate, impact moderate is milder and says moderate." */
export function whyOf({ level, milder }: Fall): string {
  return `it says ${lower(level)}, but ${cellWords(milder).replace("Likelihood", "likelihood")} is milder and says ${lower(milder.level)}.`;
}

/** The server's refusal of a table, with the cells that it is about. */
export function placed(trouble: Trouble | null, found: readonly Fall[]): Trouble | null {
  if (trouble === null || trouble.faults.length > 0 || found.length === 0) return trouble;
  return {
    message: "The table was not taken. More likely or worse may never be called less:",
    faults: found.map((fall) => ({ field: fieldOf(fall), message: whyOf(fall) })),
  };
}

const IDS: readonly MethodId[] = ["nist-sp-800-30-r1", "nist-sp-800-66-r2", "own"];

/** A method as it comes from a form's text or from an answer; the five-by-five table for a word that is none. */
export function methodIdOf(text: string): MethodId {
  return IDS.find((id) => id === text) ?? "nist-sp-800-30-r1";
}

function lower(step: string): string {
  return levelWord(step).toLowerCase();
}
