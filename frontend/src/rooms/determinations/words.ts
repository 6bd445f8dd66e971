/** What do this room's short words mean to a person? 45 CFR 160.103. */
import type { components } from "../../api/schema";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { Tone } from "../../ui/levels";

type Schemas = components["schemas"];

export const PATH = "/v1/practices/{practice_id}/determinations";
export type Determination = ItemOf<typeof PATH>;
export type Facts = Required<Schemas["DeterminationIn"]>;
export type Status = Determination["status"];
export type Activity = Facts["activities"][number];
export type System = Facts["uses_practice_systems"][number];

/** What a status is called, in a word and in a sentence. */
export const STATUSES: Record<Status, { word: string; tone: Tone; says: string }> = {
  workforce_member: {
    word: "Workforce",
    tone: "good",
    says: "Your policies, training and sanctions apply, as to everybody here.",
  },
  workforce_member_by_presumption: {
    word: "Workforce, presumed",
    tone: "wait",
    says: "The facts point both ways. Treat them as workforce until it is settled.",
  },
  business_associate: {
    word: "Business associate",
    tone: "calm",
    says: "They handle patient information for you. A signed agreement comes first.",
  },
  separate_covered_entity: {
    word: "Provider of their own",
    tone: "calm",
    says: "They follow HIPAA for themselves. You may share for treatment.",
  },
  not_involved: { word: "Not involved", tone: "calm", says: "They see no patient information and are not run by you." },
  undetermined: { word: "Not settled", tone: "wait", says: "The facts do not settle it yet." },
};

export const ACTIVITIES: Record<Activity, { word: string; hint: string }> = {
  treatment: { word: "Treat patients", hint: "As a doctor, therapist, nurse or assistant." },
  services_for_practice: { word: "Work for the practice", hint: "Billing, IT, transcription, a review of charts." },
  other: { word: "Something else", hint: "Cleaning, renting a room, a visit now and then." },
};
export const SYSTEMS: Record<System, { word: string }> = {
  ehr: { word: "Charts (EHR)" },
  scheduling: { word: "Scheduling" },
  billing: { word: "Billing" },
  phones: { word: "Phones" },
};

/** The choices of each fact that is one of a few, by their words on the wire. */
export const CHOICES: {
  [Fact in "tax_form" | "practice_directs_work" | "on_site" | "bills_under"]: Record<Facts[Fact], string>;
} = {
  tax_form: {
    w2: "Employee (W-2)",
    "1099": "Contractor (1099)",
    volunteer: "Volunteer",
    trainee: "Student or trainee",
    agency: "Through an agency",
    none: "None of these",
  },
  practice_directs_work: { yes: "We do", no: "They do", unclear: "Hard to say" },
  on_site: { substantially: "Mostly here", sometimes: "Sometimes here", never: "Never here" },
  bills_under: {
    practice: "The practice",
    own: "They do, under their own number",
    none: "Nobody, or there is no care",
  },
};

export const LABELS: Record<keyof Facts, string> = {
  tax_form: "How are they paid?",
  practice_directs_work: "Who says how the work is done?",
  activities: "What do they do?",
  phi_access: "They see patient information",
  on_site: "Where do they work?",
  bills_under: "Who bills for their care?",
  own_records: "They keep records of their own patients",
  uses_practice_systems: "Which of your systems do they use?",
  baa_on_file: "A business associate agreement is on file",
  joint_arrangement: "You work as one system of care",
  common_ownership: "You and they have the same owner",
  own_tools: "They bring an app or device of their own",
  state: "State",
  review_on: "Ask again on",
  note: "Note",
};

/** Who told it, and when: "Ann on Nov 2, 2026". */
export function toldWords({ decided_by, decided_on }: Determination): string {
  return `${decided_by} on ${dayWords(decided_on)}`;
}
