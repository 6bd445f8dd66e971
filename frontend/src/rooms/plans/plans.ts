/** What do the record of a drill and that of a review say, and how are they written in a form? */
import type { components } from "../../api/schema";
import { wordOf } from "../../pieces/choices";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";

export const PLANS = "/v1/practices/{practice_id}/plans";
export const REVIEWS = "/v1/practices/{practice_id}/plans/reviews";
export const DRILLS = "/v1/practices/{practice_id}/drills";
export type Plan = components["schemas"]["EmergencyPlanOut"];
export type Script = components["schemas"]["DrillScriptOut"];
export type Drill = ItemOf<typeof DRILLS>;
export type DrillBody = BodyAt<typeof DRILLS>;
export type DrillTexts = Record<keyof DrillBody, string>;
export type Review = ItemOf<typeof REVIEWS>;
export type ReviewBody = BodyAt<typeof REVIEWS>;
export type ReviewTexts = Record<keyof ReviewBody, string>;

export const NAMES: Record<Plan["plan"], string> = {
  contingency: "Contingency plan",
  incident_response: "Incident response plan",
};
/** The scripts by their titles; the titles of the catalog stand in the list of scripts. */
export const SCRIPTS: Record<Drill["script"], string> = {
  ransomware: "Ransomware",
  ehr_vendor_down: "The chart’s vendor is down",
  power_or_flood: "Power and water",
  lost_laptop: "A lost laptop",
  phone_internet_down: "No phone and no internet",
  misdirected_records: "Records to the wrong place",
  snooping: "Somebody looked without a reason",
};

/** What a new drill begins with. */
export const newDrill = (today: string): DrillTexts => ({
  on: today,
  script: "ransomware",
  plan: "contingency",
  led_by: "",
  took_part: "",
  went_well: "",
  gaps: "",
  next_on: "",
});

/** What a new review begins with. */
export const newReview = (today: string): ReviewTexts => ({
  plan: "contingency",
  reviewed_on: today,
  reviewed_by: "",
  changes: "",
  next_on: "",
});

const said = (field: string, value: unknown) => {
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value : "";
  if (field === "plan") return NAMES[wordOf(NAMES, text, "contingency")];
  if (field === "script") return SCRIPTS[wordOf(SCRIPTS, text, "ransomware")];
  return (field === "on" || field.endsWith("_on") ? dayWords(text) : text) || "nothing";
};

/** Everything about the record of a drill but how it is sent. */
export const DRILL: Omit<Shelf<Drill, DrillBody, DrillTexts>, "callsIn"> = {
  noun: "drill",
  labels: {
    on: "Held on",
    script: "Which script?",
    plan: "Which plan did it test?",
    led_by: "Who led it?",
    took_part: "How many took part?",
    went_well: "What went well?",
    gaps: "What was missing, or took too long?",
    next_on: "The next one is due on",
  },
  say: said,
  nameOf: ({ on }) => `The drill of ${dayWords(on)}`,
  bodyOf: ({ id, version, task_ids, ...body }) => body,
  textsOf: (body) => ({ ...body, took_part: String(body.took_part), next_on: body.next_on ?? "" }),
  bodyFrom: (texts) => ({
    on: texts.on,
    script: wordOf(SCRIPTS, texts.script, "ransomware"),
    plan: wordOf(NAMES, texts.plan, "contingency"),
    led_by: texts.led_by.trim(),
    took_part: Number(texts.took_part),
    went_well: texts.went_well.trim(),
    gaps: texts.gaps.trim(),
    next_on: texts.next_on || null,
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    if (!texts.on) faults.push({ field: "on", message: "Enter the day." });
    if (!/^[1-9]\d{0,3}$/.test(texts.took_part.trim()))
      faults.push({ field: "took_part", message: "Say how many took part, such as 5." });
    return faults;
  },
};

/** Everything about the record of a review but how it is sent. */
export const REVIEW: Omit<Shelf<Review, ReviewBody, ReviewTexts>, "callsIn"> = {
  noun: "review",
  labels: {
    plan: "Which plan?",
    reviewed_on: "Read through on",
    reviewed_by: "By whom?",
    changes: "What was changed?",
    next_on: "The next one is due on",
  },
  say: said,
  nameOf: ({ reviewed_on }) => `The review of ${dayWords(reviewed_on)}`,
  bodyOf: ({ id, version, ...body }) => body,
  textsOf: (body) => ({ ...body, next_on: body.next_on ?? "" }),
  bodyFrom: (texts) => ({
    plan: wordOf(NAMES, texts.plan, "contingency"),
    reviewed_on: texts.reviewed_on,
    reviewed_by: texts.reviewed_by.trim(),
    changes: texts.changes.trim(),
    next_on: texts.next_on || null,
  }),
  check: (texts) => (texts.reviewed_on ? [] : [{ field: "reviewed_on", message: "Enter the day." }]),
};
