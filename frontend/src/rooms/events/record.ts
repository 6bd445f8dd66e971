/** How is an event written in a form, and read back from it? */
import { dayWords } from "../../pieces/days";
import type { Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";
import { type Event, type EventBody, isKind, type Kind, KINDS, nameOf } from "./words";

/** A form's texts by field. */
export type Texts = Record<keyof EventBody, string>;

export const LABELS: Record<keyof EventBody, string> = {
  kind: "What happened",
  happened_on: "Day",
  note: "In a few words",
};

/** Everything about an event's record but how it is sent. */
export const EVENT: Omit<Shelf<Event, EventBody, Texts>, "callsIn"> = {
  noun: "event",
  labels: LABELS,
  say: (field, value) => {
    if (isKind(value)) return KINDS[value].word;
    const text = typeof value === "string" ? value : "";
    return field === "happened_on" ? dayWords(text) : text || "nothing";
  },
  nameOf,
  bodyOf: ({ id, version, ...body }) => body,
  textsOf: (body) => ({ ...body }),
  bodyFrom: ({ kind, happened_on, note }) => ({ kind: kindOf(kind), happened_on, note: note.trim() }),
  check: ({ kind, happened_on }) => {
    const faults: Fault[] = [];
    if (!isKind(kind)) faults.push({ field: "kind", message: "Choose what it was." });
    if (!happened_on) faults.push({ field: "happened_on", message: "Enter the day." });
    return faults;
  },
};

/** The form asks for a kind before it sends one; until then any stands for it. */
function kindOf(text: string): Kind {
  return isKind(text) ? text : "incident";
}
