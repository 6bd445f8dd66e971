/** What does the record of an incident say, and how is it written in a form? A word the contract gains is missed here. */
import { wordOf } from "../../pieces/choices";
import { dayWords, daysBetween } from "../../pieces/days";
import { idsOf } from "../../pieces/ids";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";

export const INCIDENTS = "/v1/practices/{practice_id}/incidents";
export type Incident = ItemOf<typeof INCIDENTS>;
export type IncidentBody = BodyAt<typeof INCIDENTS>;
type Kind = Incident["kind"];
type Judged = Incident["judged"];

export const KINDS: Record<Kind, string> = {
  lost_or_stolen_device: "Lost or stolen device",
  lost_or_stolen_paper: "Lost or stolen papers",
  misdirected_message: "Sent to the wrong person",
  phishing: "Phishing",
  malware: "Malware or ransomware",
  snooping: "Looking without a reason",
  vendor_notice: "A vendor’s notice",
  other: "Something else",
};
export const JUDGED: Record<Judged, string> = {
  open: "Not settled yet",
  incident: "Yes, a security incident",
  not_an_incident: "No, it turned out to be nothing",
};
export const STATES: Record<Incident["state"], string> = {
  reported: "Reported",
  looked_into: "Being looked into",
  contained: "Contained",
  closed: "Closed",
};
export const CLOSE = { no: "Everybody who may see incidents", yes: "The owner and the two officers only" };
const CAME: Record<Incident["way"], string> = {
  written_down: "Written down",
  reported: "Reported",
  personal_page: "Reported on a page of one’s own",
  poster: "Reported from the poster",
};

/** A form's texts by field; lists of records by their ids with commas between. */
export type Texts = Record<keyof IncidentBody, string>;

/** What a new one begins with. */
export const emptyOn = (today: string): Texts => ({
  kind: "lost_or_stolen_device",
  what: "",
  happened_on: "",
  known_on: today,
  lead: "",
  judged: "open",
  contained_on: "",
  mitigation: "",
  outcome: "",
  lessons: "",
  asset_ids: "",
  vendor_ids: "",
  risk_ids: "",
  close: "no",
  closed_on: "",
  closed_by: "",
});

/** "Reported", "Being looked into for 3 days", or when it was closed. */
export function howFar({ state, known_on, closed_on }: Incident, today: string): string {
  if (state === "closed") return `Closed on ${dayWords(closed_on)}`;
  const days = daysBetween(known_on, today);
  return days < 1 ? STATES[state] : `${STATES[state]}, known for ${days} ${days === 1 ? "day" : "days"}`;
}

/** "Reported by Rosa Quintelle on March 3, 2026", or without a name. */
export function cameWords({ way, reported_by, reported_at }: Incident): string {
  const by = reported_by ? ` by ${reported_by}` : ", without a name,";
  return `${CAME[way]}${by} on ${dayWords(reported_at.slice(0, 10))}.`;
}

/** Everything about its record but how it is sent. */
export const INCIDENT: Omit<Shelf<Incident, IncidentBody, Texts>, "callsIn"> = {
  noun: "incident",
  kept: true,
  labels: {
    kind: "What kind",
    what: "What happened",
    happened_on: "Happened on",
    known_on: "Known since",
    lead: "Who looks into it",
    judged: "Is it a security incident?",
    contained_on: "Contained on",
    mitigation: "What was done against harm",
    outcome: "How it ended",
    lessons: "What you learned from it",
    asset_ids: "Systems and devices",
    vendor_ids: "Vendors",
    risk_ids: "Risks",
    close: "Who sees it",
    closed_on: "Closed on",
    closed_by: "Closed by",
  },
  say: (field, value) => {
    if (field === "kind") return KINDS[value as Kind];
    if (field === "judged") return JUDGED[value as Judged];
    if (field === "close") return CLOSE[value === true ? "yes" : "no"];
    if (Array.isArray(value)) return value.length === 0 ? "none" : String(value.length);
    const text = typeof value === "string" ? value : "";
    return (field.endsWith("_on") ? dayWords(text) : text) || "nothing";
  },
  nameOf: () => "The incident",
  bodyOf: ({ id, version, reference, state, way, reported_by, reported_at, keep_until, ...body }) => body,
  textsOf: (body) => ({
    ...body,
    happened_on: body.happened_on ?? "",
    contained_on: body.contained_on ?? "",
    closed_on: body.closed_on ?? "",
    asset_ids: body.asset_ids.join(","),
    vendor_ids: body.vendor_ids.join(","),
    risk_ids: body.risk_ids.join(","),
    close: body.close ? "yes" : "no",
  }),
  bodyFrom: (texts) => ({
    kind: wordOf(KINDS, texts.kind, "other"),
    what: texts.what.trim(),
    happened_on: texts.happened_on || null,
    known_on: texts.known_on,
    lead: texts.lead.trim(),
    judged: wordOf(JUDGED, texts.judged, "open"),
    contained_on: texts.contained_on || null,
    mitigation: texts.mitigation.trim(),
    outcome: texts.outcome.trim(),
    lessons: texts.lessons.trim(),
    asset_ids: idsOf(texts.asset_ids),
    vendor_ids: idsOf(texts.vendor_ids),
    risk_ids: idsOf(texts.risk_ids),
    close: texts.close === "yes",
    closed_on: texts.closed_on || null,
    closed_by: texts.closed_by.trim(),
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    if (!texts.what.trim()) faults.push({ field: "what", message: "Say what happened." });
    if (!texts.known_on)
      faults.push({ field: "known_on", message: "Enter the first day on which somebody here knew." });
    if (texts.closed_on && texts.judged === "open")
      faults.push({ field: "judged", message: "Say whether it was a security incident before you close it." });
    if (texts.closed_on && !texts.outcome.trim())
      faults.push({ field: "outcome", message: "Say how it ended before you close it." });
    return faults;
  },
};
