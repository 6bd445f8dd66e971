/** What there is to read, in parts that fit between two patients. */
import { counted } from "../../pieces/numbers";
import type { ToRead } from "./words";

export interface Part {
  number: number;
  policies: ToRead[];
  /** How many of them are not read yet. */
  left: number;
  minutes: number;
}

/** The parts in their order; `said` names the policies that were read. */
export function partsOf(policies: readonly ToRead[], said: ReadonlySet<string>): Part[] {
  const parts = new Map<number, ToRead[]>();
  for (const policy of policies) parts.set(policy.part, [...(parts.get(policy.part) ?? []), policy]);
  return [...parts].map(([number, those]) => ({
    number,
    policies: those,
    left: those.filter(({ policy_id }) => !said.has(policy_id)).length,
    minutes: Math.ceil(those.reduce((sum, { seconds }) => sum + seconds, 0) / 60),
  }));
}

/** What a part is called: what it holds and how long it takes, or that it is done. */
export function partWords({ number, policies, left, minutes }: Part): string {
  if (left === 0) return `Part ${number}: read`;
  const many = policies.length === 1 ? "1 policy" : `${policies.length} policies`;
  return `Part ${number}: ${many}, about ${counted(minutes, "minute")}`;
}

/** The policy to go on with once one was read: the next that is not, or the first; none when all are. */
export function nextOf(policies: readonly ToRead[], said: ReadonlySet<string>, read: string): string | undefined {
  const place = policies.findIndex(({ policy_id }) => policy_id === read);
  const open = [...policies.slice(place + 1), ...policies.slice(0, place)];
  return open.find(({ policy_id }) => !said.has(policy_id))?.policy_id;
}
