/** How does a task stand in a form, what does it lack, and how does it go back on the wire? */
import { idsOf } from "../../pieces/ids";
import type { Fault } from "../../ui/Form";
import type { Body } from "./words";

/** The fields that are typed, as texts; the risks by their ids with commas between. */
export type Texts = Record<"title" | "detail" | "minutes" | "owner" | "due_on" | "note" | "risk_ids", string>;

export const BLANK: Texts = { title: "", detail: "", minutes: "30", owner: "", due_on: "", note: "", risk_ids: "" };
const MOST_MINUTES = 100_000;

/** A task as the form's texts. */
export function textsOf({ title, detail, minutes, owner, due_on, note, risk_ids }: Body): Texts {
  return { title, detail, minutes: String(minutes), owner, due_on: due_on ?? "", note, risk_ids: risk_ids.join(",") };
}

/** The texts over the rest of a task. */
export function toBody<Rest extends object>(texts: Texts, rest: Rest) {
  return {
    ...rest,
    title: texts.title.trim(),
    detail: texts.detail.trim(),
    minutes: Number(texts.minutes),
    owner: texts.owner.trim(),
    due_on: texts.due_on || null,
    note: texts.note.trim(),
    risk_ids: idsOf(texts.risk_ids),
  };
}

/** What is still to be mended before it can be put on record. */
export function faultsOf({ title, minutes }: Texts): Fault[] {
  const count = Number(minutes);
  const faults: Fault[] = [];
  if (!title.trim()) faults.push({ field: "title", message: "Say what is to be done." });
  if (!Number.isInteger(count) || count < 1 || count > MOST_MINUTES)
    faults.push({ field: "minutes", message: "Enter whole minutes, 1 or more." });
  return faults;
}
