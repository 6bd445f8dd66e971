/** What does the record of a State's duty say, and how is it written in a form? */
import { wordOf } from "../../pieces/choices";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";

export const OVERLAYS = "/v1/practices/{practice_id}/overlays";
export type Overlay = ItemOf<typeof OVERLAYS>;
export type OverlayBody = BodyAt<typeof OVERLAYS>;
export type Texts = Record<keyof OverlayBody, string>;

export const WHOM: Record<Overlay["whom"], string> = {
  individuals: "The people themselves",
  attorney_general: "The attorney general",
  regulator: "Another State office",
  reporting_agencies: "Credit reporting agencies",
  other: "Somebody else",
};

/** What a new one begins with. */
export const emptyOn = (today: string): Texts => ({
  state: "",
  whom: "individuals",
  days: "",
  residents_from: "1",
  source: "",
  read_on: today,
  note: "",
});

/** Everything about its record but how it is sent. */
export const OVERLAY: Omit<Shelf<Overlay, OverlayBody, Texts>, "callsIn"> = {
  noun: "State duty",
  labels: {
    state: "State, by its postal code",
    whom: "Who has to be told?",
    days: "Within how many days of discovery?",
    residents_from: "From how many residents on?",
    source: "Which law or page says so?",
    read_on: "Read on",
    note: "Note",
  },
  say: (field, value) => {
    if (field === "whom") return WHOM[value as Overlay["whom"]];
    if (typeof value === "number") return String(value);
    const text = typeof value === "string" ? value : "";
    return (field === "read_on" ? dayWords(text) : text) || "nothing";
  },
  nameOf: ({ state }) => `The duty in ${state}`,
  bodyOf: ({ id, version, ...body }) => body,
  textsOf: (body) => ({
    ...body,
    days: body.days === null ? "" : String(body.days),
    residents_from: String(body.residents_from),
  }),
  bodyFrom: (texts) => ({
    state: texts.state.trim().toUpperCase(),
    whom: wordOf(WHOM, texts.whom, "other"),
    days: texts.days.trim() ? Number(texts.days) : null,
    residents_from: Number(texts.residents_from),
    source: texts.source.trim(),
    read_on: texts.read_on,
    note: texts.note.trim(),
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    if (!/^[A-Za-z]{2}$/.test(texts.state.trim()))
      faults.push({ field: "state", message: "Enter two letters, such as OH." });
    if (texts.days.trim() && !/^[1-9]\d*$/.test(texts.days.trim()))
      faults.push({ field: "days", message: "Enter a whole number, or leave it empty." });
    if (!/^[1-9]\d*$/.test(texts.residents_from.trim()))
      faults.push({ field: "residents_from", message: "Enter a whole number." });
    if (!texts.source.trim()) faults.push({ field: "source", message: "Say where you read it." });
    if (!texts.read_on) faults.push({ field: "read_on", message: "Enter the day on which you read it." });
    return faults;
  },
};
