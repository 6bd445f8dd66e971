/** How is a flow written in a form, and read back from it? */
import { textOf } from "../../pieces/changes";
import { type BodyAt, callsAt, type Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";
import { ENCRYPTED, encryptedOf, type Flow, LABELS } from "./words";

export const PATH = "/v1/practices/{practice_id}/flows";
type Body = BodyAt<typeof PATH>;

/** A form's texts. Where it goes is one choice: `asset:` or `vendor:` and the id. */
export interface Texts extends Record<string, string> {
  name: string;
  from_asset_id: string;
  to_asset_id: string;
  channel: string;
  encrypted: string;
  note: string;
}

/** The names of assets and vendors by id. */
export type Names = ReadonlyMap<string, string>;

const GONE = "one no longer on record";

/** What a form begins with. */
export function emptyFrom(from: string, to: string): Texts {
  return { name: "", from_asset_id: from, to_asset_id: to, channel: "", encrypted: "unknown", note: "" };
}

/** The practice's flows. */
export function flowsShelf(names: Names): Shelf<Flow, Body, Texts> {
  return {
    noun: "flow",
    labels: LABELS,
    say: (field, value) => sayField(field, value, names),
    nameOf: ({ name }) => name,
    bodyOf: ({ id, version, ...body }) => body,
    textsOf: ({ from_asset_id, to_asset_id, to_vendor_id, ...texts }) => ({
      ...texts,
      from_asset_id: from_asset_id ?? "",
      to_asset_id: to_asset_id ? `asset:${to_asset_id}` : to_vendor_id ? `vendor:${to_vendor_id}` : "",
    }),
    bodyFrom: (texts) => bodyFrom(texts, names),
    check,
    callsIn: (practice_id) => callsAt(PATH, practice_id),
  };
}

export function bodyFrom(texts: Texts, names: Names): Body {
  const [kind, to = ""] = texts.to_asset_id.split(":");
  return {
    name: texts.name.trim() || `${names.get(texts.from_asset_id) ?? ""} to ${names.get(to) ?? ""}`,
    from_asset_id: texts.from_asset_id || null,
    to_asset_id: kind === "asset" ? to : null,
    to_vendor_id: kind === "vendor" ? to : null,
    channel: texts.channel.trim(),
    encrypted: encryptedOf(texts.encrypted),
    note: texts.note.trim(),
  };
}

export function sayField(field: string, value: unknown, names: Names): string {
  if (value === null || value === "") return "nothing";
  const text = textOf(value);
  if (field.endsWith("_id")) return names.get(text) ?? GONE;
  return field === "encrypted" ? ENCRYPTED[encryptedOf(text)] : text;
}

function check({ from_asset_id, to_asset_id }: Texts): Fault[] {
  const faults: Fault[] = [];
  if (!from_asset_id) faults.push({ field: "from_asset_id", message: "Choose where it comes from." });
  if (!to_asset_id) faults.push({ field: "to_asset_id", message: "Choose where it goes." });
  else if (to_asset_id === `asset:${from_asset_id}`)
    faults.push({ field: "to_asset_id", message: "Choose another one: it comes from there." });
  return faults;
}
