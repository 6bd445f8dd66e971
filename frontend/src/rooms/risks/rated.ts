/** How does a risk's rating and response stand in a form, and how does it go back on the wire? */
import { stepOf } from "../../pieces/rating";
import { type Rated, responseOf, type Risk, statusOf } from "./words";

/** The same fields as texts. */
export type Texts = Record<keyof Rated, string>;

/** What can be changed of a risk, without the rest of it. */
export function bodyOf(risk: Risk): Rated {
  const { likelihood, impact, reason, response, response_reason } = risk;
  const { owner, due_on, accepted_until, status, note } = risk;
  return { likelihood, impact, reason, response, response_reason, owner, due_on, accepted_until, status, note };
}

/** A body as the form's texts. */
export function textsOf(body: Rated): Texts {
  return {
    ...body,
    response: body.response ?? "",
    due_on: body.due_on ?? "",
    accepted_until: body.accepted_until ?? "",
  };
}

/** The form's texts as a body; a step that is no step stays as it was in `before`. */
export function ratedOf(texts: Texts, before: Rated): Rated {
  return {
    ...texts,
    likelihood: stepOf(texts.likelihood) ?? before.likelihood,
    impact: stepOf(texts.impact) ?? before.impact,
    reason: texts.reason.trim(),
    response: responseOf(texts.response),
    response_reason: texts.response_reason.trim(),
    owner: texts.owner.trim(),
    due_on: texts.due_on || null,
    accepted_until: texts.accepted_until || null,
    status: statusOf(texts.status),
    note: texts.note.trim(),
  };
}
