/** Which systems are wanted, and what does each still need to be answered? */
import type { Search } from "../../pieces/address";
import type { Asset, AssetType, Names } from "./words";

export type Asked = "holds_ephi" | "encrypted" | "multi_factor" | "shared_sign_in" | "supported";

/** Which entries of an asset type's list of facts make each field worth an answer. */
const ASKS: readonly [Exclude<Asked, "holds_ephi">, readonly string[]][] = [
  ["encrypted", ["encrypted"]],
  ["multi_factor", ["multi-factor"]],
  ["shared_sign_in", ["shared-sign-in"]],
  ["supported", ["patch-status", "support-end-date", "version"]],
];
/** What is on paper or hangs on a wall is not electronic. */
const NOT_ELECTRONIC = ["paper", "facility"];

/** The fields of which nobody has said anything though they matter for something of this kind. */
export function openFields(asset: Asset, type: AssetType | undefined): Asked[] {
  const open: Asked[] = asset.holds_ephi === "unknown" ? ["holds_ephi"] : [];
  const electronic = !NOT_ELECTRONIC.includes(type?.category ?? "");
  for (const [field, facts] of ASKS) {
    const matters = facts.some((fact) => type?.asks.includes(fact));
    const kept = field === "encrypted" && asset.holds_ephi === "yes" && electronic;
    if (asset[field] === "unknown" && (matters || kept)) open.push(field);
  }
  return open;
}

/** What the list is narrowed by; empty text narrows nothing. */
export interface Wanted {
  text: string;
  category: string;
  ephi: string;
  encrypted: string;
  /** A site's id, or `-` for none; vendor and group alike. */
  site: string;
  vendor: string;
  group: string;
  /** Only those with something that nobody has answered. */
  open: boolean;
  /** Empty: what is in use; `1`: what is out of use too; `only`: nothing else. */
  past: "" | "1" | "only";
}

export const FILTERS = ["q", "category", "ephi", "encrypted", "site", "vendor", "group", "open", "past"] as const;
/** What belongs to no saved view. */
export const PASSING = ["asset", "add", "paste", "groups"];

/** The filters in an address; a word that means nothing narrows nothing. */
export function wantedOf(search: Search): Wanted {
  const { past } = search;
  return {
    text: search.q ?? "",
    category: search.category ?? "",
    ephi: search.ephi ?? "",
    encrypted: search.encrypted ?? "",
    site: search.site ?? "",
    vendor: search.vendor ?? "",
    group: search.group ?? "",
    open: search.open === "1",
    past: past === "only" || past === "1" ? past : "",
  };
}

/** Whether the list is narrowed by anything. */
export function narrowed(search: Search): boolean {
  return FILTERS.some((name) => search[name] !== undefined);
}

export const COLUMNS = [
  "type",
  "holds_ephi",
  "encrypted",
  "multi_factor",
  "shared_sign_in",
  "supported",
  "owner",
  "site_id",
  "location",
  "vendor_id",
  "group_id",
  "count",
  "critical",
  "retired_on",
] as const;
export type ColumnId = (typeof COLUMNS)[number];
export const USUAL: readonly ColumnId[] = ["type", "holds_ephi", "encrypted", "multi_factor", "owner", "site_id"];

/** The columns beside the name, in their order. */
export function columnsOf({ cols }: Search): readonly ColumnId[] {
  if (cols === undefined) return USUAL;
  const named = cols.split(",");
  return COLUMNS.filter((each) => named.includes(each));
}

/** An asset beside what a search and the filters look at, worked out once. */
export interface Line {
  asset: Asset;
  letters: string;
  category: string;
  open: readonly Asked[];
  retired: boolean;
}

export function linesOf(assets: readonly Asset[], names: Names, today: string): Line[] {
  return assets.map((asset) => {
    const { name, owner, location, note, retired_on } = asset;
    const type = names.types.get(asset.type);
    const named = [
      names.sites.get(asset.site_id ?? ""),
      names.vendors.get(asset.vendor_id ?? ""),
      names.groups.get(asset.group_id ?? ""),
    ];
    return {
      asset,
      letters: [name, type?.label, owner, location, note, ...named].join("\n").toLowerCase(),
      category: type?.category ?? "",
      open: openFields(asset, type),
      retired: retired_on !== null && retired_on <= today,
    };
  });
}

/** The assets that are wanted, and those in `stay` too; every word of the text has to occur. */
export function chosenFrom(lines: readonly Line[], wanted: Wanted, stay?: ReadonlySet<string>): Asset[] {
  const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
  return lines
    .filter(
      (line) =>
        stay?.has(line.asset.id) === true || (words.every((word) => line.letters.includes(word)) && fits(line, wanted)),
    )
    .map(({ asset }) => asset);
}

function fits({ asset, category, open, retired }: Line, wanted: Wanted): boolean {
  return (
    (wanted.past === "1" || retired === (wanted.past === "only")) &&
    (!wanted.category || wanted.category === category) &&
    (!wanted.ephi || wanted.ephi === asset.holds_ephi) &&
    (!wanted.encrypted || wanted.encrypted === asset.encrypted) &&
    (!wanted.site || wanted.site === (asset.site_id ?? "-")) &&
    (!wanted.vendor || wanted.vendor === (asset.vendor_id ?? "-")) &&
    (!wanted.group || wanted.group === (asset.group_id ?? "-")) &&
    (!wanted.open || open.length > 0)
  );
}
