/** An owner begins a practice, keeps it through reloads, other tabs and an ended sign-in, and lets somebody in. */
import { type BrowserContext, expect, type Page } from "@playwright/test";

import { type House, openFurnishedHouse, OWNER, post } from "./house";
import { look, signIn, test } from "./page";

const COLLEAGUE = { name: "Sam Okafor", email: "sam@example.com", password: "green bicycle in the rain" };
const PRACTICE = "Cedar Street Family Medicine";

test.describe.configure({ mode: "serial" });

let house: House & { token: string };
test.beforeAll(async () => {
  house = await openFurnishedHouse();
});
test.afterAll(async () => {
  await house.close();
});

async function enter(page: Page): Promise<void> {
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, OWNER);
  await expect(page.getByText(`Signed in as ${OWNER.name}`)).toBeVisible();
}

function refreshes(context: BrowserContext): string[] {
  const seen: string[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/v1/session/refresh")) seen.push(request.method());
  });
  return seen;
}

test("the first practice is begun with its name", async ({ page }) => {
  await enter(page);
  await expect(page.getByRole("heading", { name: "Begin your practice" })).toBeVisible();
  await expect(page.getByLabel("Time zone")).toHaveValue("America/Chicago");
  await look(page, "home-first");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(/Name of the practice/);
  await look(page, "home-first-faults");
  await page.getByLabel("Name of the practice").fill(PRACTICE);
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("heading", { name: "What kind of practice is it?" })).toBeFocused();
});

test("a reload keeps the person signed in and on the same page", async ({ page }) => {
  await enter(page);
  await look(page, "home");
  await page.getByRole("link", { name: new RegExp(PRACTICE) }).click();
  await expect(page.getByRole("heading", { name: PRACTICE })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: PRACTICE })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Do next" })).toBeVisible();
});

test("hurried reloads and a second tab do not end the sign-in", async ({ page, context }) => {
  await enter(page);
  for (let hurry = 0; hurry < 8; hurry++) await page.goto(house.url, { waitUntil: "commit" });
  await expect(page.getByText(`Signed in as ${OWNER.name}`)).toBeVisible();
  const other = await context.newPage();
  await Promise.all([page.reload(), other.goto(house.url), page.waitForLoadState()]);
  for (const tab of [page, other]) await expect(tab.getByText(`Signed in as ${OWNER.name}`)).toBeVisible();
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
});

test("an access token that has run out is renewed once, unseen", async ({ page, context }) => {
  await enter(page);
  const asked = refreshes(context);
  await page.route("**/v1/practices/*/overview", (route) => route.fulfill({ status: 401, body: "{}" }), { times: 1 });
  await page.getByRole("link", { name: new RegExp(PRACTICE) }).click();
  await expect(page.getByRole("heading", { name: "Do next" })).toBeVisible();
  expect(asked).toHaveLength(1);
});

test("a sign-in that ended elsewhere loses neither the page nor the words", async ({ page }) => {
  await enter(page);
  await page.getByText("Begin another practice").click();
  await look(page, "home-another");
  await page.getByLabel("Name of the practice").fill("Cedar Street North");
  await endSignIns();
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByText("Your sign-in has ended.")).toBeVisible();
  await look(page, "sign-in-ended");
  await signIn(page, OWNER);
  await expect(page.getByText(`Signed in as ${OWNER.name}`)).toBeVisible();
  await page.getByText("Begin another practice").click();
  await expect(page.getByLabel("Name of the practice")).toHaveValue("Cedar Street North");

  await page.getByRole("link", { name: new RegExp(PRACTICE) }).click();
  await expect(page.getByRole("heading", { name: "Do next" })).toBeVisible();
  const here = page.url();
  await endSignIns();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(page, OWNER);
  await expect(page.getByRole("heading", { name: PRACTICE })).toBeVisible();
  expect(page.url()).toBe(here);
});

test("a link to another site is no way back", async ({ page }) => {
  await page.goto(`${house.url}/sign-in?back=//example.com/`);
  await signIn(page, OWNER);
  await expect(page.getByText(`Signed in as ${OWNER.name}`)).toBeVisible();
  expect(page.url()).toBe(`${house.url}/`);
});

test("an invited colleague joins and finds the practice", async ({ page }) => {
  const { practices } = await me();
  const id = practices[0]?.practice_id ?? "";
  const invite = { email: COLLEAGUE.email, role: "staff" };
  await post(house, `/v1/practices/${id}/members/invitations`, invite, house.token);
  await page.goto(`${house.url}/join`);
  await page.goto(await house.linkInMail(COLLEAGUE.email));
  await expect(page.getByLabel("Your name")).toBeVisible();
  expect(page.url()).toBe(`${house.url}/join`);
  await look(page, "join");
  await page.getByLabel("Your name").fill(COLLEAGUE.name);
  await page.getByLabel("Password", { exact: true }).fill(COLLEAGUE.password);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByText(`Signed in as ${COLLEAGUE.name}`)).toBeVisible();
  await expect(page.getByRole("link", { name: new RegExp(PRACTICE) })).toContainText("Staff");
});

test("a page that is not there says so and shows the way", async ({ page }) => {
  await page.goto(`${house.url}/no/such/page`);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await look(page, "not-found");
  await enter(page);
  await page.goto(`${house.url}/practice/018f0000-0000-7000-8000-000000000000`);
  await expect(page.getByRole("heading", { name: "Practice not found" })).toBeVisible();
  await look(page, "practice-not-found");
});

test("a server that does not answer is said beside the form, and nothing typed is lost", async ({ page, context }) => {
  await enter(page);
  await page.getByText("Begin another practice").click();
  await page.getByLabel("Name of the practice").fill("Cedar Street South");
  const keys: (string | undefined)[] = [];
  context.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/v1/practices"))
      keys.push(request.headers()["idempotency-key"]);
  });
  await page.route("**/v1/practices", (route) => route.abort(), { times: 1 });
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("alert")).toContainText("The server did not answer.");
  await expect(page.getByLabel("Name of the practice")).toHaveValue("Cedar Street South");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("heading", { name: "What kind of practice is it?" })).toBeVisible();
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

async function me(): Promise<{ practices: { practice_id: string }[] }> {
  const answer = await fetch(`${house.url}/v1/me`, { headers: { Authorization: `Bearer ${house.token}` } });
  return (await answer.json()) as { practices: { practice_id: string }[] };
}

async function endSignIns(): Promise<void> {
  await fetch(`${house.url}/v1/me/sessions`, { method: "DELETE", headers: { Authorization: `Bearer ${house.token}` } });
  const { email, password } = OWNER;
  house.token = (await post<{ access_token: string }>(house, "/v1/session", { email, password })).access_token;
}
