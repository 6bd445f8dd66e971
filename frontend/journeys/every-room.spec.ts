/** What must hold in every room of the house? Looked at with the demo practice, each page with a panel open too. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { expect, type Page } from "@playwright/test";

import { type DemoHouse, openDemoHouse, post } from "./house";
import { look, lookAgain, SEEN, signIn, test } from "./page";
import { median, ownWords, read, type Reading, textOf } from "./words";

const ROUTES = resolve(import.meta.dirname, "../src/app/routes.tsx");
const GRADE = 8;
const MOST_GRADE = 10;
// Two sentences are too few to speak of a page's grade.
const FEWEST_SENTENCES = 3;

test.describe.configure({ mode: "serial", timeout: 600_000 });

let house: DemoHouse;
let own: string[] = [];
let guestLink = "";
const seen = new Map<string, Reading>();
const routes = new Set<string>();
const wrong: string[] = [];

test.beforeAll(async () => {
  house = await openDemoHouse();
  own = [...(await ownWords()), ...(await titles())];
  const asked = (await first("questions")).id;
  const guest = { name: "Pat Underhill", note: "Could you answer this one?", questions: [asked], days: 7 };
  const { link } = await post<{ link: string }>(house, `/v1/practices/${house.id}/guests`, guest, house.owner.token);
  guestLink = link;
  for (const template of ["leaving", "encryption", "messaging"])
    await post(house, `/v1/practices/${house.id}/policies`, { template }, house.owner.token);
});
test.afterAll(async () => {
  await house.close();
});

function bearer() {
  return { Authorization: `Bearer ${house.owner.token}` };
}

/** The first record of a list. */
async function first(list: string): Promise<Record<string, string>> {
  const answer = await fetch(`${house.url}/v1/practices/${house.id}/${list}?limit=1`, { headers: bearer() });
  const { items } = (await answer.json()) as { items: Record<string, string>[] };
  return items[0] ?? {};
}

/** What the rule itself calls its standards and specifications. */
async function titles(): Promise<string[]> {
  const answer = await fetch(`${house.url}/v1/practices/${house.id}/gaps?limit=200`, { headers: bearer() });
  const { items } = (await answer.json()) as { items: { title: string }[] };
  return items.map(({ title }) => title).sort((a, b) => b.length - a.length);
}

interface Room {
  /** Its path in routes.tsx. */
  route: string;
  /** What follows it in the address, such as the record that is open. */
  search?: string;
  name: string;
}

const VISITS: Room[] = [
  { route: "/sign-in", name: "sign-in" },
  { route: "/setup", name: "setup" },
  { route: "/reset", name: "reset" },
  { route: "/join", name: "join" },
  { route: "/mine", name: "mine" },
];

/** Goes to a page, looks at it in every light and size and keeps its words. What is wrong is told at the end. */
async function visit(page: Page, room: Room, address: string): Promise<void> {
  try {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 }), "a heading").not.toHaveText("One moment");
    await expect(page.getByText(/^Loading .+…$/)).toHaveCount(0);
    if (room.search) await expect(page.getByRole("dialog")).toBeVisible();
    await expect(page.getByText(/We could not load|did not open|not found|did not answer/)).toHaveCount(0);
    expect(new URL(page.url()).pathname).toBe(new URL(address).pathname);
    seen.set(room.name, read(room.name, await textOf(page), own));
    await look(page, `room-${room.name}`);
    await lookAgain(page, `room-${room.name}`);
    routes.add(room.route);
  } catch (error) {
    wrong.push(`${room.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function visitAll(page: Page, rooms: readonly Room[]): Promise<void> {
  const question = (await first("questions")).id ?? "";
  const policy = (await first("policies")).id ?? "";
  for (const room of rooms) {
    const path = room.route.replace("$question", question).replace("$policy", policy);
    await visit(page, room, `${house.url}/practice/${house.id}${path}${room.search ?? ""}`);
  }
}

async function enter(page: Page): Promise<void> {
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, house.owner);
  await expect(page.getByText("Signed in as")).toBeVisible();
}

/** A room whose record opens in a panel. */
async function opened(route: string, list: string, word: string, key = "id"): Promise<Room> {
  return {
    route,
    search: `?${word}=${encodeURIComponent((await first(list))[key] ?? "")}`,
    name: `${route.slice(1)}-open`,
  };
}

test("before signing in", async ({ page }) => {
  for (const room of VISITS) await visit(page, room, house.url + room.route);
  await visit(page, { route: "/guest", name: "guest" }, guestLink);
});

test("the person's own pages, home and what the practice has", async ({ page }) => {
  await enter(page);
  await visit(page, { route: "/", name: "practices" }, `${house.url}/`);
  await visit(page, { route: "/account", name: "account" }, `${house.url}/account`);
  await visitAll(page, [
    { route: "/", name: "home" },
    { route: "/start", name: "start" },
    { route: "/proposals", name: "proposals" },
    { route: "/ready", name: "ready" },
    { route: "/assets", name: "assets" },
    await opened("/assets", "assets", "asset"),
    { route: "/assets", search: "?paste=1", name: "assets-paste" },
    { route: "/vendors", name: "vendors" },
    await opened("/vendors", "vendors", "vendor"),
    { route: "/sites", name: "sites" },
    await opened("/sites", "sites", "site"),
    { route: "/map", name: "map" },
    await opened("/map", "flows", "flow"),
    { route: "/people", name: "people" },
    await opened("/people", "people", "person"),
    { route: "/who", name: "who" },
    await opened("/who", "determinations", "person", "person_id"),
    { route: "/policies", name: "policies" },
    { route: "/policies/$policy", name: "policy" },
    { route: "/coverage", name: "coverage" },
    { route: "/readers", name: "readers" },
    { route: "/bring", name: "bring" },
    { route: "/events", name: "events" },
    await opened("/events", "events", "event"),
  ]);
});

test("the questions, the risks and the gaps", async ({ page }) => {
  await enter(page);
  await visitAll(page, [
    { route: "/questions", name: "questions" },
    { route: "/questions/$question", name: "question" },
    { route: "/guests", name: "guests" },
    { route: "/risks", name: "risks" },
    await opened("/risks", "risks", "risk"),
    { route: "/suggestions", name: "suggestions" },
    { route: "/gaps", name: "gaps" },
    await opened("/gaps", "gaps", "gap", "citation"),
  ]);
});

test("the plan, the analysis and the settings", async ({ page }) => {
  await enter(page);
  await visitAll(page, [
    { route: "/plan", name: "plan" },
    await opened("/plan", "tasks", "task"),
    { route: "/finalize", name: "finalize" },
    { route: "/analyses", name: "analyses" },
    { route: "/history", name: "history" },
    { route: "/members", name: "members" },
    await opened("/members", "members", "member"),
    { route: "/method", name: "method" },
    { route: "/tokens", name: "tokens" },
  ]);
});

test("nothing is wrong in any of them, and no page was left out", async () => {
  expect(wrong).toEqual([]);
  const told = await readFile(ROUTES, "utf8");
  const paths = [...told.matchAll(/path: "([^"]+)"|room\(\s*"([^"]+)"/g)].map(
    ([, path, inside]) => path ?? inside ?? "",
  );
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => path !== "/practice/$id" && !routes.has(path))).toEqual([]);
});

test("the words are those of an eighth grader", async () => {
  const readings = [...seen.values()].sort((a, b) => b.grade - a.grade);
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
