/** What differs between a record before a change and after it, in words that a person knows? */
import type { components } from "../api/schema";
import { plain } from "../ui/levels";
import { dayWords } from "./days";

export type ChangeLine = components["schemas"]["ChangeOut"];

/** One field that a change touched. */
export interface Difference {
  field: string;
  label: string;
  from: string;
  to: string;
}

/** What a field's value is called; undefined leaves it to the general rules. */
export type Say = (field: string, value: unknown) => string | undefined;

export const NOTHING = "nothing";
const QUIET = new Set([
  "id",
  "rank",
  "edition",
  "practice_id",
  "asked",
  "struck",
  "about_id",
  "media_type",
  "milestones",
  "chain_seq",
  "chain_head",
  "document_sha256",
  "terms_sha256",
]);
const LABELS: Record<string, string> = {
  about: "Belongs to",
  accepted_until: "Accepted until",
  agreement: "Business associate agreement",
  agreement_ends_on: "Agreement ends",
  agreement_signed_on: "Agreement signed",
  ai_tools: "Uses AI tools",
  asset_id: "Asset",
  becomes: "Answer when done",
  critical: "Care cannot go on long without it",
  detail: "What to do",
  due_on: "Due",
  ehr: "Where the chart lives",
  from_asset_id: "From",
  group_id: "Group",
  guest_id: "Guest",
  happened_on: "Day",
  holds_ephi: "Holds ePHI",
  it_provider: "Has an IT provider",
  multi_factor: "Second factor at sign-in",
  name: "Name",
  option: "Answer",
  own_method: "Own table",
  partner_id: "Partner",
  person: "Name at the time",
  person_id: "Person",
  people: "Number of people",
  question: "Question",
  questions: "Questions",
  risk_ids: "Risks it works on",
  shared_sign_in: "Several people share a sign-in",
  site_id: "Site",
  source: "From whom",
  supported: "Still gets security updates",
  to_asset_id: "To",
  to_vendor_id: "To",
  touches_phi: "Touches PHI",
  user_id: "Person",
  vendor_id: "Vendor",
  way: "How it came in",
  what: "What happened",
};
/** Fields whose values are words of ours; everything else that is text was typed by a person. */
const OURS = new Set([
  "about",
  "agreement",
  "appetite",
  "approved_role",
  "becomes",
  "duties",
  "ehr",
  "encrypted",
  "holds_ephi",
  "impact",
  "inherent_impact",
  "inherent_likelihood",
  "kind",
  "level",
  "likelihood",
  "multi_factor",
  "option",
  "outcome",
  "question",
  "questions",
  "response",
  "role",
  "room",
  "shared_sign_in",
  "source",
  "status",
  "supported",
  "touches_phi",
  "type",
  "way",
]);

/** What a field is called, `due_on` → "Due". */
export function labelOf(field: string, labels: Record<string, string | undefined> = {}): string {
  return labels[field] ?? LABELS[field] ?? plain(field.replace(/_(on|id)$/, ""));
}

/** The fields that a change touched, in the order in which the record holds them; all that were filled in for a new one. */
export function differences(
  { before, content }: { before: object | null; content: object | null },
  labels: Record<string, string | undefined> = {},
  say: Say = () => undefined,
): Difference[] {
  const [old, now] = [fieldsOf(before), fieldsOf(content)];
  const fields = [...new Set([...Object.keys(now), ...Object.keys(old)])].filter((field) => !QUIET.has(field));
  return fields
    .map((field) => {
      const [from, to] = [old[field], now[field]].map((value) => valueWords(field, value, say));
      return { field, label: labelOf(field, labels), from: from ?? NOTHING, to: to ?? NOTHING };
    })
    .filter(({ from, to }) => from !== to);
}

/** A value as a person reads it. */
export function valueWords(field: string, value: unknown, say: Say = () => undefined): string {
  const said = say(field, value);
  if (said !== undefined) return said;
  if (value === null || value === undefined || value === "") return NOTHING;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map((each) => valueWords(field, each, say)).join(", ") || NOTHING;
  if (typeof value === "object")
    return "title" in value && typeof value.title === "string" ? value.title : "another one";
  if (typeof value !== "string") return "another one";
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return dayWords(value);
  return OURS.has(field) ? plain(value.replaceAll("-", " ")) : value;
}

/** "Level High → Moderate; Response nothing → Mitigate": the gist of a change in one line, at most `most` fields. */
export function gist(found: readonly Difference[], most = 3): string {
  const told = found.slice(0, most).map(({ label, from, to }) => `${label}: ${brief(from)} → ${brief(to)}`);
  const more = found.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

const BRIEF = 60;

function brief(text: string): string {
  return text.length > BRIEF ? `${text.slice(0, BRIEF - 1).trimEnd()}…` : text;
}

function fieldsOf(row: object | null): Record<string, unknown> {
  return { ...row };
}
