/** By what is the history narrowed? */

export type Search = Partial<Record<string, string>>;

/** By the names that they have in the address and in the contract. */
export const FILTERS = ["kind", "actor", "since", "until"] as const;

/** Whether the last day is before the first. */
export function isTurned({ since, until }: Search): boolean {
  return since !== undefined && until !== undefined && until < since;
}
