/** What are the kinds of records called in a sentence, and where is each of them found? */
import { linkOptions } from "@tanstack/react-router";

import type { Scope } from "../../pieces/here";
import { plain } from "../../ui/levels";

interface Told {
  /** All of them, in a list of kinds. */
  many: string;
  /** What stands before its name: "the vendor" Ping & Reply. */
  one: string;
  /** Who sees its lines, where not everybody does who sees the history. */
  needs?: Scope;
}

/** By the names that the history uses. */
export const KINDS: Record<string, Told> = {
  Access: { many: "Ways into systems", one: "a way into a system" },
  Acknowledgment: { many: "Receipts of the notice", one: "the receipt" },
  Analysis: { many: "Written analyses", one: "" },
  Answer: { many: "Answers", one: "the answer on" },
  ApiToken: { many: "API tokens", one: "the API token" },
  Asset: { many: "Systems and devices", one: "the asset" },
  AssetGroup: { many: "Groups of assets", one: "the group" },
  Attestation: { many: "Policies read", one: "what was read" },
  Breach: { many: "Breach assessments", one: "the", needs: "incidents:read" },
  Checklist: { many: "Joining and leaving", one: "the checklist for" },
  Comment: { many: "Remarks on policies", one: "the remark" },
  Complaint: { many: "Complaints", one: "the complaint", needs: "conduct:read" },
  Completion: { many: "Trainings", one: "a training of" },
  Contract: { many: "Contracts with vendors", one: "the" },
  Decision: { many: "Written decisions", one: "the decision on" },
  Designation: { many: "Who is in charge", one: "the designation as" },
  Determination: { many: "Who is who", one: "what was found about a person" },
  Device: { many: "Devices, keys and badges", one: "the device" },
  Digest: { many: "Weekly letters", one: "the weekly letter" },
  Disposal: { many: "Equipment and media disposed of", one: "the disposal of" },
  Drill: { many: "Drills", one: "the" },
  Engagement: { many: "Who is a business associate", one: "" },
  Entry: { many: "Steps after an incident", one: "the step", needs: "incidents:read" },
  Evaluation: { many: "Evaluations", one: "the" },
  Event: { many: "Events", one: "the event" },
  File: { many: "Files", one: "the file" },
  Flow: { many: "Flows of ePHI", one: "the flow" },
  Guest: { many: "Links for people outside", one: "the link for" },
  ActivityReview: { many: "Certified weeks of activity", one: "the week", needs: "activity:read" },
  FindingClosed: { many: "Findings closed", one: "the finding", needs: "activity:read" },
  LogAccount: { many: "Accounts in logs", one: "the account", needs: "activity:read" },
  LogImport: { many: "Access logs", one: "the access log", needs: "activity:read" },
  Incident: { many: "Incidents", one: "the incident", needs: "incidents:read" },
  Membership: { many: "Access of people", one: "the access of" },
  Notice: { many: "Notices to patients", one: "" },
  Offer: { many: "Offered answers", one: "the offered answer on" },
  Override: { many: "Texts kept as typed", one: "" },
  Overlay: { many: "State duties after a breach", one: "the State duty" },
  Particular: { many: "What policies state", one: "what policies state about" },
  Person: { many: "People", one: "the person" },
  PatientRequest: { many: "Patient requests", one: "the request" },
  PersonalLink: { many: "Links to personal pages", one: "the link to a personal page" },
  PlanReview: { many: "Plans read through", one: "the" },
  Policy: { many: "Policies", one: "the policy" },
  Poster: { many: "Posters to report by", one: "the poster" },
  Practice: { many: "Facts, method and appetite", one: "the practice" },
  Recovery: { many: "How soon systems have to be back", one: "" },
  Restore: { many: "Backups and restore tests", one: "the" },
  Review: { many: "Access reviews", one: "the access review of" },
  Risk: { many: "Risks", one: "risk" },
  Sanction: { many: "Sanctions", one: "the sanction", needs: "conduct:read" },
  Sending: { many: "Breach notices sent", one: "the notice", needs: "incidents:read" },
  Signing: { many: "Papers signed", one: "a paper signed by" },
  Site: { many: "Sites", one: "the site" },
  Standing: { many: "What the practice is", one: "" },
  Task: { many: "Tasks", one: "the task" },
  Version: { many: "Policy texts", one: "" },
  Tick: { many: "Steps done", one: "the step" },
  Vendor: { many: "Vendors", one: "the vendor" },
  Verdict: { many: "What was said of ways in", one: "what was said of a way in" },
  View: { many: "Saved views", one: "the saved view" },
};

const DID: Record<string, string> = { created: "added", changed: "changed", removed: "removed" };

/** "changed", as it follows a name. */
export function did(action: string): string {
  return DID[action] ?? action;
}

/** "the vendor", as it stands before a record's name. */
export function nounOf(kind: string): string {
  return KINDS[kind]?.one ?? plain(kind).toLowerCase();
}

