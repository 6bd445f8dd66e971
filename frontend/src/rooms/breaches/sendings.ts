/** What does the record of a notice say that went out, and how is it written in a form? */
import { wordOf } from "../../pieces/choices";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";

export const SENDINGS = "/v1/practices/{practice_id}/sendings";
export type Sending = ItemOf<typeof SENDINGS>;
export type SendingBody = BodyAt<typeof SENDINGS>;
export type SentTexts = Record<keyof SendingBody, string>;

export const TOLD: Record<Sending["told"], string> = {
  individuals: "The people themselves",
  substitute: "Those who cannot be written to",
  urgent: "People by phone, because it is urgent",
  hhs: "The Secretary of HHS",
  media: "The media",
  covered_entity: "The covered entity",
  state: "By State law",
  other: "Somebody else",
};
export const WAYS: Record<Sending["way"], string> = {
  mail: "By first-class mail",
  email: "By e-mail",
  telephone: "By telephone",
  portal: "On the portal of HHS",
  press: "To the press",
  website: "On our home page",
  in_person: "In person",
  other: "In another way",
};
const USUAL: Partial<Record<Sending["told"], Sending["way"]>> = {
  hhs: "portal",
  media: "press",
  substitute: "website",
};

/** What the form begins with, for a duty "state:Ohio, individuals". */
export function emptyFor(breach_id: string, duty: string, today: string): SentTexts {
  const [word = "", ...rest] = duty.split(":");
  const told = wordOf(TOLD, word, "individuals");
  const to = told === "state" || told === "media" ? rest.join(":") : "";
  return { breach_id, told, to, way: USUAL[told] ?? "mail", sent_on: today, count: "1", until: "", note: "" };
}

/** Everything about its record but how it is sent. */
export const SENDING: Omit<Shelf<Sending, SendingBody, SentTexts>, "callsIn"> = {
  noun: "notice",
  kept: true,
  labels: {
    breach_id: "Breach",
    told: "Who was told",
    to: "Which State, newspaper or office",
    way: "How",
    sent_on: "Went out on",
    count: "How many",
    until: "Stays up until",
    note: "Note",
  },
  say: (field, value) => {
    if (field === "told") return TOLD[value as Sending["told"]];
    if (field === "way") return WAYS[value as Sending["way"]];
    if (typeof value === "number") return String(value);
    const text = typeof value === "string" ? value : "";
    return (field === "sent_on" || field === "until" ? dayWords(text) : text) || "nothing";
  },
  nameOf: () => "The notice",
  bodyOf: ({ id, version, ...body }) => body,
  textsOf: (body) => ({ ...body, count: String(body.count), until: body.until ?? "" }),
  bodyFrom: (texts) => ({
    breach_id: texts.breach_id,
    told: wordOf(TOLD, texts.told, "other"),
    to: texts.to.trim(),
    way: wordOf(WAYS, texts.way, "other"),
    sent_on: texts.sent_on,
    count: Number(texts.count),
    until: texts.until || null,
    note: texts.note.trim(),
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    if (!texts.sent_on) faults.push({ field: "sent_on", message: "Enter the day on which it went out." });
    if (!/^[1-9]\d*$/.test(texts.count.trim())) faults.push({ field: "count", message: "Enter a whole number." });
    return faults;
  },
};
