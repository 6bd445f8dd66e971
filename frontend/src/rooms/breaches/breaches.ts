/** What does a breach assessment say, and how is it written in a form? A word that the contract gains is missed here. */
import { wordOf } from "../../pieces/choices";
import type { components } from "../../api/schema";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";
import { placesOf, placesWords } from "./places";

export const BREACHES = "/v1/practices/{practice_id}/breaches";
export type Breach = ItemOf<typeof BREACHES>;
export type BreachBody = BodyAt<typeof BREACHES>;
export type Duties = components["schemas"]["DutiesOut"];
type Words<Field extends keyof Breach> = Record<NonNullable<Breach[Field]> & string, string>;

export const YES_NO: Words<"phi"> = { unknown: "I do not know yet", yes: "Yes", no: "No" };
export const EXCLUSIONS: Words<"exclusion"> & { "": string } = {
  "": "None of them",
  good_faith_workforce_access: "One of ours opened it in good faith, within their work",
  inadvertent_disclosure: "One of ours gave it by mistake to another who may see such things here",
  recipient_could_not_retain: "Whoever got it could not have kept it",
};
export const WEIGHTS: Words<"nature"> = {
  unknown: "Not weighed yet",
  low: "Speaks for a low probability",
  some: "Speaks a little against it",
  high: "Speaks strongly against it",
};
export const CONCLUSIONS: Words<"conclusion"> = {
  open: "Not decided yet",
  not_phi: "No breach: no patient information",
  permitted: "No breach: the Privacy Rule permits it",
  secured: "No breach: the information was secured",
  excluded: "No breach: an exclusion applies",
  low_probability: "No breach: low probability, by the four factors",
  breach: "A breach",
};
export const ROLES: Words<"role"> = {
  covered_entity: "Our own patients’ information",
  business_associate: "We hold it for another covered entity",
};
export const STATES: Record<Breach["state"], string> = {
  unfinished: "Not decided",
  not_a_breach: "No breach",
  breach: "A breach",
};
export const FACTORS = ["nature", "recipient", "acquired", "mitigated"] as const;

/** A form's texts by field. What is a list or a part of its own on the wire is one or several of them here. */
export type Texts = Record<
  | Exclude<keyof BreachBody, "business_associate" | "law_enforcement_hold">
  | "at_associate"
  | "associate_discovered_on"
  | "associate_told_on"
  | "associate_is_agent"
  | "hold"
  | "hold_requested_on"
  | "hold_through",
  string
>;

