/** What does the record of a sanction say, and how is it written in a form? A level the contract gains is missed here. */
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";
import { wordOf } from "../../pieces/choices";

export const SANCTIONS = "/v1/practices/{practice_id}/sanctions";
export type Sanction = ItemOf<typeof SANCTIONS>;
export type SanctionBody = BodyAt<typeof SANCTIONS>;
type Level = Sanction["level"];

export const LEVELS: Record<Level, string> = {
  retraining: "Trained again",
  spoken_warning: "Spoken warning",
  written_warning: "Written warning",
  access_suspended: "Access suspended",
  ended: "Work here ended",
  other: "Something else",
};

/** A form's texts by field. */
export type Texts = Record<keyof SanctionBody, string>;

/** What a new one begins with. */
export const emptyOn = (today: string): Texts => ({
  person_id: "",
  what: "",
  level: "retraining",
  other: "",
  decided_by: "",
  decided_on: today,
  incident: "",
  note: "",
  withdrawn_on: "",
  withdrawn_why: "",
});

/** "Written warning, Bo Beck". */
export function titleOf({ level, other, person }: Sanction): string {
  return `${level === "other" ? other : LEVELS[level]}, ${person}`;
}

/** Everything about its record but how it is sent. */
export const SANCTION: Omit<Shelf<Sanction, SanctionBody, Texts>, "callsIn"> = {
  noun: "sanction",
  kept: true,
  labels: {
    person_id: "Who",
    what: "What happened",
    level: "What was decided",
    other: "In your own words",
    decided_by: "Decided by",
    decided_on: "Decided on",
    incident: "Incident it follows from",
    note: "How it was handled",
    withdrawn_on: "Withdrawn on",
    withdrawn_why: "Why it was withdrawn",
  },
  say: (field, value) => {
    if (field === "level" && typeof value === "string") return LEVELS[wordOf(LEVELS, value, "other")];
    const text = typeof value === "string" ? value : "";
    return (field.endsWith("_on") ? dayWords(text) : text) || "nothing";
  },
  nameOf: () => "The sanction",
  bodyOf: ({ id, version, person, recorded_on, keep_until, ...body }) => body,
  textsOf: (body) => ({ ...body, withdrawn_on: body.withdrawn_on ?? "" }),
  bodyFrom: (texts) => ({
    person_id: texts.person_id,
    what: texts.what.trim(),
    level: wordOf(LEVELS, texts.level, "other"),
    other: texts.level === "other" ? texts.other.trim() : "",
    decided_by: texts.decided_by.trim(),
    decided_on: texts.decided_on,
    incident: texts.incident.trim(),
    note: texts.note.trim(),
    withdrawn_on: texts.withdrawn_on || null,
    withdrawn_why: texts.withdrawn_why.trim(),
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    const ask = (field: keyof Texts, message: string) => faults.push({ field, message });
    if (!texts.person_id) ask("person_id", "Choose who it is about.");
    if (!texts.what.trim()) ask("what", "Say in a line what happened.");
    if (texts.level === "other" && !texts.other.trim()) ask("other", "Say in a few words what it was.");
    if (!texts.decided_on) ask("decided_on", "Enter the day.");
    if (texts.withdrawn_on && !texts.withdrawn_why.trim()) ask("withdrawn_why", "Say why it was withdrawn.");
    if (!texts.withdrawn_on && texts.withdrawn_why.trim()) ask("withdrawn_on", "Enter the day.");
    return faults;
  },
};
