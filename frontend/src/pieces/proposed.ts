/** What is a proposed piece of work, and what task does it become? */
import type { components } from "../api/schema";
import type { ItemOf } from "./lists";

export type Proposed = ItemOf<"/v1/practices/{practice_id}/tasks/proposed">;

/** Who usually does a piece of work, until a person is named. */
const DOERS: Record<string, string> = {
  security_officer: "Security officer",
  privacy_officer: "Privacy officer",
  manager: "Manager",
  owner: "Owner",
  it: "IT person",
  clinician: "Clinician",
  front_desk: "Front desk",
  billing: "Billing",
};

/** Whose work it usually is; a word that is not known is shown as it is. */
export function doerOf(owner: string): string {
  return DOERS[owner] ?? owner.replaceAll("_", " ");
}

/** A proposed piece as a task: it works on the open risks on record that rest on the same pairs. */
export function taskOf(
  line: Proposed,
  risks: readonly { id: string; pair: string | null; status: string }[],
): components["schemas"]["TaskIn"] {
  const { title, detail, minutes, question, becomes, pairs } = line;
  const touched = risks.filter(({ pair, status }) => status === "open" && pair !== null && pairs.includes(pair));
  return {
    title,
    detail,
    minutes,
    question,
    becomes,
    owner: doerOf(line.owner),
    risk_ids: touched.map(({ id }) => id),
  };
}
