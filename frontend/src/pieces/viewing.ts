/** What does a saved view keep of a page's address? Its filters, order and columns, and nothing that merely passes. */
import type { Search } from "./address";

/** The address as a view keeps it, always in the same order; `passing` are the words that belong to no view. */
export function viewOf(search: Search, passing: readonly string[]): string {
  const kept = Object.entries(search).flatMap(([name, word]): [string, string][] =>
    word === undefined || word === "" || passing.includes(name) ? [] : [[name, word]],
  );
  return new URLSearchParams(kept.sort(([a], [b]) => a.localeCompare(b))).toString();
}

/** The address that a view brings back. */
export function searchOf(view: string): Search {
  return Object.fromEntries(new URLSearchParams(view));
}
