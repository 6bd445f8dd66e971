/** What do this room's short words mean to a person? A word the contract gains is missed by the compiler here. */
import type { components } from "../../api/schema";
import type { ItemOf } from "../../pieces/lists";
import type { Tone } from "../../ui/levels";

type Schemas = components["schemas"];
export type Gap = ItemOf<"/v1/practices/{practice_id}/gaps">;
export type Status = Gap["status"];
export type Decision = Schemas["DecisionOut"];
/** What is decided about an addressable specification, each field there. */
export type Decided = Required<Schemas["DecisionIn"]>;
export type Outcome = Decided["outcome"];

/** In the order in which they ask for something. */
export const STATUSES: Record<Status, { word: string; tone: Tone }> = {
  not_met: { word: "Not met", tone: "wait" },
  partly: { word: "Partly met", tone: "wait" },
  unknown: { word: "Not known yet", tone: "wait" },
  alternative: { word: "Decided with a reason", tone: "good" },
  met: { word: "Met", tone: "good" },
  not_applicable: { word: "Does not apply", tone: "calm" },
};
export const STATUS_ORDER = Object.keys(STATUSES) as Status[];

/** The parts of the rule, in its order, with what each is about in our words. */
export const FAMILIES: Record<string, { title: string; about: string }> = {
  administrative: {
    title: "Administrative safeguards",
    about: "How the work is organized: duties, access, training, plans.",
  },
  physical: { title: "Physical safeguards", about: "Rooms, doors, screens and devices." },
  technical: { title: "Technical safeguards", about: "What the systems themselves do: sign-in, logs, encryption." },
  organizational: { title: "Organizational requirements", about: "What has to be agreed with others." },
  documentation: { title: "Policies and documentation", about: "What is written down, kept and looked at again." },
};

export const DESIGNATIONS: Record<NonNullable<Gap["designation"]>, string> = {
  required: "Required",
  addressable: "Addressable",
};

export const OUTCOMES: Record<Outcome, { word: string; hint: string }> = {
  implement: { word: "We put it in place as written", hint: "It stays open until your answers show that it is done." },
  alternative: { word: "We do something else that protects as well", hint: "Say why, and what you do instead." },
  not_reasonable: {
    word: "Neither it nor another measure is reasonable here",
    hint: "Say why. The standard it belongs to must still be met.",
  },
};

export const LABELS: Record<keyof Decided, string> = {
  outcome: "What you decide",
  alternative: "What you do instead",
  reason: "Why",
  size_and_complexity: "Your size and the services you offer",
  infrastructure: "Your systems and what they can do",
  cost: "What it would cost",
  probability_and_criticality: "How likely and how bad the risk is",
  risk_ids: "The risks that it bears on",
};

/** The other frameworks: a column's name, and whether their ids or their titles say more. */
export const WALKS: Record<string, { name: string; shows: "id" | "title" | "both" }> = {
  crosswalk_sp_800_53_r5: { name: "NIST SP 800-53 r5", shows: "id" },
  crosswalk_csf_2_0: { name: "NIST CSF 2.0", shows: "id" },
  crosswalk_sp_800_66_r2: { name: "NIST SP 800-66 r2", shows: "title" },
  crosswalk_hicp_2023: { name: "HICP", shows: "both" },
  crosswalk_hph_cpg: { name: "HPH CPGs", shows: "title" },
};
export const WALK_ORDER = Object.keys(WALKS);

/** What corresponds elsewhere, as its framework is best quoted. */
export function targetWords({ crosswalk, id, title }: Gap["crosswalk"][number]): string {
  const shows = WALKS[crosswalk]?.shows ?? "both";
  if (title === "" || shows === "id") return id;
  return shows === "title" ? title : `${id} ${title}`;
}
