/** What do this room's short words mean to a person? */
import type { components } from "../../api/schema";
import type { Tone } from "../../ui/levels";
import type { Show, Which } from "./lists";

type Schemas = components["schemas"];

export const WHICH: Record<Which, string> = {
  first: "First pass",
  further: "Further",
  all: "All",
};

export const SHOWS: Record<Show, string> = {
  every: "Every question",
  open: "Not answered",
  unknown: "I don't know yet",
  flagged: "To look at again",
  mine: "Assigned to me",
  colleague: "Waiting for a colleague",
  outside: "Asked outside",
};

/** What an answer's grade says in two words. */
export const GRADES: Record<Schemas["Grade"], { says: string; tone: Tone }> = {
  verified: { says: "In place, checked", tone: "good" },
  in_place: { says: "In place", tone: "good" },
  partly: { says: "Partly", tone: "wait" },
  no: { says: "Not yet", tone: "wait" },
  dont_know: { says: "Find out", tone: "calm" },
  not_applicable: { says: "Does not apply", tone: "calm" },
};

/** How far a task is. */
export const STATUSES: Record<NonNullable<Schemas["TaskIn"]["status"]>, string> = {
  open: "not started",
  started: "started",
  done: "done",
  verified: "done and checked",
  dropped: "dropped",
};
