/** What do the register's short words mean to a person? A word the contract gains is missed by the compiler here. */
import type { components } from "../../api/schema";
import type { ItemOf } from "../../pieces/lists";
import { levelWord, rankOf } from "../../ui/levels";

type Schemas = components["schemas"];
export type Risk = ItemOf<"/v1/practices/{practice_id}/risks">;
export type Chain = Schemas["RiskChainOut"];
export type Choice = Schemas["ChoiceOut"];
/** What can be changed of a risk on record, each field there. */
export type Rated = Required<Schemas["RatedIn"]>;
export type Response = NonNullable<Risk["response"]>;
type Status = Risk["status"];

export const RESPONSES: Record<Response, { word: string; hint: string }> = {
  mitigate: { word: "Reduce it", hint: "Do something that makes it less likely or less harmful." },
  accept: { word: "Accept it", hint: "Live with it until a day you name. Management approves that." },
  transfer: { word: "Share it", hint: "Let somebody else carry part of it, such as an insurer or a vendor." },
  avoid: { word: "Avoid it", hint: "Stop doing what brings it about." },
};

export const STATUSES: Record<Status, string> = {
  open: "Open",
  mitigated: "Reduced",
  closed: "Closed",
};

export const LABELS: Record<keyof Rated, string> = {
  likelihood: "Likelihood",
  impact: "Impact",
  reason: "Why you rate it so",
  response: "What you will do about it",
  response_reason: "Why this is the right thing to do",
  owner: "Who sees to it",
  due_on: "To be done by",
  accepted_until: "Accepted until",
  status: "Status",
  note: "Note",
};

/** A risk's response in words. */
export function responseWord(response: Risk["response"] | undefined): string {
  return response ? RESPONSES[response].word : "Not decided";
}

/** A response as it comes from a form's text; null for none. */
export function responseOf(text: string): Risk["response"] {
  return (Object.keys(RESPONSES) as Response[]).find((each) => each === text) ?? null;
}

/** A status as it comes from a form's text. */
export function statusOf(text: string): Status {
  return (Object.keys(STATUSES) as Status[]).find((each) => each === text) ?? "open";
}

/** How another method's level stands to the practice's own. */
export function conflictWords(ours: string, theirs: string, method: string): string {
  const by = rankOf(theirs) - rankOf(ours);
  if (by === 0) return `${method} comes to the same level.`;
  return (
    `${method} would call this ${levelWord(theirs).toLowerCase()}, ${by > 0 ? "higher" : "lower"} than your ` +
    `${levelWord(ours).toLowerCase()}. Published methods do not agree here. Yours is the one management approved.`
  );
}
