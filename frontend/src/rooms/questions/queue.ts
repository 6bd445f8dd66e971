/**
 * What becomes of an answer between the click and the record?
 *
 * It waits on this device until the server has it. Nothing here asks the server or the clock: each function takes what
 * waits and what happened, and says what waits then.
 */
import type { components } from "../../api/schema";

type Schemas = components["schemas"];

/** An answer as it is sent; `option` is null while only a note or a flag has been set. */
export type Reply = Required<Schemas["AnswerIn"]>;
/** The answer on record, null where there is none. */
export type OnRecord = Schemas["GivenOut"] | null;

/** An answer that is not on record yet. */
export interface Waiting {
  question: string;
  mine: Reply;
  /** What stood on record when it was given. */
  base: OnRecord;
  /** What was sent without an answer coming back: each may be on record already. */
  sent: Reply[];
  /** The instant of the last change. */
  at: string;
  /** `clash`: somebody else answered meanwhile; `refused`: the server said no. Both wait for the person. */
  state: "waiting" | "clash" | "refused";
  /** What somebody else put on record meanwhile. */
  theirs: OnRecord;
  /** Why the server said no. */
  why: string;
}

/** What happened to an answer that was sent. */
export type Outcome =
  | { is: "saved"; record: OnRecord }
  | { is: "moved"; record: OnRecord }
  | { is: "silent" }
  | { is: "signed-out" }
  | { is: "refused"; why: string };

const NONE: Reply = { option: null, note: "", flagged: false };
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
const PASSING = [408, 425, 429];

/** What a record says, in the words that are sent; nothing for none. */
export function replyOf(record: OnRecord): Reply {
  if (record === null) return NONE;
  return { option: record.option, note: record.note, flagged: record.flagged };
}

/** Whether the question is answered: an option is chosen, and a "does not apply" has its reason. */
export function isWhole(mine: Reply): boolean {
  return mine.option !== null && isFit(mine);
}

/** Whether it can be sent: a note or a flag goes without an answer, "does not apply" never without its reason. */
export function isFit({ option, note }: Reply): boolean {
  return option !== "not_applicable" || note.trim() !== "";
}

/** A change, in place of the one that waits for the same question; null when there is nothing to send any more. */
export function put(before: Waiting | undefined, question: string, mine: Reply, base: OnRecord, at: string) {
  const now: Waiting = before
    ? { ...before, mine, at, state: before.state === "clash" ? "clash" : "waiting", why: "" }
    : { question, mine, base, sent: [], at, state: "waiting", theirs: null, why: "" };
  const back = now.state === "waiting" && now.sent.length === 0 && same(mine, replyOf(now.base));
  return back ? null : now;
}

/** The answers to send now, the oldest first. */
export function due(all: readonly Waiting[]): Waiting[] {
  return all
    .filter(({ state, mine }) => state === "waiting" && isFit(mine))
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** The answer as it is kept while it is on its way. */
export function underway(waiting: Waiting): Waiting {
  return waiting.sent.some((each) => same(each, waiting.mine))
    ? waiting
    : { ...waiting, sent: [...waiting.sent, waiting.mine] };
}

/** What still waits after `sent` met its outcome; `now` may have been changed meanwhile. Null for nothing. */
export function after(sent: Waiting, now: Waiting, outcome: Outcome): Waiting | null {
  switch (outcome.is) {
    case "saved":
      return same(now.mine, sent.mine) ? null : rebased(now, outcome.record);
    case "moved":
      return meet(now, outcome.record);
    case "refused":
      return same(now.mine, sent.mine) ? { ...now, state: "refused", why: outcome.why } : now;
    case "silent":
    case "signed-out":
      return now;
  }
}

/** What the person decided about two answers to one question: theirs leaves nothing to send. */
export function settle(waiting: Waiting, choice: "mine" | "theirs"): Waiting | null {
  return choice === "theirs" ? null : rebased(waiting, waiting.theirs);
}

/** One more try of what was refused. */
export function again(waiting: Waiting): Waiting {
  return { ...waiting, state: "waiting", why: "" };
}

/** What an HTTP status means for an answer that was sent. */
export function kindOf(status: number): Outcome["is"] {
  if (status >= 200 && status < 300) return "saved";
  if (status === 401) return "signed-out";
  if (status === 412 || status === 428) return "moved";
  return status >= 500 || PASSING.includes(status) ? "silent" : "refused";
}

/** How long to wait, in milliseconds, after so many tries without an answer. */
export function waitOf(tries: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, tries - 1));
}

/** The record is not the one that the answer was made from. */
function meet(mine: Waiting, record: OnRecord): Waiting | null {
  const [ours, theirs, base] = [mine.mine, replyOf(record), replyOf(mine.base)];
  if (same(ours, theirs)) return null;
  if (same(base, theirs) || mine.sent.some((each) => same(each, theirs))) return rebased(mine, record);
  const flagged = ours.flagged === base.flagged ? theirs.flagged : ours.flagged;
  if (sameWords(base, theirs)) return rebased({ ...mine, mine: { ...ours, flagged } }, record);
  if (sameWords(base, ours)) return rebased({ ...mine, mine: { ...theirs, flagged } }, record);
  return { ...mine, state: "clash", sent: [], theirs: record };
}

function rebased(waiting: Waiting, base: OnRecord): Waiting {
  return { ...waiting, base, sent: [], state: "waiting", theirs: null };
}

function same(a: Reply, b: Reply): boolean {
  return sameWords(a, b) && a.flagged === b.flagged;
}

/** The server keeps notes without the space around them. */
function sameWords(a: Reply, b: Reply): boolean {
  return a.option === b.option && a.note.trim() === b.note.trim();
}
