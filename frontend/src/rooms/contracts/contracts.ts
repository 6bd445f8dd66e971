/** What does the record of a contract say, and how is it written in a form? A word that the contract gains is missed here. */
import type { components } from "../../api/schema";
import { wordOf } from "../../pieces/choices";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";

export const CONTRACTS = "/v1/practices/{practice_id}/contracts";
export const FINDINGS = "/v1/practices/{practice_id}/findings";
export type Contract = ItemOf<typeof CONTRACTS>;
export type ContractBody = BodyAt<typeof CONTRACTS>;
export type Clause = components["schemas"]["ClauseOut"];
export type Clauses = ContractBody["clauses"];
export type Texts = Record<keyof ContractBody, string>;

export const KINDS: Record<Contract["kind"], string> = {
  business_associate: "They are our business associate",
  reverse: "We are their business associate",
  subcontractor: "They are our subcontractor",
};
export const STATES: Record<Contract["state"], string> = {
  draft: "Not signed yet",
  not_yet: "Signed, not in effect yet",
  in_force: "In force",
  expiring: "Runs out soon",
  expired: "Run out",
  ending: "Ended, information still there",
  ended: "Ended",
};
export const DISPOSITIONS: Record<Contract["disposition"], string> = {
  open: "Not settled yet",
  returned: "Returned to us",
  destroyed: "Destroyed",
  kept_protected: "Kept, and protected as before",
};
export const YES_NO: Record<Contract["delegates"], string> = { unknown: "Not looked at yet", yes: "Yes", no: "No" };
export const SAID: Record<NonNullable<Clauses[string]>["said"], string> = {
  unknown: "Not read yet",
  present: "It says so",
  absent: "It does not",
  not_applicable: "It need not",
};
export const SUGGESTED: Record<Clause["suggested"], string> = {
  present: "Found",
  unclear: "Look closer",
  absent: "Not found",
};

/** What a new one begins with. */
export const EMPTY: Texts = {
  vendor_id: "",
  kind: "business_associate",
  executed_on: "",
  effective_on: "",
  expires_on: "",
  renews: "no",
  ended_on: "",
  notice_days: "",
  yearly_verification: "no",
  verified_on: "",
  delegates: "unknown",
  feasible: "unknown",
  disposition: "open",
  disposed_on: "",
  disposed_by: "",
  note: "",
  clauses: "{}",
};

/** The clauses of a form's text; only the list of clauses writes it. */
export function clausesOf(text: string): Clauses {
  return JSON.parse(text || "{}") as Clauses;
}

/** Everything about its record but how it is sent. */
export const CONTRACT: Omit<Shelf<Contract, ContractBody, Texts>, "callsIn"> = {
  noun: "contract",
  kept: true,
  labels: {
    vendor_id: "Vendor",
    kind: "Who is whose business associate?",
    executed_on: "Signed by both on",
    effective_on: "In effect from",
    expires_on: "Runs out on",
    renews: "Does it go on by itself?",
    ended_on: "Ended on",
    notice_days: "Days in which they tell of a breach",
    yearly_verification: "Do they confirm their safeguards each year?",
    verified_on: "Last confirmed in writing on",
    delegates: "Do they carry out duties of yours under the Privacy Rule?",
    feasible: "Can the information be returned or destroyed at the end?",
    disposition: "What became of the information?",
    disposed_on: "On which day",
    disposed_by: "By whom",
    note: "Note",
    clauses: "Clauses",
  },
  say: (field, value) => {
    if (field === "kind") return KINDS[value as Contract["kind"]];
    if (field === "disposition") return DISPOSITIONS[value as Contract["disposition"]];
    if (field === "delegates" || field === "feasible") return YES_NO[value as Contract["delegates"]];
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (typeof value === "number") return String(value);
    if (value !== null && typeof value === "object") return `${Object.keys(value).length} read`;
    const text = typeof value === "string" ? value : "";
    return (field.endsWith("_on") ? dayWords(text) : text) || "nothing";
  },
  nameOf: () => "The contract",
  bodyOf: ({ id, version, state, last_day, lacks, unread, ...body }) => body,
  textsOf: (body) => ({
    ...body,
    executed_on: body.executed_on ?? "",
    effective_on: body.effective_on ?? "",
    expires_on: body.expires_on ?? "",
    renews: body.renews ? "yes" : "no",
    ended_on: body.ended_on ?? "",
    notice_days: body.notice_days === null ? "" : String(body.notice_days),
    yearly_verification: body.yearly_verification ? "yes" : "no",
    verified_on: body.verified_on ?? "",
    disposed_on: body.disposed_on ?? "",
    clauses: JSON.stringify(body.clauses),
  }),
  bodyFrom: (texts) => ({
    vendor_id: texts.vendor_id,
    kind: wordOf(KINDS, texts.kind, "business_associate"),
    executed_on: texts.executed_on || null,
    effective_on: texts.effective_on || null,
    expires_on: texts.expires_on || null,
    renews: texts.renews === "yes",
    ended_on: texts.ended_on || null,
    notice_days: texts.notice_days.trim() ? Number(texts.notice_days) : null,
    yearly_verification: texts.yearly_verification === "yes",
    verified_on: texts.verified_on || null,
    delegates: wordOf(YES_NO, texts.delegates, "unknown"),
    feasible: wordOf(YES_NO, texts.feasible, "unknown"),
    disposition: wordOf(DISPOSITIONS, texts.disposition, "open"),
    disposed_on: texts.disposed_on || null,
    disposed_by: texts.disposed_by.trim(),
    note: texts.note.trim(),
    clauses: clausesOf(texts.clauses),
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    if (!texts.vendor_id) faults.push({ field: "vendor_id", message: "Choose the vendor." });
    if (texts.notice_days.trim() && !/^\d+$/.test(texts.notice_days.trim()))
      faults.push({ field: "notice_days", message: "Enter a whole number of days." });
    return faults;
  },
};
