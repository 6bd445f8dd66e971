/** What may a token hold, and does it still work? */
import type { components } from "../../api/schema";
import type { Scope } from "../../pieces/here";

export type Token = components["schemas"]["TokenOut"];
export type NewToken = components["schemas"]["NewTokenOut"];

/** What a token never holds, whoever makes it. */
const NEVER: readonly Scope[] = ["approve", "members:write", "tokens:write"];
const LONGEST_DAYS = 366;

/** What somebody with these scopes may give to a token. */
export function givable(mine: readonly Scope[]): Scope[] {
  return mine.filter((scope) => !NEVER.includes(scope));
}

/** Whether it works on a day, and how that is called. */
export function stateOf({ revoked, expires_on }: Token, today: string): { word: string; works: boolean } {
  if (revoked) return { word: "Revoked", works: false };
  if (expires_on < today) return { word: "Ended", works: false };
  return { word: "Works", works: true };
}

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** What can be said of a new token before the server is asked. */
export function check(
  { name, scopes, end }: { name: string; scopes: readonly Scope[]; end: string },
  today: string,
): { field: string; message: string }[] {
  return [
    ...(name.trim() ? [] : [{ field: "name", message: "Say what it is for." }]),
    ...(scopes.length > 0 ? [] : [{ field: "scopes", message: "Tick at least one thing." }]),
    ...(end >= today && end <= daysAfter(today, LONGEST_DAYS)
      ? []
      : [{ field: "expires_on", message: "Choose a day from today to a year from today." }]),
  ];
}
