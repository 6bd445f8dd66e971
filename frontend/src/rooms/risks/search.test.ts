import { expect, it, test } from "vitest";

import { COLUMNS, columnsOf, narrowed, USUAL, wantedOf } from "./search";

it.each([
  [{}, USUAL],
  [{ cols: "owner,level" }, ["level", "owner"]],
  [{ cols: "none" }, []],
  [{ cols: "level,shoe-size" }, ["level"]],
  [{ cols: COLUMNS.join(",") }, COLUMNS],
])("%j shows the columns %j", (search, columns) => {
  expect(columnsOf(search)).toEqual(columns);
});

it.each([
  [{ cell: "high.very_high" }, { row: "high", column: "very_high" }],
  [{ cell: "high" }, null],
  [{}, null],
])("%j is the cell %j", (search, cell) => {
  expect(wantedOf(search).cell).toEqual(cell);
});

test("order, columns and what is open narrow nothing", () => {
  expect(narrowed({ sort: "due", cols: "due", risk: "r1", like: "r2", add: "1" })).toBe(false);
  expect(narrowed({ late: "1" })).toBe(true);
});
