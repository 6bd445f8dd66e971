/** How does a practice write its own table, and where does it contradict itself? */
import type { components } from "../../api/schema";
import { type Level, LEVELS, rankOf } from "../../ui/levels";

export type Method = components["schemas"]["MethodOut"];
export type Choice = components["schemas"]["ChoiceOut"];
type OwnMethod = components["schemas"]["OwnMethodIn"];

/** A table as it is being written. The cells of all five steps are kept, also of those that are not in use now. */
export interface Own {
  title: string;
  likelihoods: Level[];
  impacts: Level[];
  cells: Record<Level, Record<Level, Level>>;
}

/** A place in the table. */
export interface Cell {
  row: Level;
  column: Level;
}

/** A cell that says less than a milder neighbor. */
export interface Fall extends Cell {
  level: Level;
  milder: Cell & { level: Level };
}

/** A table to begin with: the given method's, its missing steps filled in from the next higher one. */
export function begun(method: Method, title: string): Own {
  const steps = (scale: readonly string[]) => LEVELS.filter((level) => scale.includes(level));
  const [likelihoods, impacts] = [steps(method.likelihoods), steps(method.impacts)];
  const near = (scale: Level[], step: Level) =>
    scale.find((each) => rankOf(each) >= rankOf(step)) ?? scale.at(-1) ?? step;
  const level = (row: Level, column: Level) => {
    const told = method.grid[near(likelihoods, row)]?.[impacts.indexOf(near(impacts, column))] ?? "";
    return LEVELS.find((each) => each === told) ?? "moderate";
  };
  const cells = record((row) => record((column) => level(row, column)));
  return { title, likelihoods, impacts, cells };
}

/** The same table with one cell changed. */
export function marked(own: Own, { row, column }: Cell, level: Level): Own {
  return { ...own, cells: { ...own.cells, [row]: { ...own.cells[row], [column]: level } } };
}

/** The same table with a step of one scale in use or not; the scale stays in order. */
export function stepped(own: Own, scale: "likelihoods" | "impacts", step: Level, used: boolean): Own {
  return { ...own, [scale]: LEVELS.filter((level) => (level === step ? used : own[scale].includes(level))) };
}

/** As the contract takes it. */
export function bodyOf({ title, likelihoods, impacts, cells }: Own): OwnMethod {
  const grid = likelihoods.map((row) => [row, impacts.map((column) => cells[row][column])] as const);
  return { title, likelihoods, impacts, grid: Object.fromEntries(grid) };
}

/** As it is shown: the same shape as a published table. */
export function shown(own: Own): Pick<Method, "likelihoods" | "impacts" | "levels" | "grid"> {
  const { likelihoods, impacts, grid } = bodyOf(own);
  const used = new Set(Object.values(grid).flat());
  return { likelihoods, impacts, levels: LEVELS.filter((level) => used.has(level)), grid };
}

/** Where more likely or worse would be called less: the server refuses such a table, here each place is shown. */
export function falls({ likelihoods, impacts, cells }: Own): Fall[] {
  const at = (row: Level, column: Level) => ({ row, column, level: cells[row][column] });
  return likelihoods.flatMap((row, r) =>
    impacts.flatMap((column, c) => {
      const [below, before] = [likelihoods[r - 1], impacts[c - 1]];
      const milder = [...(below ? [at(below, column)] : []), ...(before ? [at(row, before)] : [])];
      return milder
        .filter((each) => rankOf(cells[row][column]) < rankOf(each.level))
        .map((each) => ({ ...at(row, column), milder: each }));
    }),
  );
}

/** The name of a cell among a form's fields. */
export function fieldOf({ row, column }: Cell): string {
  return `cell-${row}-${column}`;
}

function record<Value>(value: (level: Level) => Value): Record<Level, Value> {
  return {
    very_low: value("very_low"),
    low: value("low"),
    moderate: value("moderate"),
    high: value("high"),
    very_high: value("very_high"),
  };
}
