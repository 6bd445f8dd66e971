/** How does a decision stand in a form, what does it still lack, and how does it go back on the wire? */
import type { Fault } from "../../ui/Form";
import { type Decided, type Decision, type Outcome, OUTCOMES } from "./words";

/** The same fields as texts; ids with commas between them. */
export type Texts = Record<keyof Decided, string>;

/** Before anything is decided. */
export const BLANK: Texts = {
  outcome: "",
  reason: "",
  size_and_complexity: "",
  infrastructure: "",
  cost: "",
  probability_and_criticality: "",
  alternative: "",
  risk_ids: "",
};

/** What was decided, without who approved it and when. */
export function bodyOf(decision: Decision): Decided {
  const { outcome, reason, size_and_complexity, infrastructure, cost, probability_and_criticality, alternative } =
    decision;
  const { risk_ids } = decision;
  return {
    outcome,
    reason,
    size_and_complexity,
    infrastructure,
    cost,
    probability_and_criticality,
    alternative,
    risk_ids,
  };
}

/** A decision as the form's texts. */
export function textsOf(body: Decided): Texts {
  return { ...body, risk_ids: body.risk_ids.join(",") };
}

/** An outcome as it comes from a form's text; null for a word that is none. */
export function outcomeOf(text: string): Outcome | null {
  return (Object.keys(OUTCOMES) as Outcome[]).find((each) => each === text) ?? null;
}

/** The texts as a decision; null while nothing is chosen. What is done instead belongs to the alternative alone. */
export function toBody(texts: Texts): Decided | null {
  const outcome = outcomeOf(texts.outcome);
  if (outcome === null) return null;
  return {
    outcome,
    reason: texts.reason.trim(),
    size_and_complexity: texts.size_and_complexity.trim(),
    infrastructure: texts.infrastructure.trim(),
    cost: texts.cost.trim(),
    probability_and_criticality: texts.probability_and_criticality.trim(),
    alternative: outcome === "alternative" ? texts.alternative.trim() : "",
    risk_ids: texts.risk_ids.split(",").filter(Boolean),
  };
}

/** What it lacks before it can be put on record. */
export function faultsOf(texts: Texts): Fault[] {
  const outcome = outcomeOf(texts.outcome);
  const faults: Fault[] = [];
  if (outcome === null) faults.push({ field: "outcome", message: "Choose one of the three." });
  if (outcome === "alternative" && !texts.alternative.trim())
    faults.push({ field: "alternative", message: "Say what you do instead." });
  if (outcome !== null && outcome !== "implement" && !texts.reason.trim())
    faults.push({ field: "reason", message: "Say why it is not reasonable and appropriate here." });
  return faults;
}