/** The page where a record is, with it open; null for one that has no page, or is gone. */
export function goalOf(
  { kind, row_id, content }: { kind: string; row_id: string; content: object | null },
  id: string,
) {
  const params = { id };
  const said = (field: string) => fieldOf(content, field);
  if (content === null) return null;
  switch (kind) {
    case "Analysis":
      return linkOptions({ to: "/practice/$id/analyses", params, search: { analysis: row_id } });
    case "Answer":
      return linkOptions({ to: "/practice/$id/questions/$question", params: { id, question: said("question") } });
    case "ApiToken":
      return linkOptions({ to: "/practice/$id/tokens", params });
    case "Asset":
      return linkOptions({ to: "/practice/$id/assets", params, search: { asset: row_id } });
    case "AssetGroup":
      return linkOptions({ to: "/practice/$id/assets", params, search: { group: row_id } });
    case "Attestation":
    case "PersonalLink":
      return linkOptions({ to: "/practice/$id/readers", params });
    case "Access":
    case "Device":
    case "Signing":
      return linkOptions({ to: "/practice/$id/people", params, search: { person: said("person_id") } });
    case "Checklist":
      return linkOptions({ to: "/practice/$id/joining/$checklist", params: { id, checklist: row_id } });
    case "Tick":
      return linkOptions({ to: "/practice/$id/joining/$checklist", params: { id, checklist: said("checklist_id") } });
    case "Review":
      return linkOptions({ to: "/practice/$id/reviews", params, search: { review: row_id } });
    case "Verdict":
      return linkOptions({ to: "/practice/$id/reviews", params, search: { review: said("review_id") } });
    case "Digest":
      return linkOptions({ to: "/practice/$id/readers", params });
    case "Comment":
    case "Version":
      return linkOptions({ to: "/practice/$id/policies/$policy", params: { id, policy: said("policy_id") } });
    case "Complaint":
      return linkOptions({ to: "/practice/$id/conduct", params, search: { complaint: row_id } });
    case "Poster":
      return linkOptions({ to: "/practice/$id/posters", params });
    case "Incident":
      return linkOptions({ to: "/practice/$id/incidents", params, search: { incident: row_id } });
    case "Entry":
      return linkOptions({ to: "/practice/$id/steps/$incident", params: { id, incident: said("incident_id") } });
    case "Breach":
      return linkOptions({ to: "/practice/$id/breaches/$incident", params: { id, incident: said("incident_id") } });
    case "Overlay":
      return linkOptions({ to: "/practice/$id/state-law", params, search: { duty: row_id } });
    case "Sending":
      return linkOptions({ to: "/practice/$id/incidents", params });
    case "ActivityReview":
    case "FindingClosed":
    case "LogAccount":
    case "LogImport":
      return linkOptions({ to: "/practice/$id/activity", params });
    case "Recovery":
      return linkOptions({ to: "/practice/$id/recovery", params, search: { system: said("asset_id") } });
    case "Drill":
      return linkOptions({ to: "/practice/$id/plans", params, search: { drill: row_id } });
    case "PlanReview":
      return linkOptions({ to: "/practice/$id/plans", params, search: { review: row_id } });
    case "Disposal":
      return linkOptions({ to: "/practice/$id/disposals", params, search: { disposal: row_id } });
    case "Evaluation":
      return linkOptions({ to: "/practice/$id/evaluations", params, search: { evaluation: row_id } });
    case "Restore":
      return linkOptions({ to: "/practice/$id/recovery", params, search: { restore: row_id } });
    case "Contract":
      return linkOptions({ to: "/practice/$id/contracts", params, search: { contract: row_id } });
    case "Designation":
      return linkOptions({ to: "/practice/$id/people", params, search: { person: said("person_id") } });
    case "Completion":
      return linkOptions({ to: "/practice/$id/training", params, search: { person: said("person_id") } });
    case "Engagement":
      return linkOptions({ to: "/practice/$id/engagements/$vendor", params: { id, vendor: said("vendor_id") } });
    case "Determination":
      return linkOptions({ to: "/practice/$id/who", params, search: { person: said("person_id") } });
    case "Acknowledgment":
      return linkOptions({ to: "/practice/$id/notice", params, search: { receipt: row_id } });
    case "Notice":
      return linkOptions({ to: "/practice/$id/notice", params });
    case "Particular":
      return linkOptions({ to: "/practice/$id/policies", params });
    case "Policy":
      return linkOptions({ to: "/practice/$id/policies/$policy", params: { id, policy: row_id } });
    case "Decision":
      return linkOptions({ to: "/practice/$id/gaps", params, search: { gap: said("citation") } });
    case "Event":
      return linkOptions({ to: "/practice/$id/events", params, search: { event: row_id } });
    case "Flow":
      return linkOptions({ to: "/practice/$id/map", params, search: { flow: row_id } });
    case "Guest":
    case "Offer":
      return linkOptions({ to: "/practice/$id/guests", params });
    case "Membership":
      return linkOptions({ to: "/practice/$id/members", params });
    case "Person":
      return linkOptions({ to: "/practice/$id/people", params, search: { person: row_id } });
    case "Practice":
      return linkOptions({ to: "/practice/$id/start", params });
    case "Risk":
      return linkOptions({ to: "/practice/$id/risks", params, search: { risk: row_id } });
    case "Sanction":
      return linkOptions({ to: "/practice/$id/conduct", params, search: { sanction: row_id } });
    case "PatientRequest":
      return linkOptions({ to: "/practice/$id/requests", params, search: { request: row_id } });
    case "Site":
      return linkOptions({ to: "/practice/$id/sites", params, search: { site: row_id } });
    case "Standing":
      return linkOptions({ to: "/practice/$id/who", params, search: { practice: "1" } });
    case "Task":
      return linkOptions({ to: "/practice/$id/plan", params, search: { task: row_id } });
    case "Vendor":
      return linkOptions({ to: "/practice/$id/vendors", params, search: { vendor: row_id } });
    default:
      return null;
  }
}

function fieldOf(content: object | null, field: string): string {
  const found = Object.entries(content ?? {}).find(([name]) => name === field)?.[1] as unknown;
  return typeof found === "string" ? found : "";
}
