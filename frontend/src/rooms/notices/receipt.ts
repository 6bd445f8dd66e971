/** How does a receipt get from its form to the record? What the chosen way does not ask for is left empty. */
import type { Fault } from "../../ui/Form";
import { type Effort, EFFORTS, needsReason, type Receipt, type Way, WAYS } from "./words";

export type Texts = Record<"notice" | "given_on" | "way" | "effort" | "reason", string>;

/** What the form begins with: one on record, or a signature of today. */
export function textsOf(receipt: Receipt | undefined, today: string, newest: number): Texts {
  const { notice, given_on, way, effort, reason } = receipt ?? {
    notice: newest,
    given_on: today,
    way: "signed",
    effort: "",
    reason: "",
  };
  return { notice: String(notice), given_on, way, effort, reason };
}

/** The body that the server takes. */
export function bodyFrom(texts: Texts) {
  const way = isWay(texts.way) ? texts.way : "signed";
  const asks = needsReason(way);
  return {
    notice: Number(texts.notice),
    given_on: texts.given_on,
    way,
    effort: asks && isEffort(texts.effort) ? texts.effort : ("" as const),
    reason: asks ? texts.reason.trim() : "",
  };
}

/** What can be said without the server. */
export function check(texts: Texts): Fault[] {
  const { way, effort, reason, given_on } = bodyFrom(texts);
  return [
    ...(given_on ? [] : [{ field: "given_on", message: "give the day" }]),
    ...(needsReason(way) && !effort ? [{ field: "effort", message: "say how you asked" }] : []),
    ...(needsReason(way) && !reason ? [{ field: "reason", message: "say why in a few words" }] : []),
  ];
}

function isWay(text: string): text is Way {
  return text in WAYS;
}

function isEffort(text: string): text is Effort {
  return text in EFFORTS;
}
