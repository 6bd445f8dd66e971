/** What is told about the practice itself, how does it stand in a form, and what do the answers mean? 45 CFR 160.103. */
import type { components } from "../../api/schema";
import { dayWords } from "../../pieces/days";
import type { Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";
import type { Tone } from "../../ui/levels";
import { listOf } from "./record";

type Schemas = components["schemas"];

export const ITSELF = "/v1/practices/{practice_id}/standing";
export type Itself = Schemas["PracticeStatusOut"];
export type Told = Required<Schemas["PracticeStatusIn"]>;
type Known = Told["sends"];
export type Transaction = Told["transactions"][number];

/** The answers as a form keeps them: lists with commas. */
export type ItselfTexts = Record<keyof Told, string>;

/** What the practice is called by each answer, in a word and in a sentence. */
export const COVERED: Record<Itself["status"], { word: string; tone: Tone; says: string }> = {
  covered_entity: { word: "Covered entity", tone: "good", says: "HIPAA applies to you." },
  not_covered_entity: {
    word: "Not a covered entity",
    tone: "calm",
    says: "On these facts HIPAA does not apply to your own patients’ information. Other law does.",
  },
  undetermined: { word: "Not settled", tone: "wait", says: "Act as a covered entity until it is." },
};

/** What else it is; an answer that says nothing more is empty. */
export const HYBRID: Record<Itself["hybrid"], string> = {
  none: "",
  available: "Other business stands beside the health care, and no health care component is designated.",
  designated: "It is a hybrid entity: HIPAA applies to its health care components.",
  undetermined: "Whether it is a hybrid entity is not settled.",
};
export const ASSOCIATE: Record<Known, string> = {
  yes: "It is a business associate of others.",
  no: "",
  unknown: "Whether it is a business associate of others is not settled.",
};
export const PLAN: Record<Known, string> = {
  yes: "The health plan of its staff is a covered entity of its own.",
  no: "",
  unknown: "Whether its staff has a health plan that is covered is not known.",
};

export const TRANSACTIONS: Record<Transaction, { word: string; hint?: string }> = {
  claims: { word: "Claims, or reports of visits" },
  eligibility: { word: "Whether somebody is covered" },
  claim_status: { word: "What became of a claim" },
  referral_authorization: { word: "Referrals and authorizations" },
  coordination_of_benefits: { word: "Claims to a second plan" },
  claim_attachments: { word: "Attachments to a claim" },
  remittance: { word: "Payments, or advice about them", hint: "Only if you send them. Plans send, practices receive." },
  enrollment: { word: "Enrollment in a plan, or premiums" },
  other: { word: "Something else" },
};

export const KNOWN: Record<Known, string> = { unknown: "Not known yet", yes: "Yes", no: "No" };
export const PLANS: Record<Told["health_plan"], string> = {
  unknown: "Not known yet",
  none: "No, none like that",
  insured: "Yes, bought from an insurer",
  self_funded: "Yes, and we pay for the care ourselves",
};

export const ASKED: Record<keyof Told, string> = {
  provides_care: "Do you give, bill or get paid for health care?",
  cash_only: "Do patients alone pay, and does nothing go to a health plan?",
  sends: "Does anything go to a health plan electronically?",
  transactions: "What goes there?",
  paper_only: "Do you deal with plans on paper and by phone alone?",
  other_business: "Does the same company do business that is not health care?",
  components_designated: "Are the health care components designated in writing?",
  works_for_others: "Do you work with patient information for other providers or plans?",
  converts_for_others: "Do you turn their claims or payments into standard form for them, or back?",
  health_plan: "Has your staff a health plan with 50 people or more, or one that somebody else runs?",
  review_on: "Ask again on",
  note: "Note",
};

/** Whether a question is asked: some are idle once another is answered. */
export function isAsked(fact: keyof Told, texts: ItselfTexts): boolean {
  if (fact === "transactions") return texts.sends === "yes";
  if (fact === "paper_only") return texts.sends !== "yes" && texts.cash_only !== "yes";
  if (fact === "converts_for_others") return texts.works_for_others === "yes";
  return fact !== "components_designated" || texts.other_business === "yes";
}

/** On record or not, it goes by the practice's own id, so that what is typed waits under one name. */
export type Item = Omit<Itself, "id"> & { id: string };

/** Everything about it but how it is sent. */
export const STANDING: Omit<Shelf<Item, Told, ItselfTexts>, "callsIn"> = {
  noun: "standing",
  labels: ASKED,
  say,
  nameOf: () => "What you told about the practice",
  bodyOf: (item) => Object.fromEntries(Object.keys(ASKED).map((fact) => [fact, item[fact as keyof Told]])) as Told,
  textsOf: (told) => ({ ...told, transactions: told.transactions.join(","), review_on: told.review_on ?? "" }),
  bodyFrom,
  check,
};

/** The texts as facts; a question that is not asked is not answered. */
function bodyFrom(texts: ItselfTexts): Told {
  const known = (fact: keyof Told) => (isAsked(fact, texts) ? texts[fact] : "unknown") as Known;
  return {
    provides_care: known("provides_care"),
    cash_only: known("cash_only"),
    sends: known("sends"),
    transactions: isAsked("transactions", texts) ? (listOf(texts.transactions) as Transaction[]) : [],
    paper_only: known("paper_only"),
    other_business: known("other_business"),
    components_designated: known("components_designated"),
    works_for_others: known("works_for_others"),
    converts_for_others: known("converts_for_others"),
    health_plan: texts.health_plan as Told["health_plan"],
    review_on: texts.review_on || null,
    note: texts.note.trim(),
  };
}

function check(texts: ItselfTexts): Fault[] {
  if (texts.sends !== "yes" || texts.transactions) return [];
  return [{ field: "transactions", message: "Choose one at least." }];
}

function say(field: string, value: unknown): string {
  if (Array.isArray(value)) {
    const words: Record<string, { word: string }> = TRANSACTIONS;
    return value.map((each) => words[String(each)]?.word).join("; ") || "none";
  }
  if (typeof value !== "string" || !value) return "nothing";
  if (field === "review_on") return dayWords(value);
  const words: Record<string, string> = field === "health_plan" ? PLANS : KNOWN;
  return words[value] ?? value;
}
