/** What do the contract's short words mean to a person? A word the contract gains is missed by the compiler here. */
import type { components } from "../../api/schema";

type Schemas = components["schemas"];

export const KINDS: Record<Schemas["Kind"], string> = {
  medical: "Medical",
  dental: "Dental",
  behavioral_health: "Behavioral health",
  therapy: "Therapy (physical, speech, occupational)",
  optometry: "Optometry",
  chiropractic: "Chiropractic",
  other: "Something else",
};

/** A kind as it comes from a form's text. */
export function kindOf(text: string): Schemas["Kind"] {
  return Object.keys(KINDS).includes(text) ? (text as Schemas["Kind"]) : "other";
}
