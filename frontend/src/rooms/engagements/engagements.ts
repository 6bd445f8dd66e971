/** What is asked about a vendor, how far has somebody got, and how is a result called? */
import type { ItemOf } from "../../pieces/lists";
import type { Tone } from "../../ui/levels";

export const ENGAGEMENTS = "/v1/practices/{practice_id}/engagements";
export const ENGAGEMENT = "/v1/practices/{practice_id}/engagements/{vendor_id}";
export const QUESTIONS = "/v1/practices/{practice_id}/engagements/questions";
export type Engagement = ItemOf<typeof ENGAGEMENTS>;
export type Question = ItemOf<typeof QUESTIONS>;
export type Said = Engagement["answers"][string];
export type Answers = Readonly<Record<string, Said>>;

export const STATUSES: Record<Engagement["status"], { word: string; tone: Tone }> = {
  business_associate: { word: "Business associate", tone: "calm" },
  not_business_associate: { word: "Not a business associate", tone: "calm" },
  subcontractor: { word: "Your vendor’s subcontractor", tone: "calm" },
  undetermined: { word: "Not known yet", tone: "wait" },
};

export const SAYS: Record<Said, string> = { yes: "Yes", no: "No", unknown: "Not known" };

export const PARTS: Record<Question["part"], string> = {
  else: "To begin with",
  makes: "What it does for you",
  excuses: "What else may explain it",
};

interface Group {
  title: string;
  questions: Question[];
}

/** The questions under their headings, in the order in which they are asked; the last of them looks back on the rest. */
export function grouped(questions: readonly Question[]): Group[] {
  const groups: Group[] = [];
  let part = "";
  for (const question of questions) {
    if (question.part !== part)
      groups.push({
        title: groups.length > 0 && question.part === "else" ? "And last" : PARTS[question.part],
        questions: [],
      });
    part = question.part;
    groups.at(-1)?.questions.push(question);
  }
  return groups;
}

/** Every question without an answer is answered no. */
export function restNo(questions: readonly Question[], answers: Answers): Answers {
  return { ...Object.fromEntries(questions.map(({ id }) => [id, "no" as const])), ...answers };
}

/** Whether two sets of answers say the same; one that is missing is not known. */
export function sameAnswers(questions: readonly Question[], one: Answers, other: Answers): boolean {
  return questions.every(({ id }) => (one[id] ?? "unknown") === (other[id] ?? "unknown"));
}

/** The paragraph as it is cited: a law has its own name before it. */
export function cited(citation: string): string {
  return citation.includes("U.S.C.") ? citation : `45 CFR ${citation}`;
}
