/** What does the record of an evaluation say, and how is it written in a form? */
import { wordOf } from "../../pieces/choices";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";

export const EVALUATIONS = "/v1/practices/{practice_id}/evaluations";
export type Evaluation = ItemOf<typeof EVALUATIONS>;
export type EvaluationBody = BodyAt<typeof EVALUATIONS>;
/** A form's texts by field. */
export type Texts = Record<keyof EvaluationBody, string>;

export const TRIGGERS: Record<Evaluation["trigger"], string> = {
  periodic: "It was time",
  environment: "Our surroundings changed",
  operations: "The way we work changed",
};

/** What a new one begins with. */
export const emptyOn = (today: string): Texts => ({
  evaluated_on: today,
  trigger: "periodic",
  because: "",
  technical: "",
  nontechnical: "",
  findings: "",
  made_by: "",
  next_on: "",
});

/** Everything about its record but how it is sent. */
export const EVALUATION: Omit<Shelf<Evaluation, EvaluationBody, Texts>, "callsIn"> = {
  noun: "evaluation",
  labels: {
    evaluated_on: "Made on",
    trigger: "Why now?",
    because: "What changed?",
    technical: "What was looked at in systems?",
    nontechnical: "What was looked at in policies and habits?",
    findings: "What was found?",
    made_by: "By whom",
    next_on: "The next one is due on",
  },
  say: (field, value) => {
    const text = typeof value === "string" ? value : "";
    if (field === "trigger") return TRIGGERS[wordOf(TRIGGERS, text, "periodic")];
    return (field.endsWith("_on") ? dayWords(text) : text) || "nothing";
  },
  nameOf: ({ evaluated_on }) => `The evaluation of ${dayWords(evaluated_on)}`,
  bodyOf: ({ id, version, task_ids, ...body }) => body,
  textsOf: (body) => ({ ...body, next_on: body.next_on ?? "" }),
  bodyFrom: (texts) => ({
    evaluated_on: texts.evaluated_on,
    trigger: wordOf(TRIGGERS, texts.trigger, "periodic"),
    because: texts.because.trim(),
    technical: texts.technical.trim(),
    nontechnical: texts.nontechnical.trim(),
    findings: texts.findings.trim(),
    made_by: texts.made_by.trim(),
    next_on: texts.next_on || null,
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    if (!texts.evaluated_on) faults.push({ field: "evaluated_on", message: "Enter the day." });
    if (!texts.technical.trim() && !texts.nontechnical.trim())
      faults.push({ field: "technical", message: "Say what was looked at." });
    return faults;
  },
};
