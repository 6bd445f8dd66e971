/** What is a system or device called, field by field and value by value? */
import type { components } from "../../api/schema";
import { textOf } from "../../pieces/changes";
import { dayWords } from "../../pieces/days";

type Schemas = components["schemas"];
export type Asset = Schemas["AssetOut"];
export type AssetType = Schemas["AssetTypeOut"];
/** What can be said of an asset, and whose it is. */
export type Body = Omit<Asset, "version">;
type Known = Asset["holds_ephi"];
type Applies = Asset["encrypted"];

/** The page and what it lists, as they are called everywhere. */
export const SYSTEMS = "Systems and devices";

export const LABELS: Record<Exclude<keyof Asset, "id" | "version">, string> = {
  name: "Name",
  type: "Kind",
  holds_ephi: "Holds ePHI",
  encrypted: "Encrypted",
  multi_factor: "Second factor",
  shared_sign_in: "Shared sign-in",
  supported: "Gets updates",
  owner: "Who looks after it",
  site_id: "Site",
  location: "Where exactly",
  vendor_id: "Vendor",
  group_id: "Group",
  count: "How many",
  critical: "Care stops without it",
  added_on: "In use since",
  retired_on: "Out of use since",
  note: "Note",
};

/** The short words for a cell. */
export const KNOWN: Record<Known, string> = { yes: "Yes", no: "No", unknown: "Not known" };
export const APPLIES: Record<Applies, string> = { ...KNOWN, not_applicable: "Does not apply" };

/** Catalog categories; one that is new there is shown as it is written. */
export const CATEGORIES: Record<string, string> = {
  application: "Programs and online services",
  workstation: "Computers at a desk",
  mobile: "Laptops, tablets and phones",
  server: "Servers",
  network: "Networks",
  medical_device: "Medical devices",
  media: "Printers, drives and backups",
  paper: "Paper",
  communication: "E-mail, phone and fax",
  vendor_service: "Services of vendors",
  facility: "Rooms and buildings",
  ai: "AI tools",
};

export function knownOf(text: string): Known {
  return text === "yes" || text === "no" ? text : "unknown";
}

export function appliesOf(text: string): Applies {
  return text === "not_applicable" ? text : knownOf(text);
}

/** The names behind the ids that an asset carries. */
export interface Names {
  types: ReadonlyMap<string, AssetType>;
  sites: ReadonlyMap<string, string>;
  vendors: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
}

const GONE = "one no longer on record";

/** A field's value as a person reads it. */
export function sayField(field: string, value: unknown, names: Names): string {
  const text = textOf(value);
  if (value === null || value === "") return "nothing";
  switch (field) {
    case "type":
      return names.types.get(text)?.label ?? text;
    case "site_id":
      return names.sites.get(text) ?? GONE;
    case "vendor_id":
      return names.vendors.get(text) ?? GONE;
    case "group_id":
      return names.groups.get(text) ?? GONE;
    case "added_on":
    case "retired_on":
      return dayWords(text);
    case "critical":
      return value === true ? "Yes" : "No";
    case "encrypted":
    case "multi_factor":
      return APPLIES[appliesOf(text)];
    case "holds_ephi":
    case "shared_sign_in":
    case "supported":
      return KNOWN[knownOf(text)];
    default:
      return text;
  }
}
