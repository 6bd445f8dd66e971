/** What do this room's short words mean to a person? A word the contract gains is missed by the compiler here. */
import { dayWords } from "../../pieces/days";
import type { Choice } from "../../pieces/EditCell";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt } from "../../pieces/shelves";

export const PATH = "/v1/practices/{practice_id}/vendors";
export type Vendor = ItemOf<typeof PATH>;
export type VendorBody = BodyAt<typeof PATH>;
type YesNo = Vendor["touches_phi"];
export type Agreement = Vendor["agreement"];

export const YES_NO: Record<YesNo, string> = { yes: "Yes", no: "No", unknown: "Not known" };

export const AGREEMENTS: Record<Agreement, { word: string; hint: string }> = {
  on_file: { word: "On file", hint: "Both have signed it and you can find it." },
  missing: { word: "None", hint: "Nothing is signed yet." },
  not_needed: {
    word: "Not needed",
    hint: "The firm never meets patient information, or it treats your patients itself.",
  },
  unknown: { word: "Not known", hint: "Somebody has to look." },
};

export const LABELS: Record<keyof VendorBody, string> = {
  name: "Name",
  service: "What it does for you",
  touches_phi: "Touches PHI",
  agreement: "Agreement",
  agreement_signed_on: "Signed on",
  agreement_ends_on: "Ends on",
  multi_factor: "Second step at sign-in",
  ended_on: "Last day of the work for you",
  note: "Note",
};

/** A field's value as a person reads it. */
export function sayField(field: string, value: unknown): string {
  const text = typeof value === "string" ? value : "";
  if (field.endsWith("_on")) return dayWords(text) || "no day";
  if (field === "agreement") return AGREEMENTS[agreementOf(text)].word;
  if (field === "touches_phi" || field === "multi_factor") return YES_NO[yesNoOf(text)];
  return text || "nothing";
}

/** The word as the contract has it; what nobody knows otherwise. */
export function yesNoOf(text: string): YesNo {
  return text === "yes" || text === "no" ? text : "unknown";
}

/** The word as the contract has it; what nobody knows otherwise. */
export function agreementOf(text: string): Agreement {
  return text === "on_file" || text === "missing" || text === "not_needed" ? text : "unknown";
}

export const YES_NO_CHOICES: Choice[] = Object.entries(YES_NO).map(([value, label]) => ({ value, label }));
export const AGREEMENT_CHOICES: Choice[] = Object.entries(AGREEMENTS).map(([value, { word }]) => ({
  value,
  label: word,
}));
