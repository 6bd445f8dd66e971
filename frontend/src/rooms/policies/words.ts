/** What do a policy's states, readers and findings mean in words? */
import type { components } from "../../api/schema";
import type { ItemOf } from "../../pieces/lists";
import type { Tone } from "../../ui/levels";

export const PATH = "/v1/practices/{practice_id}/policies";
export const ONE = `${PATH}/{id}` as const;
export const VERSIONS = `${PATH}/{policy_id}/versions` as const;
export const VERSION = `${VERSIONS}/{number}` as const;
export const PARTICULARS = "/v1/practices/{practice_id}/particulars";

export type Policy = ItemOf<typeof PATH>;
export type VersionLine = ItemOf<typeof VERSIONS>;
export type Particular = ItemOf<typeof PARTICULARS>;
type Schemas = components["schemas"];
export type Version = Schemas["VersionOut"];
export type Section = Schemas["PolicySectionOut"];
export type Statement = Schemas["StatementOut"];
export type Ground = Schemas["GroundOut"];
export type SectionIn = Schemas["PolicySectionIn"];
type State = Policy["state"];
type Reader = Policy["audience"][number];

export const STATES: Record<State, { word: string; tone: Tone; says: string }> = {
  draft: { word: "Being written", tone: "calm", says: "It is not in effect; nobody has to follow it yet." },
  in_review: { word: "Under review", tone: "wait", says: "Somebody reads it; then it can be approved." },
  approved: { word: "Approved", tone: "good", says: "It takes effect on its day." },
  effective: { word: "In effect", tone: "good", says: "This is what the practice follows." },
  superseded: { word: "Replaced", tone: "calm", says: "A later version has taken its place." },
  retired: { word: "Retired", tone: "calm", says: "It is no longer followed." },
};

const READERS: Record<Reader, string> = {
  everyone: "everyone",
  clinicians: "clinicians",
  front_desk: "the front desk",
  billing: "billing",
  officers: "the officials and managers",
  contractors: "contractors",
};

/** "For the front desk and billing": who has to read it. */
export function readersWords(audience: readonly Reader[]): string {
  if (audience.length === 0) return "";
  const words = audience.map((reader) => READERS[reader]);
  const [last, ...first] = [...words].reverse();
  return `For ${first.length > 0 ? `${first.reverse().join(", ")} and ` : ""}${last ?? ""}`;
}

/** "1 policy", "12 policies". */
export function policiesWords(count: number): string {
  return `${count} ${count === 1 ? "policy" : "policies"}`;
}

/** "2 do not, 3 not told yet", or that all of it does. */
export function matchWords({ statements, mismatches, untold }: Policy): string {
  if (statements === 0) return "Nothing in it yet";
  if (mismatches === 0) return "All of it";
  const against = mismatches - untold;
  return [
    against > 0 && `${against} of ${statements} ${against === 1 ? "does" : "do"} not`,
    untold > 0 && `${untold} not told yet`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** What was found about a statement that does not match. */
export const FINDINGS: Record<Exclude<Statement["finding"], "holds">, string> = {
  false: "It is not so.",
  unknown: "Nobody has told us enough yet.",
  not_applicable: "It does not apply here, so it is best left out.",
};

export const HABITS = [
  { value: "yes", label: "Yes, that is how we work" },
  { value: "no", label: "No" },
  { value: "dont_know", label: "I don’t know yet" },
  { value: "not_applicable", label: "It does not apply here" },
] as const;
