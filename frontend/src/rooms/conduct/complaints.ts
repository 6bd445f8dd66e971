/** What does the record of a complaint say, and how is it written in a form? A word the contract gains is missed here. */
import { dayWords, daysBetween } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";
import { wordOf } from "../../pieces/choices";

export const COMPLAINTS = "/v1/practices/{practice_id}/complaints";
export type Complaint = ItemOf<typeof COMPLAINTS>;
export type ComplaintBody = BodyAt<typeof COMPLAINTS>;
type Way = Complaint["way"];
type Source = Complaint["source"];

export const WAYS: Record<Way, string> = {
  in_person: "In person",
  phone: "By phone",
  letter: "By letter",
  e_mail: "By e-mail",
  portal: "Through the portal",
  other: "Another way",
};
export const SOURCES: Record<Source, string> = {
  patient: "A patient",
  relative: "A relative or friend of one",
  workforce: "Somebody who works here",
  other: "Somebody else",
  anonymous: "Nobody knows",
};

/** A form's texts by field. */
export type Texts = Record<keyof ComplaintBody, string>;

/** What a new one begins with. */
export const emptyOn = (today: string): Texts => ({
  received_on: today,
  way: "in_person",
  source: "patient",
  what: "",
  person_id: "",
  disposition: "",
  closed_on: "",
  closed_by: "",
});

/** "Open for 3 days", or when it was closed. */
export function stateOf({ received_on, closed_on }: Complaint, today: string): { text: string; open: boolean } {
  if (closed_on) return { text: `Closed on ${dayWords(closed_on)}`, open: false };
  const days = daysBetween(received_on, today);
  return { text: days < 1 ? "Came in today" : `Open for ${days} ${days === 1 ? "day" : "days"}`, open: true };
}

/** Everything about its record but how it is sent. */
export const COMPLAINT: Omit<Shelf<Complaint, ComplaintBody, Texts>, "callsIn"> = {
  noun: "complaint",
  kept: true,
  labels: {
    received_on: "Came in on",
    way: "How it came in",
    source: "From whom",
    what: "What it is about",
    person_id: "Whom it is about",
    disposition: "What came of it",
    closed_on: "Closed on",
    closed_by: "Closed by",
  },
  say: (field, value) => {
    if (field === "way" && typeof value === "string") return WAYS[wordOf(WAYS, value, "other")];
    if (field === "source" && typeof value === "string") return SOURCES[wordOf(SOURCES, value, "other")];
    const text = typeof value === "string" ? value : "";
    return (field.endsWith("_on") ? dayWords(text) : text) || "nothing";
  },
  nameOf: () => "The complaint",
  bodyOf: ({ id, version, reference, person, recorded_on, keep_until, ...body }) => body,
  textsOf: (body) => ({ ...body, person_id: body.person_id ?? "", closed_on: body.closed_on ?? "" }),
  bodyFrom: (texts) => ({
    received_on: texts.received_on,
    way: wordOf(WAYS, texts.way, "other"),
    source: wordOf(SOURCES, texts.source, "other"),
    what: texts.what.trim(),
    person_id: texts.person_id || null,
    disposition: texts.disposition.trim(),
    closed_on: texts.closed_on || null,
    closed_by: texts.closed_by.trim(),
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    if (!texts.received_on) faults.push({ field: "received_on", message: "Enter the day." });
    if (!texts.what.trim()) faults.push({ field: "what", message: "Say in a line what it is about." });
    if (texts.closed_on && !texts.disposition.trim())
      faults.push({ field: "disposition", message: "Say what came of it before you close it." });
    return faults;
  },
};
