/** Which columns can a pasted inventory have, and what do other people's sheets call them? */
import type { SheetColumn } from "../../pieces/sheet";
import { APPLIES, KNOWN, LABELS } from "./words";

const YES_NO = Object.values(KNOWN);
const YES_NO_NA = Object.values(APPLIES);

/** The columns in the template's order; `kinds` are the labels of the asset types. */
export function sheetColumns(kinds: readonly string[]): SheetColumn[] {
  return [
    {
      id: "name",
      title: LABELS.name,
      words: ["device", "device name", "asset", "asset name", "system", "system name", "hostname", "host", "computer"],
      needed: true,
    },
    {
      id: "type",
      title: LABELS.type,
      words: ["type", "device type", "asset type", "category", "what it is"],
      choices: kinds,
      needed: true,
    },
    { id: "holds_ephi", title: LABELS.holds_ephi, words: ["ephi", "phi", "ephi access", "has phi"], choices: YES_NO },
    { id: "encrypted", title: LABELS.encrypted, words: ["encryption", "disk encryption"], choices: YES_NO_NA },
    {
      id: "multi_factor",
      title: LABELS.multi_factor,
      words: ["mfa", "2fa", "multi factor", "two factor", "multifactor"],
      choices: YES_NO_NA,
    },
    { id: "owner", title: LABELS.owner, words: ["owner", "assigned to", "assignment", "user", "responsible", "who"] },
    { id: "site", title: LABELS.site_id, words: ["office", "branch", "clinic"] },
    { id: "location", title: LABELS.location, words: ["location", "room", "where"] },
    { id: "vendor", title: LABELS.vendor_id, words: ["supplier", "provider", "company"] },
    { id: "group", title: LABELS.group_id, words: ["asset group"] },
    { id: "count", title: LABELS.count, words: ["count", "quantity", "qty", "number"] },
    { id: "shared_sign_in", title: LABELS.shared_sign_in, words: ["shared login", "shared account"], choices: YES_NO },
    { id: "supported", title: LABELS.supported, words: ["supported", "updates", "in support"], choices: YES_NO },
    { id: "critical", title: LABELS.critical, words: ["critical", "critical system"], choices: ["Yes", "No"] },
    { id: "added_on", title: LABELS.added_on, words: ["added", "purchased", "purchase date", "acquired"] },
    {
      id: "retired_on",
      title: LABELS.retired_on,
      words: ["retired", "retired on", "disposed", "disposal date", "removed"],
    },
    { id: "note", title: LABELS.note, words: ["notes", "comment", "comments", "remarks", "description"] },
  ];
}

/** A row to show what is meant. */
export const EXAMPLE = {
  name: "Front desk computer",
  type: "Front desk workstation",
  holds_ephi: "yes",
  encrypted: "yes",
  multi_factor: "no",
  owner: "Office manager",
  site: "Main office",
};
