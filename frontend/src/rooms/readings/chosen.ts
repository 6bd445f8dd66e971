/** What of a document that was read goes into a draft, and which paragraphs does each statement cover? */
import type { components } from "../../api/schema";

export type Read = components["schemas"]["ReadingOut"];
type ReadStatement = Read["sections"][number]["statements"][number];

/** What the person settled about each statement: whether it comes along, and the paragraphs confirmed for it. */
export interface Settled {
  left: ReadonlySet<string>;
  covers: ReadonlyMap<string, readonly string[]>;
}

export const NOTHING: Settled = { left: new Set(), covers: new Map() };

/** With a statement left out, or taken in again. */
export function toggled(settled: Settled, id: string): Settled {
  const left = new Set(settled.left);
  if (!left.delete(id)) left.add(id);
  return { ...settled, left };
}

/** With a paragraph confirmed for a statement, or taken back. */
export function confirmed(settled: Settled, id: string, citation: string): Settled {
  const held = settled.covers.get(id) ?? [];
  const now = held.includes(citation) ? held.filter((each) => each !== citation) : [...held, citation];
  return { ...settled, covers: new Map([...settled.covers, [id, now]]) };
}

/** The sections as a draft takes them; an empty one is left out. */
export function drafted(read: Read, settled: Settled): components["schemas"]["PolicySectionIn"][] {
  return read.sections
    .map(({ title, statements }) => ({
      title,
      statements: statements.filter(({ id }) => !settled.left.has(id)).map((each) => statement(each, settled)),
    }))
    .filter(({ statements }) => statements.length > 0);
}

/** How many statements come along, and how many of them cover something. */
export function counts(read: Read, settled: Settled): { all: number; covering: number } {
  const kept = drafted(read, settled).flatMap(({ statements }) => statements);
  return { all: kept.length, covering: kept.filter(({ covers }) => (covers ?? []).length > 0).length };
}

function statement({ id, text }: ReadStatement, { covers }: Settled) {
  return { id, text, covers: [...(covers.get(id) ?? [])], asserts: [], needs: [], task_id: null };
}
