/** What does the practice's table make of a likelihood and an impact, and when does a rating need a reason? */
import type { components } from "../api/schema";
import { type Level, LEVELS, levelWord, rankOf } from "../ui/levels";

export type Method = components["schemas"]["MethodOut"];

export interface Rating {
  likelihood: string;
  impact: string;
}

/** The level in the table's cell; null while one of the two is not chosen, or stands on another scale. */
export function levelIn(method: Method, { likelihood, impact }: Rating): string | null {
  return method.grid[likelihood]?.[method.impacts.indexOf(impact)] ?? null;
}

/** A step as it comes from a form's text; null for a word that is no step. */
export function stepOf(text: string): Level | null {
  return LEVELS.find((each) => each === text) ?? null;
}

/** Why a sentence is needed with this rating; null when it is not. */
export function reasonNeeded(method: Method, rating: Rating, suggested: Rating | null): string | null {
  const level = levelIn(method, rating);
  if (suggested && (rating.likelihood !== suggested.likelihood || rating.impact !== suggested.impact))
    return `Needed, because we suggested likelihood ${lower(suggested.likelihood)} and impact ${lower(suggested.impact)}.`;
  return level !== null && rankOf(level) >= rankOf("high") ? `Needed, because the level is ${lower(level)}.` : null;
}

function lower(step: string): string {
  return levelWord(step).toLowerCase();
}