/** Everything about its record but how it is sent. */
export const BREACH: Omit<Shelf<Breach, BreachBody, Texts>, "callsIn"> & { labels: Record<string, string> } = {
  noun: "breach assessment",
  kept: true,
  labels: {
    incident_id: "Incident",
    role: "Whose information is it?",
    discovered_on: "Discovered on",
    phi: "Was patient information involved?",
    permitted: "Does the Privacy Rule permit what happened?",
    permitted_why: "Which paragraph permits it?",
    secured: "Was the information secured?",
    secured_why: "How was it secured, and where was the key?",
    exclusion: "Does one of the three exclusions apply?",
    exclusion_why: "What shows it?",
    nature: "What information it was",
    nature_why: "Why, for what information it was",
    recipient: "Who had it",
    recipient_why: "Why, for who had it",
    acquired: "Whether it was acquired or viewed",
    acquired_why: "Why, for whether it was acquired or viewed",
    mitigated: "What has been done about it",
    mitigated_why: "Why, for what has been done about it",
    conclusion: "What do you decide?",
    reasoning: "Why do you decide so?",
    decided_by: "Decided by",
    decided_on: "Decided on",
    affected: "How many people are concerned?",
    residents_by_state: "How many in each State?",
    unreachable: "How many cannot be written to?",
    known_earlier_by: "Who knew before",
    business_associate: "At a business associate",
    at_associate: "Did it happen at a business associate?",
    associate_discovered_on: "The day on which they found out",
    associate_told_on: "The day on which they told you",
    associate_is_agent: "Do they act as your agent?",
    law_enforcement_hold: "Delay for the police",
    hold: "Did the police ask you to wait?",
    hold_requested_on: "The day on which they asked",
    hold_through: "The last day that their letter names",
    contract_days: "Days that the agreement gives you",
    covered_entity: "Whom do you have to tell?",
    what_happened: "What happened",
    information: "What information it was, in the notices",
    protection: "What people can do",
    response: "What you are doing",
    contact: "How to reach you",
  },
  say: (field, value) => {
    const words: Record<string, Record<string, string>> = {
      role: ROLES,
      phi: YES_NO,
      permitted: YES_NO,
      secured: YES_NO,
      exclusion: EXCLUSIONS,
      conclusion: CONCLUSIONS,
      ...Object.fromEntries(FACTORS.map((factor) => [factor, WEIGHTS])),
    };
    if (field === "residents_by_state") return placesWords(value as Record<string, number>) || "nobody";
    if (Array.isArray(value)) return value.length === 0 ? "nobody" : String(value.length);
    if (typeof value === "number") return String(value);
    if (value !== null && typeof value === "object") return "yes";
    const text = typeof value === "string" ? value : "";
    return words[field]?.[text] ?? ((field.endsWith("_on") ? dayWords(text) : text) || "nothing");
  },
  nameOf: () => "The assessment",
  bodyOf: ({ id, version, state, suggested, reasons, missing, ...body }) => body,
  textsOf: ({ business_associate: associate, law_enforcement_hold: hold, ...body }) => ({
    ...body,
    exclusion: body.exclusion ?? "",
    decided_on: body.decided_on ?? "",
    affected: body.affected === null ? "" : String(body.affected),
    unreachable: String(body.unreachable),
    contract_days: body.contract_days === null ? "" : String(body.contract_days),
    residents_by_state: placesWords(body.residents_by_state),
    known_earlier_by: JSON.stringify(body.known_earlier_by),
    at_associate: associate ? "yes" : "no",
    associate_discovered_on: associate?.discovered_on ?? "",
    associate_told_on: associate?.notified_covered_entity_on ?? "",
    associate_is_agent: associate?.is_agent ? "yes" : "no",
    hold: hold?.form ?? "",
    hold_requested_on: hold?.requested_on ?? "",
    hold_through: hold?.through ?? "",
  }),
  bodyFrom: (texts) => ({
    incident_id: texts.incident_id,
    role: wordOf(ROLES, texts.role, "covered_entity"),
    discovered_on: texts.discovered_on,
    phi: wordOf(YES_NO, texts.phi, "unknown"),
    permitted: wordOf(YES_NO, texts.permitted, "unknown"),
    permitted_why: texts.permitted_why.trim(),
    secured: wordOf(YES_NO, texts.secured, "unknown"),
    secured_why: texts.secured_why.trim(),
    exclusion: wordOf(EXCLUSIONS, texts.exclusion, "") || null,
    exclusion_why: texts.exclusion_why.trim(),
    nature: wordOf(WEIGHTS, texts.nature, "unknown"),
    nature_why: texts.nature_why.trim(),
    recipient: wordOf(WEIGHTS, texts.recipient, "unknown"),
    recipient_why: texts.recipient_why.trim(),
    acquired: wordOf(WEIGHTS, texts.acquired, "unknown"),
    acquired_why: texts.acquired_why.trim(),
    mitigated: wordOf(WEIGHTS, texts.mitigated, "unknown"),
    mitigated_why: texts.mitigated_why.trim(),
    conclusion: wordOf(CONCLUSIONS, texts.conclusion, "open"),
    reasoning: texts.reasoning.trim(),
    decided_by: texts.decided_by.trim(),
    decided_on: texts.decided_on || null,
    affected: texts.affected.trim() ? Number(texts.affected) : null,
    residents_by_state: placesOf(texts.residents_by_state) ?? {},
    unreachable: Number(texts.unreachable || "0"),
    // Only the list of who knew writes this text.
    known_earlier_by: JSON.parse(texts.known_earlier_by || "[]") as BreachBody["known_earlier_by"],
    business_associate:
      texts.at_associate === "yes"
        ? {
            discovered_on: texts.associate_discovered_on,
            notified_covered_entity_on: texts.associate_told_on || null,
            is_agent: texts.associate_is_agent === "yes",
          }
        : null,
    law_enforcement_hold:
      texts.hold === "written" || texts.hold === "oral"
        ? { form: texts.hold, requested_on: texts.hold_requested_on, through: texts.hold_through || null }
        : null,
    contract_days: texts.contract_days.trim() ? Number(texts.contract_days) : null,
    covered_entity: texts.covered_entity.trim(),
    what_happened: texts.what_happened.trim(),
    information: texts.information.trim(),
    protection: texts.protection.trim(),
    response: texts.response.trim(),
    contact: texts.contact.trim(),
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    const must = (field: keyof Texts, message: string) => {
      if (!texts[field]) faults.push({ field, message });
    };
    must("discovered_on", "Enter the first day on which somebody here knew, or should have.");
    for (const field of ["affected", "unreachable", "contract_days"] as const)
      if (texts[field].trim() && !/^\d+$/.test(texts[field].trim()))
        faults.push({ field, message: "Enter a whole number." });
    if (placesOf(texts.residents_by_state) === null)
      faults.push({ field: "residents_by_state", message: "Write it like this: OH 400, KY 12." });
    if (texts.at_associate === "yes") must("associate_discovered_on", "Enter the day on which they found out.");
    if (texts.hold) must("hold_requested_on", "Enter the day on which they asked.");
    if (texts.conclusion !== "open" && !texts.reasoning.trim())
      faults.push({ field: "reasoning", message: "Say why, in a few sentences." });
    return faults;
  },
};
