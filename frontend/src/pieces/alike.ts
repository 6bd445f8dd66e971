/** How are many records of a kind changed alike, and how is that taken back? */
import { hasStatus, type Trouble, troubleOf } from "../api/problems";
import type { components } from "../api/schema";
import type { Known } from "./shelves";

type Problem = components["schemas"]["ProblemOut"];

/** The choice that leaves a field as it is. */
export const AS_IT_IS = { value: "", label: "Leave as it is" };

/** Sends one change of at most 200 records. */
export type Send<Row extends Known, Set> = (
  items: Known[],
  set: Set,
) => Promise<{ data?: { items: Row[] }; error?: unknown }>;

const MOST = 200;

/** A refusal of a change, with the records that it is about. */
export class Refused extends Error {
  readonly problem: unknown;
  readonly names: readonly string[];

  constructor(problem: unknown, names: readonly string[]) {
    super("The change was refused.");
    this.problem = problem;
    this.names = names;
  }
}

/** Changes records alike, 200 at a time. Resolves to how they are now; throws `Refused`. */
export async function changeAlike<Row extends Known & { name: string }, Set>(
  rows: readonly Row[],
  set: Set,
  send: Send<Row, Set>,
): Promise<Row[]> {
  const now: Row[] = [];
  for (let start = 0; start < rows.length; start += MOST) {
    const part = rows.slice(start, start + MOST);
    const { data, error } = await send(
      part.map(({ id, version }) => ({ id, version })),
      set,
    );
    if (!data)
      throw new Refused(
        error,
        part.map(({ name }) => name),
      );
    now.push(...data.items);
  }
  return now;
}

/** What puts the fields of `set` back as they were: each different past, with the places of the records that had it. */
export function wayBack<Row extends object, Set extends Partial<Row>>(
  before: readonly Row[],
  set: Set,
): { set: Set; places: number[] }[] {
  const ways = new Map<string, { set: Set; places: number[] }>();
  before.forEach((row, place) => {
    // The same fields with the record's own values: another `Set` of the same shape.
    const was = Object.fromEntries(Object.keys(set).map((field) => [field, row[field as keyof Row]])) as Set;
    const key = JSON.stringify(was);
    const way = ways.get(key) ?? { set: was, places: [] };
    way.places.push(place);
    ways.set(key, way);
  });
  return [...ways.values()];
}

/** Takes a change back: `before` are the records as they were, `now` as the change left them, in the same order. */
export async function takeBack<Row extends Known & { name: string }, Set extends Partial<Row>>(
  before: readonly Row[],
  now: readonly Row[],
  set: Set,
  send: Send<Row, Set>,
): Promise<void> {
  for (const way of wayBack(before, set)) {
    const rows = way.places.flatMap((place) => now[place] ?? []);
    await changeAlike(rows, way.set, send);
  }
}

/** A refusal in words, each line with the name of the record that it is about. */
export function alikeTrouble(error: unknown): Trouble | null {
  if (error === null || error === undefined) return null;
  if (!(error instanceof Refused)) return troubleOf(error);
  const { message } = troubleOf(error.problem);
  if (hasStatus(error.problem, 412))
    return { message: `${message} The list is up to date now; look at it and save once more.`, faults: [] };
  // A refusal is a problem of the contract; its faults name a field of `set`, or a place in `items`.
  const { faults = [] } = error.problem as Partial<Problem>;
  return {
    message,
    faults: faults.map(({ at, message: line }) => {
      const name = at[1] === "items" ? error.names[Number(at[2])] : undefined;
      const field = at[1] === "set" && typeof at[2] === "string" ? at[2] : null;
      return { field, message: name === undefined ? line : `${name}: ${line}` };
    }),
  };
}
