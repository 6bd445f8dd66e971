/** Was every room visited, and are its words those of an eighth grader? Told of what the tours have kept. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { expect, test } from "@playwright/test";

import { SEEN } from "./page";
import { visits } from "./rooms";
import { median } from "./words";

const ROUTES = ["inside.ts", "routes.tsx"].map((file) => resolve(import.meta.dirname, "../src/app", file));
const GRADE = 8;
const MOST_GRADE = 10;
// Two sentences are too few to speak of a page's grade.
const FEWEST_SENTENCES = 3;

test("no page was left out", async () => {
  const seen = new Set((await visits()).map(({ route }) => route));
  const told = (await Promise.all(ROUTES.map((file) => readFile(file, "utf8")))).join("\n");
  const paths = [...told.matchAll(/path: "([^"]+)"|room\(\s*"([^"]+)"/g)].map(
    ([, path, inside]) => path ?? inside ?? "",
  );
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => path !== "/practice/$id" && !seen.has(path))).toEqual([]);
});

test("the words are those of an eighth grader", async () => {
  const readings = (await visits()).sort((a, b) => b.grade - a.grade);
  await mkdir(SEEN, { recursive: true });
  await writeFile(join(SEEN, "words.json"), JSON.stringify(readings, null, 2));
  for (const { page, grade, sentences, hardest } of readings) {
    console.log(`${page.padEnd(18)} grade ${grade.toFixed(1).padStart(4)} (${sentences} sentences)`);
    if (grade > GRADE) for (const hard of hardest) console.log(`    ${hard.grade.toFixed(0)}: ${hard.sentence}`);
  }
  const whole = readings.filter(({ sentences }) => sentences >= FEWEST_SENTENCES);
  console.log(`median grade ${median(whole).toFixed(1)} (limit ${GRADE}), no page above ${MOST_GRADE}`);
  expect(whole.length).toBeGreaterThan(20);
  expect(median(whole)).toBeLessThanOrEqual(GRADE);
  expect(whole.filter(({ grade }) => grade > MOST_GRADE).map(({ page }) => page)).toEqual([]);
});
