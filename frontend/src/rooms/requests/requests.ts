/** What does the record of a patient's request say, and how is it written in a form? */
import { wordOf } from "../../pieces/choices";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Tone } from "../../ui/levels";

export const REQUESTS = "/v1/practices/{practice_id}/requests";
export type RequestItem = ItemOf<typeof REQUESTS>;
export type RequestBody = BodyAt<typeof REQUESTS>;
/** A form's texts by field. */
export type Texts = Record<keyof RequestBody, string>;

export const KINDS: Record<RequestItem["kind"], string> = {
  access: "See or get a copy of their records",
  amendment: "Have their records changed",
  accounting: "Be told to whom their information was given",
};
export const OUTCOMES: Record<RequestItem["outcome"], string> = {
  "": "Not answered yet",
  given: "Given",
  partly: "Given in part",
  denied: "Denied",
  withdrawn: "They took it back",
};
export const STATES: Record<RequestItem["state"], { word: string; tone: Tone }> = {
  open: { word: "Open", tone: "calm" },
  extended: { word: "Extended", tone: "calm" },
  late: { word: "Late", tone: "wait" },
  answered: { word: "Answered", tone: "good" },
  answered_late: { word: "Answered late", tone: "wait" },
};

/** What a new one begins with. */
export const emptyOn = (today: string): Texts => ({
  kind: "access",
  received_on: today,
  extended_on: "",
  extended_to: "",
  extension_reason: "",
  answered_on: "",
  outcome: "",
  ground: "",
  note: "",
});

/** Everything about its record but how it is sent. */
export const REQUEST: Omit<Shelf<RequestItem, RequestBody, Texts>, "callsIn"> = {
  noun: "request",
  kept: true,
  labels: {
    kind: "What do they ask for?",
    received_on: "Came in on",
    extended_on: "Told in writing on",
    extended_to: "New day they were given",
    extension_reason: "Reason they were given",
    answered_on: "Answered on",
    outcome: "What came of it?",
    ground: "Why was it denied?",
    note: "Note",
  },
  say: (field, value) => {
    const text = typeof value === "string" ? value : "";
    if (field === "kind") return KINDS[wordOf(KINDS, text, "access")];
    if (field === "outcome") return OUTCOMES[wordOf(OUTCOMES, text, "")];
    return (/_(on|to)$/.test(field) && text ? dayWords(text) : text) || "nothing";
  },
  nameOf: ({ kind }) => KINDS[kind],
  bodyOf: ({
    kind,
    received_on,
    extended_on,
    extended_to,
    extension_reason,
    answered_on,
    outcome,
    ground,
    note,
  }: RequestItem) => ({
    kind,
    received_on,
    extended_on,
    extended_to,
    extension_reason,
    answered_on,
    outcome,
    ground,
    note,
  }),
  textsOf: (body) => ({
    ...body,
    extended_on: body.extended_on ?? "",
    extended_to: body.extended_to ?? "",
    answered_on: body.answered_on ?? "",
  }),
  bodyFrom: (texts) => ({
    kind: wordOf(KINDS, texts.kind, "access"),
    received_on: texts.received_on,
    extended_on: texts.extended_on || null,
    extended_to: texts.extended_to || null,
    extension_reason: texts.extension_reason.trim(),
    answered_on: texts.answered_on || null,
    outcome: wordOf(OUTCOMES, texts.outcome, ""),
    ground: ["denied", "partly"].includes(texts.outcome) ? texts.ground : "",
    note: texts.note.trim(),
  }),
  check: (texts) => (texts.received_on ? [] : [{ field: "received_on", message: "Enter the day." }]),
};
