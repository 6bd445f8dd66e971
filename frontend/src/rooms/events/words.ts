/** What kinds of events are there, and what does each lead to? A kind the contract gains is missed by the compiler here. */
import type { Search } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { holds } from "../../pieces/holds";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt } from "../../pieces/shelves";

export const PATH = "/v1/practices/{practice_id}/events";
export type Event = ItemOf<typeof PATH>;
export type EventBody = BodyAt<typeof PATH>;
export type Kind = Event["kind"];

/** `look` asks for a new look at the analysis; `proof` shows that a duty was done. */
export type Sort = "look" | "proof";

export const SORTS: Record<Sort, string> = {
  look: "Asks for a new look at the analysis",
  proof: "Shows that something was done",
};

const NEW_LOOK = "Marks an analysis that was sealed before it as out of date, so that you look again.";

export const KINDS: Record<Kind, { word: string; sort: Sort; leads: string }> = {
  incident: { word: "Security incident", sort: "look", leads: NEW_LOOK },
  ownership_change: { word: "Change of ownership", sort: "look", leads: NEW_LOOK },
  key_staff_turnover: { word: "Key staff or management changed", sort: "look", leads: NEW_LOOK },
  new_technology: { word: "New technology came into use", sort: "look", leads: NEW_LOOK },
  policy_review: { word: "Policies were reviewed", sort: "proof", leads: "Shows that you look at your policies." },
  policy_change: {
    word: "A policy was changed",
    sort: "proof",
    leads: "Asks for a review of the policies on that day or later.",
  },
  restore_test: {
    word: "A backup was restored as a test",
    sort: "proof",
    leads: "Backs up your answer that restoring is tested.",
  },
  contingency_test: {
    word: "Emergency plans were tested",
    sort: "proof",
    leads: "Backs up your answer that the plans are tested.",
  },
  activity_review: {
    word: "System activity was reviewed",
    sort: "proof",
    leads: "Backs up your answer that somebody reads the logs.",
  },
  access_review: {
    word: "Access was reviewed",
    sort: "proof",
    leads: "Backs up your answer that somebody checks who can get in.",
  },
  training: {
    word: "Training was held",
    sort: "proof",
    leads: "Keeps the day. Each person’s own training stands in the list of people.",
  },
  disposal: {
    word: "A device or file was destroyed or wiped",
    sort: "proof",
    leads: "Shows what became of a retired device.",
  },
  vendor_check: {
    word: "A vendor’s security was checked",
    sort: "proof",
    leads: "Backs up your answer that vendors are asked for proof.",
  },
  recognized_practices_adopted: {
    word: "Recognized security practices were taken up",
    sort: "proof",
    leads: "Begins the twelve months that they must have been in place to count.",
  },
};

const WORDS = Object.keys(KINDS).filter(isKind);

/** The kinds, sort by sort, for a field. */
export const KIND_GROUPS = (["look", "proof"] as const).map((sort) => ({
  group: SORTS[sort],
  items: WORDS.filter((kind) => KINDS[kind].sort === sort).map((kind) => ({ value: kind, label: KINDS[kind].word })),
}));

/** What the list is narrowed by, from the page's address. */
export interface Wanted {
  text: string;
  kind: string;
  sort: string;
}

export function wantedOf({ q = "", kind = "", what = "" }: Search): Wanted {
  return { text: q, kind, sort: what };
}

/** The events that are wanted. */
export function chosenFrom(events: readonly Event[], wanted: Wanted): Event[] {
  return events.filter(
    ({ kind, note }) =>
      (wanted.kind === "" || kind === wanted.kind) &&
      (wanted.sort === "" || KINDS[kind].sort === wanted.sort) &&
      holds(wanted.text, [KINDS[kind].word, note]),
  );
}

/** "Access was reviewed, Nov 3, 2026". */
export function nameOf({ kind, happened_on }: Pick<EventBody, "kind" | "happened_on">): string {
  return `${KINDS[kind].word}, ${dayWords(happened_on)}`;
}

/** Whether a word names a kind. */
export function isKind(word: unknown): word is Kind {
  return typeof word === "string" && Object.hasOwn(KINDS, word);
}
