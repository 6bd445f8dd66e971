/** What does an address say after its question mark? */
import { currentStanding } from "../api/session";
import type { SignInSearch } from "./doors";

/** What a page remembers in its address: filters, order, what is open. Each is a word; the page knows which it reads. */
export function words(search: Record<string, unknown>): Partial<Record<string, string>> {
  const told = Object.entries(search).filter(([, value]) => typeof value === "string" || typeof value === "number");
  return Object.fromEntries(told.map(([name, value]) => [name, String(value)]));
}

/** Why somebody is asked to sign in, where there is more to say than that nobody has yet. */
export function reason(): SignInSearch {
  const now = currentStanding();
  return now.is === "out" && now.why !== "nobody" ? { why: now.why } : {};
}
