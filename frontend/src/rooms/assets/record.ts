/** How is a system written in a form, and read back from it? */
import { type BodyAt, callsAt, type Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";
import { appliesOf, type Asset, knownOf, LABELS, type Names, sayField } from "./words";

export const PATH = "/v1/practices/{practice_id}/assets";
type Body = BodyAt<typeof PATH>;
/** A form's texts by field. */
export type Texts = Record<keyof Body, string>;

const MOST = 100_000;

/** What a form begins with. */
export const EMPTY: Texts = textsOf({
  name: "",
  type: "",
  holds_ephi: "unknown",
  encrypted: "unknown",
  multi_factor: "unknown",
  shared_sign_in: "unknown",
  supported: "unknown",
  owner: "",
  site_id: null,
  location: "",
  vendor_id: null,
  group_id: null,
  count: 1,
  critical: false,
  added_on: null,
  retired_on: null,
  note: "",
});

/** The inventory's records; `names` say what their ids stand for. */
export function systems(names: Names): Shelf<Asset, Body, Texts> {
  return {
    noun: "system",
    labels: LABELS,
    say: (field, value) => sayField(field, value, names),
    nameOf: ({ name }) => name,
    bodyOf: ({ id, version, ...body }: Asset) => body,
    textsOf,
    bodyFrom,
    check,
    callsIn: (practice_id) => callsAt(PATH, practice_id),
  };
}

export function textsOf(body: Body): Texts {
  const { site_id, vendor_id, group_id, added_on, retired_on, count, critical, ...texts } = body;
  return {
    ...texts,
    site_id: site_id ?? "",
    vendor_id: vendor_id ?? "",
    group_id: group_id ?? "",
    added_on: added_on ?? "",
    retired_on: retired_on ?? "",
    count: String(count),
    critical: critical ? "yes" : "",
  };
}

export function bodyFrom(texts: Texts): Body {
  return {
    name: texts.name.trim(),
    type: texts.type,
    holds_ephi: knownOf(texts.holds_ephi),
    encrypted: appliesOf(texts.encrypted),
    multi_factor: appliesOf(texts.multi_factor),
    shared_sign_in: knownOf(texts.shared_sign_in),
    supported: knownOf(texts.supported),
    owner: texts.owner.trim(),
    site_id: texts.site_id || null,
    location: texts.location.trim(),
    vendor_id: texts.vendor_id || null,
    group_id: texts.group_id || null,
    count: numberOf(texts.count),
    critical: texts.critical === "yes",
    added_on: texts.added_on || null,
    retired_on: texts.retired_on || null,
    note: texts.note.trim(),
  };
}

function check({ name, type, count }: Texts): Fault[] {
  const faults: Fault[] = [];
  if (!name.trim()) faults.push({ field: "name", message: "Enter the name you know it by." });
  if (!type) faults.push({ field: "type", message: "Choose what it is." });
  const many = numberOf(count);
  if (!Number.isInteger(many) || many < 1 || many > MOST)
    faults.push({ field: "count", message: "Enter a whole number, 1 or more." });
  return faults;
}

/** "1,200" as people type it. */
export function numberOf(text: string): number {
  return Number(text.replaceAll(",", "").trim() || Number.NaN);
}
