/** How is a joining or leaving told? */
import type { components } from "../../api/schema";
import { minutesWords } from "../../pieces/days";
import { counted } from "../../pieces/numbers";

export const LISTS = "/v1/practices/{practice_id}/checklists";
export const ONE = `${LISTS}/{id}` as const;

export type Checklist = components["schemas"]["ChecklistOut"];
export type Line = components["schemas"]["ChecklistLineOut"];
export type Item = components["schemas"]["DeedOut"];
type Span = components["schemas"]["SpanOut"];

/** Where each kind of thing to do stands on the page. */
export const GROUPS: { title: string; deeds: readonly Item["deed"][] }[] = [
  { title: "Ways in to close", deeds: ["end"] },
  { title: "Ways in to open", deeds: ["grant"] },
  { title: "Devices, keys and posts", deeds: ["take_back", "wipe", "hand_over"] },
  { title: "Steps", deeds: ["step"] },
];

/** "Dana Reyes leaves", "Dana Reyes joins". */
export function titleOf({ person, kind }: Pick<Line, "person" | "kind">): string {
  return `${person} ${kind === "leaving" ? "leaves" : "joins"}`;
}

/** How long access outlived the work, in a sentence. */
export function spanWords({ open, minutes }: Span): string {
  if (minutes === null) return "No access is on record for this person.";
  if (open > 0) {
    const still = open === 1 ? "One way in is" : `${open} ways in are`;
    return minutes === 0
      ? `${still} still open.`
      : `${still} still open, ${lengthWords(minutes)} after the work ended.`;
  }
  return minutes === 0
    ? "The last way in was closed by the time the work ended."
    : `The last way in was closed ${lengthWords(minutes)} after the work ended.`;
}

/** The same, held against the practice's own policy. */
export function ownWords({ late, own_hours }: Span): string {
  if (own_hours === null) return "Your own policy names no time yet.";
  const allowed = `Your own policy gives ${counted(own_hours, "hour")}`;
  return late === null ? `${allowed}.` : `${allowed}: ${late ? "this is longer" : "this is within it"}.`;
}

/** "41 min", "2 h 10 min", "12 days". */
export function lengthWords(minutes: number): string {
  const days = Math.floor(minutes / 1440);
  return days < 2 ? minutesWords(minutes) : counted(days, "day");
}
