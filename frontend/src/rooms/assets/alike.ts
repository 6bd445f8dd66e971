/** What does a change of many systems at once set? */
import type { components } from "../../api/schema";
import { AS_IT_IS } from "../../pieces/alike";
import { choicesOf, fieldFrom } from "./columns";
import type { Names } from "./words";

/** The fields that many assets get alike; what is left out stays. */
export type Set_ = components["schemas"]["AssetsChangeIn"];

/** The fields in the order in which they are asked; each can be left as it is. */
export const ALIKE = [
  "holds_ephi",
  "encrypted",
  "multi_factor",
  "shared_sign_in",
  "supported",
  "owner",
  "site_id",
  "vendor_id",
  "group_id",
  "critical",
  "retired_on",
] as const;
export type Alike = (typeof ALIKE)[number];
/** A form's texts; an empty one leaves the field as it is, `-` empties it. */
export type Texts = Record<Alike, string>;

export const LEAVE: Texts = {
  holds_ephi: "",
  encrypted: "",
  multi_factor: "",
  shared_sign_in: "",
  supported: "",
  owner: "",
  site_id: "",
  vendor_id: "",
  group_id: "",
  critical: "",
  retired_on: "",
};

/** What the texts change. */
export function setOf(texts: Texts): Set_ {
  const told = ALIKE.filter((field) => texts[field].trim() !== "");
  return told.reduce<Set_>((all, field) => ({ ...all, ...fieldFrom(field, unmarked(texts[field])) }), {});
}

/** What a field can be set to, with the way to leave it; undefined for a field that is typed. */
export function alikeChoices(field: Alike, names: Names) {
  const choices = choicesOf(field, names);
  return choices && [AS_IT_IS, ...choices.map(({ value, label }) => ({ value: value || "-", label }))];
}

function unmarked(text: string): string {
  return text === "-" ? "" : text;
}
