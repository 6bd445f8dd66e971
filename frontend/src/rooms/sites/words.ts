/** What do this room's short words mean to a person, and what stands in its form? */
import type { ItemOf } from "../../pieces/lists";
import { textOf } from "../../pieces/changes";
import { type BodyAt, callsAt, type Shelf } from "../../pieces/shelves";

export const PATH = "/v1/practices/{practice_id}/sites";
export type Site = ItemOf<typeof PATH>;
type SiteBody = BodyAt<typeof PATH>;
export type Kind = Site["kind"];

export const KINDS: Record<Kind, string> = {
  office: "Office",
  home: "Somebody’s home",
  storage: "Storage",
  other: "Another place",
};
export const KIND_CHOICES = Object.entries(KINDS).map(([value, label]) => ({ value, label }));

/** A form's texts by field. */
export type Texts = Record<keyof SiteBody, string>;

export const EMPTY: Texts = { name: "", kind: "office", note: "" };

export const SITES: Shelf<Site, SiteBody, Texts> = {
  noun: "site",
  labels: { name: "Name", kind: "What it is", note: "Note" },
  say: (field, value) => (field === "kind" ? KINDS[kindOf(String(value))] : textOf(value)),
  nameOf: ({ name }) => name,
  bodyOf: ({ id, version, ...body }) => body,
  textsOf: (body) => ({ ...body }),
  bodyFrom: ({ name, kind, note }) => ({ name: name.trim(), kind: kindOf(kind), note: note.trim() }),
  check: ({ name }) => (name.trim() ? [] : [{ field: "name", message: "Enter what you call the place." }]),
  callsIn: (practice_id) => callsAt(PATH, practice_id),
};

/** The word as the contract has it. */
export function kindOf(text: string): Kind {
  return text === "office" || text === "home" || text === "storage" ? text : "other";
}
