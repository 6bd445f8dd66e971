/** What is put on record, struck and restored when the list is sent? */
import type { components } from "../../api/schema";
import type { ItemOf } from "../../pieces/lists";

type Usual = ItemOf<"/v1/practices/{practice_id}/proposals">;
type Body = Required<components["schemas"]["TakeProposalsIn"]>;

/** Whether a line is kept, and what the practice calls it. */
export interface Told {
  kept: boolean;
  name: string;
}

/** How the list stands at first: everything is kept but what was struck before. */
export function chosenFirst(usual: readonly Usual[]): Record<string, Told> {
  return Object.fromEntries(usual.map(({ id, struck, name }) => [id, { kept: !struck, name }]));
}

/** The lines that are new on record, with names of the practice's own; struck ones that were not; restored ones. */
export function taking(usual: readonly Usual[], told: Readonly<Record<string, Told>>): Body {
  const open = usual.filter(({ taken }) => !taken);
  const kept = open.filter(({ id }) => told[id]?.kept ?? true);
  return {
    take: kept.map((line) => {
      const name = told[line.id]?.name.trim() ?? "";
      return name && name !== line.name ? { id: line.id, name } : { id: line.id };
    }),
    strike: open.filter((line) => !kept.includes(line) && !line.struck).map(({ id }) => id),
    restore: kept.filter(({ struck }) => struck).map(({ id }) => id),
  };
}
