/** What is a flow called, field by field, and what is missing on the map? */
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Flow = Schemas["FlowOut"];
export type FlowMap = Schemas["FlowMapOut"];
export type Node = Schemas["NodeOut"];
export type Edge = Schemas["EdgeOut"];
export type Gap = Schemas["FlowGapOut"];
type Encrypted = Flow["encrypted"];

/** The page, as it is called everywhere. */
export const MAP = "Where ePHI goes";

export const LABELS: Record<Exclude<keyof Flow, "id" | "version">, string> = {
  name: "What it is called",
  from_asset_id: "From",
  to_asset_id: "To",
  to_vendor_id: "To",
  channel: "By what way",
  encrypted: "Encrypted on the way",
  note: "Note",
};

export const ENCRYPTED: Record<Encrypted, string> = {
  yes: "Yes",
  no: "No",
  unknown: "Not known",
  not_applicable: "Does not apply",
};

/** The few words that stand on the map itself. */
export const GAPS: Record<Gap["kind"], string> = {
  not_encrypted: "Not encrypted",
  encryption_unknown: "Encryption not known",
  not_encrypted_at_rest: "Not encrypted",
  encryption_at_rest_unknown: "Encryption not known",
  no_agreement: "No agreement",
  agreement_ended: "Agreement ended",
  agreement_unknown: "Agreement not known",
  vendor_ended: "No longer your vendor",
  asset_retired: "Out of use",
};

/** The gaps that are closed where the vendor is written down, not at the flow. */
export const OF_VENDOR: ReadonlySet<Gap["kind"]> = new Set([
  "no_agreement",
  "agreement_ended",
  "agreement_unknown",
  "vendor_ended",
]);

export function encryptedOf(text: string): Encrypted {
  return text === "yes" || text === "no" || text === "not_applicable" ? text : "unknown";
}
