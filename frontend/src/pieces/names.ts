/** What is the record called whose id stands in another record? */
import { useMemo } from "react";

import { useHere } from "./here";
import { useAll } from "./lists";

const GONE = "one no longer on record";

/** The fields that point at a record, and the list where its name stands. */
const POINTS = {
  asset_id: "assets",
  from_asset_id: "assets",
  to_asset_id: "assets",
  site_id: "sites",
  vendor_id: "vendors",
  to_vendor_id: "vendors",
  group_id: "groups",
  person_id: "people",
  risk_ids: "risks",
  asset_ids: "assets",
  vendor_ids: "vendors",
  user_id: "members",
  partner_id: "members",
  assigned_to: "members",
} as const;
type Pointing = keyof typeof POINTS;

/**
 * Names for the values of fields such as `site_id`; undefined for fields that point at nothing. Reads only the lists
 * that these rows need and the person may read.
 */
export function useNames(rows: readonly (object | null)[]): (field: string, value: unknown) => string | undefined {
  const { may } = useHere();
  const needed = useMemo(() => listsNeeded(rows), [rows]);
  const wants = (list: (typeof POINTS)[Pointing]) => needed.has(list);
  const inventory = may("inventory:read");
  const assets = useAll("/v1/practices/{practice_id}/assets", undefined, { enabled: inventory && wants("assets") });
  const sites = useAll("/v1/practices/{practice_id}/sites", undefined, { enabled: inventory && wants("sites") });
  const vendors = useAll("/v1/practices/{practice_id}/vendors", undefined, { enabled: inventory && wants("vendors") });
  const groups = useAll("/v1/practices/{practice_id}/groups", undefined, { enabled: inventory && wants("groups") });
  const people = useAll("/v1/practices/{practice_id}/people", undefined, { enabled: inventory && wants("people") });
  const risks = useAll("/v1/practices/{practice_id}/risks", undefined, {
    enabled: may("risks:read") && wants("risks"),
  });
  const members = useAll("/v1/practices/{practice_id}/members", undefined, {
    enabled: may("members:read") && wants("members"),
  });
  return useMemo(() => {
    const named = [assets.data, sites.data, vendors.data, groups.data, people.data].flatMap((list) => list ?? []);
    const names = new Map<string, string>(named.map(({ id, name }) => [id, name]));
    for (const risk of risks.data ?? []) names.set(risk.id, risk.title);
    for (const { user_id, partner_id, person, partner } of members.data ?? [])
      names.set(user_id ?? partner_id ?? "", person ?? partner ?? "");
    return (field, value) => (points(field) && typeof value === "string" ? (names.get(value) ?? GONE) : undefined);
  }, [assets.data, sites.data, vendors.data, groups.data, people.data, risks.data, members.data]);
}

function listsNeeded(rows: readonly (object | null)[]): Set<string> {
  const found = rows.flatMap((row) => Object.entries(row ?? {}));
  return new Set(
    found.flatMap(([field, value]) =>
      points(field) && value !== null && !(Array.isArray(value) && value.length === 0) ? [POINTS[field]] : [],
    ),
  );
}

function points(field: string): field is Pointing {
  return field in POINTS;
}
