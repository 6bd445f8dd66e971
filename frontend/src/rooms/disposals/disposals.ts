/** What does the record of a disposal say, and how is it written in a form? */
import { wordOf } from "../../pieces/choices";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";

export const DISPOSALS = "/v1/practices/{practice_id}/disposals";
export type Disposal = ItemOf<typeof DISPOSALS>;
export type DisposalBody = BodyAt<typeof DISPOSALS>;
/** A form's texts by field. */
export type Texts = Record<keyof DisposalBody, string>;

export const METHODS: Record<Disposal["method"], string> = {
  clear: "Overwritten or reset",
  purge: "Wiped so that no laboratory reads it",
  destroy: "Destroyed",
  returned: "Given back, wiped by its owner",
  other: "Another way",
};
export const HELD: Record<Disposal["held_ephi"], string> = {
  yes: "Yes",
  no: "No",
  unknown: "Not known",
};
export const USED: Record<"yes" | "no", string> = { no: "It left", yes: "It stays here and is used again" };

/** What a new one begins with. */
export const emptyOn = (today: string): Texts => ({
  what: "",
  asset_id: "",
  vendor_id: "",
  count: "1",
  held_ephi: "unknown",
  method: "destroy",
  used_again: "no",
  disposed_on: today,
  done_by: "",
  proof: "",
  note: "",
});

/** Everything about its record but how it is sent. */
export const DISPOSAL: Omit<Shelf<Disposal, DisposalBody, Texts>, "callsIn"> = {
  noun: "disposal",
  labels: {
    what: "What was it?",
    asset_id: "Which one on the list of systems?",
    vendor_id: "Which firm did it?",
    count: "How many?",
    held_ephi: "Did it hold patient information?",
    method: "How was it wiped or destroyed?",
    used_again: "What became of it?",
    disposed_on: "On",
    done_by: "By whom",
    proof: "What proves it?",
    note: "Note",
  },
  say: (field, value) => {
    const text = typeof value === "string" ? value : "";
    if (field === "method") return METHODS[wordOf(METHODS, text, "other")];
    if (field === "held_ephi") return HELD[wordOf(HELD, text, "unknown")];
    if (field === "used_again") return USED[value === true ? "yes" : "no"];
    if (field.endsWith("_id")) return text ? "one on record" : "none";
    if (typeof value === "number") return String(value);
    return (field === "disposed_on" ? dayWords(text) : text) || "nothing";
  },
  nameOf: ({ what }) => what,
  bodyOf: ({ id, version, ...body }) => body,
  textsOf: (body) => ({
    ...body,
    asset_id: body.asset_id ?? "",
    vendor_id: body.vendor_id ?? "",
    count: String(body.count),
    used_again: body.used_again ? "yes" : "no",
  }),
  bodyFrom: (texts) => ({
    what: texts.what.trim(),
    asset_id: texts.asset_id || null,
    vendor_id: texts.vendor_id || null,
    count: Number(texts.count.trim()),
    held_ephi: wordOf(HELD, texts.held_ephi, "unknown"),
    method: wordOf(METHODS, texts.method, "other"),
    used_again: texts.used_again === "yes",
    disposed_on: texts.disposed_on,
    done_by: texts.done_by.trim(),
    proof: texts.proof.trim(),
    note: texts.note.trim(),
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    if (!texts.what.trim()) faults.push({ field: "what", message: "Say what it was." });
    if (!texts.disposed_on) faults.push({ field: "disposed_on", message: "Enter the day." });
    if (!/^[1-9]\d{0,4}$/.test(texts.count.trim())) faults.push({ field: "count", message: "Enter a whole number." });
    return faults;
  },
};
