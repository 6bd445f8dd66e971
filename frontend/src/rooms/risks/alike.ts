/** How do many risks get the same rating and response? */
import type { components } from "../../api/schema";
import { numberWord } from "../../pieces/numbers";
import { stepOf } from "../../pieces/rating";
import { type Rated, responseOf, type Risk, statusOf } from "./words";

/** The fields that many risks get alike; what is left out stays. */
export type Alike = components["schemas"]["RisksChangeIn"];
/** A risk under the number that people quote. */
export type Named = Risk & { name: string };

export const LEAVE = {
  likelihood: "",
  impact: "",
  reason: "",
  response: "",
  response_reason: "",
  owner: "",
  due_on: "",
  accepted_until: "",
  status: "",
};
/** The form's texts; an empty one leaves the field as it is. */
type AlikeTexts = typeof LEAVE;

/** One risk's rating and response, to be given to others; its status stays its own. */
export function likeRisk(risk: Rated): AlikeTexts {
  const { likelihood, impact, reason, response_reason, owner } = risk;
  const days = { due_on: risk.due_on ?? "", accepted_until: risk.accepted_until ?? "" };
  return { likelihood, impact, reason, response: risk.response ?? "", response_reason, owner, ...days, status: "" };
}

/** What the texts change. */
export function setOf(texts: AlikeTexts): Alike {
  const [likelihood, impact] = [stepOf(texts.likelihood), stepOf(texts.impact)];
  const response = responseOf(texts.response);
  return {
    ...(likelihood && { likelihood }),
    ...(impact && { impact }),
    ...(texts.reason.trim() && { reason: texts.reason.trim() }),
    ...(response && { response }),
    ...(texts.response_reason.trim() && { response_reason: texts.response_reason.trim() }),
    ...(texts.owner.trim() && { owner: texts.owner.trim() }),
    ...(texts.due_on && { due_on: texts.due_on }),
    ...(texts.accepted_until && { accepted_until: texts.accepted_until }),
    ...(texts.status && { status: statusOf(texts.status) }),
  };
}

/** The risk with its number as its name. */
export function named(risk: Risk): Named {
  return { ...risk, name: numberWord(risk.number) };
}
