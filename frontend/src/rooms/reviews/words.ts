/** How is an access review told? */
import type { components } from "../../api/schema";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";

export const REVIEWS = "/v1/practices/{practice_id}/reviews";
export const SYSTEMS = `${REVIEWS}/systems` as const;

export type Review = ItemOf<typeof REVIEWS>;
export type System = ItemOf<typeof SYSTEMS>;
export type Line = components["schemas"]["SeenOut"];
export type Say = NonNullable<Line["say"]>;

/** What can be said of a way in, as the reviewer and the practice read it. */
export const SAYS: Record<Say, { choice: string; told: string }> = {
  keep: { choice: "Still needs it", told: "still needs it" },
  end: { choice: "Should end; somebody else has to do it", told: "should end" },
  ended: { choice: "I have ended it just now", told: "was ended by the reviewer" },
};
export const SAY_ORDER = ["keep", "end", "ended"] as const satisfies readonly Say[];

/** "1 person", "3 people". */
export function peopleWords(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

/** How far a review is: "waits", "handed in", or "over" without an answer. */
export function stateOf({ handed_in_at, ended_at, expires_at }: Review, at: number): "waits" | "handed in" | "over" {
  if (handed_in_at !== null) return "handed in";
  return ended_at !== null || Date.parse(expires_at) <= at ? "over" : "waits";
}

/** "3 stay, 1 should end, 1 was ended". */
export function saidWords({ keep, end, ended }: Pick<Review, "keep" | "end" | "ended">): string {
  const parts = [
    keep > 0 && `${keep} ${keep === 1 ? "stays" : "stay"}`,
    end > 0 && `${end} should end`,
    ended > 0 && `${ended} ${ended === 1 ? "was" : "were"} ended`,
  ].filter((part) => part !== false);
  return parts.join(", ") || "Nobody was on the list";
}

/** When a system is to be looked through again, by the practice's own policy. */
export function dueOf({ last_on, own_days, due_on }: System, today: string): { text: string; late: boolean } {
  if (last_on === null) return { text: "Not looked through yet", late: true };
  if (due_on === null) return { text: "Your policy names no time", late: false };
  const every = own_days === null ? "" : `, every ${counted(own_days, "day")}`;
  return { text: `${dayWords(due_on)}${every}`, late: due_on <= today };
}
