/** Who may come in and do what, by which method, with which scripts; and what the history says of it. */
import { type Browser, expect, type Page } from "@playwright/test";

import { type Demo, type DemoHouse, openDemoHouse } from "./house";
import { enter, look, signIn, test } from "./page";

test.describe.configure({ mode: "serial" });

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
});
test.afterAll(async () => {
  await house.close();
});

async function open(page: Page, who: Demo, path: string): Promise<void> {
  await enter(page, house, who);
  await page.goto(house.url + path);
}

const inside = (path: string) => `/practice/${house.id}${path}`;

async function openAlone(browser: Browser, who: Demo, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await open(page, who, path);
  return page;
}

test("somebody is invited by letter, in a role that says what it opens", async ({ page }) => {
  await open(page, house.owner, inside("/members"));
  await expect(page.getByRole("table", { name: "People with access" }).getByRole("row")).toHaveCount(4);
  await page.getByText("Reads everything and changes nothing.").last().click();
  await expect(page.getByText("See who changed what, and when").last()).toBeVisible();

  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveCount(2);
  await page.getByLabel("E-mail address").fill("new@example.com");
  await page.getByRole("radio", { name: "Auditor" }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("On its way to new@example.com.")).toBeVisible();
  expect(await house.linkInMail("new@example.com")).toContain("/join#token=");
  const waiting = page.getByRole("region", { name: "Invited, not in yet" });
  await expect(waiting.getByRole("listitem")).toContainText(["new@example.comAuditor"]);
  await look(page, "members-invited");
  await waiting.getByRole("button", { name: "Take the invitation to new@example.com back" }).press("Enter");
  await expect(waiting).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(waiting.getByRole("listitem")).toHaveCount(1);
});

test("a role is changed and taken back; the last owner stays one", async ({ page }) => {
  await open(page, house.owner, inside("/members"));
  await page.getByRole("link", { name: "Rosa Quintelle" }).click();
  const panel = page.getByRole("dialog", { name: "Rosa Quintelle" });
  await panel.getByRole("radio", { name: "Auditor" }).check();
  await panel.getByRole("button", { name: "Change the role" }).click();
  await expect(panel.getByText("Auditor ·")).toBeVisible();
  await panel.getByText("Who changed this, and when").click();
  await expect(panel.getByText("Staff", { exact: true }).last()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Rosa Quintelle" })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row", { name: /Rosa Quintelle/ })).toContainText("Staff");

  await page.getByRole("link", { name: "Dr. Miriam Oyelaran", exact: true }).last().click();
  await expect(page.getByText("This is the last owner.")).toBeVisible();
  await expect(page.getByRole("button", { name: "End access" })).toHaveCount(0);
});

test("staff see no way to what is not theirs, and a direct address says so", async ({ page }) => {
  await open(page, house.staff, inside("/questions"));
  const ways = page.getByRole("navigation", { name: "Practice" });
  await expect(ways.getByRole("link", { name: "Questions" })).toBeVisible();
  for (const name of ["People with access", "API tokens", "History", "Finalize"])
    await expect(ways.getByRole("link", { name })).toHaveCount(0);
  for (const path of ["/members", "/tokens", "/history", "/finalize", "/analyses"]) {
    await page.goto(house.url + inside(path));
    await expect(page.getByText(/Your role in Tansy Ridge Family Medicine, staff, does not show/)).toBeVisible();
  }
  await look(page, "closed");
  await page.goto(house.url + inside("/method"));
  await expect(page.getByText("An owner or a manager chooses the method and the appetite.")).toBeVisible();
});

test("the history is narrowed by kind, person and day, and opens field by field", async ({ page }) => {
  await open(page, house.owner, inside("/history"));
  const lines = page.getByRole("listitem").filter({ has: page.getByRole("group") });
  await page.getByLabel("Kind of record").selectOption("Access of people");
  await expect(lines).toHaveCount(5);
  await page.getByLabel("Changed by").selectOption("Dr. Miriam Oyelaran");
  await expect(lines).toHaveCount(2);
  await expect(page).toHaveURL(/kind=Membership/);
  await expect(lines.first()).toContainText("Dr. Miriam Oyelaran changed the access of Rosa Quintelle");
  await expect(lines.first()).toContainText("Role: Auditor → Staff");
  await lines.first().getByText("changed the access of").click();
  await expect(lines.first().getByText("of the history")).toBeVisible();
  await page.reload();
  await expect(lines).toHaveCount(2);

  await page.getByLabel("From").fill("2026-05-02");
  await page.getByLabel("To", { exact: true }).fill("2026-05-01");
  await expect(page.getByText("This day is before the first one.")).toBeVisible();
  await page.getByLabel("To", { exact: true }).fill("2026-05-02");
  await expect(page.getByText("Nothing on record fits what you chose.")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(lines).toHaveCount(50);
  await page.getByRole("button", { name: "Show earlier changes" }).click();
  await expect(lines).toHaveCount(100);
  await expect(page.getByText(/^\d+:[0-9a-f]{64}$/)).toBeVisible();
});

test("a table of one's own is held to the rules cell by cell, and what it moves is told", async ({ page }) => {
  await open(page, house.owner, inside("/method"));
  await page.getByText("A table of our own").click();
  await page.getByLabel("Name of your table").fill("Tansy table");
  const cell = page.getByLabel("Likelihood moderate, impact moderate");
  await cell.selectOption("Very low");
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("More likely or worse may never be called less");
  await look(page, "method-fault");
  await summary
    .getByRole("link", { name: /^Likelihood moderate, impact moderate/ })
    .first()
    .click();
  await expect(cell).toBeFocused();
  await cell.selectOption("Moderate");
  await page.getByLabel("Likelihood moderate, impact high", { exact: true }).selectOption("High");
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(page.getByText(/of \d+ risks have another level now:|No risk has another level now\./)).toBeVisible();
  await expect(page.getByText("Tansy table").first()).toBeVisible();
});

test("a token says what it may do, is shown once, and ends", async ({ page }) => {
  await open(page, house.officer, inside("/tokens"));
  await page.getByRole("button", { name: "Make the token" }).click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveCount(2);
  await page.getByLabel("Name", { exact: true }).fill("Nightly device list");
  await page.getByLabel("See systems, vendors, sites, people and events").check();
  await page.getByRole("button", { name: "Make the token" }).click();
  const secret = await page.getByText(/^dc_\S{20,}/).textContent();
  await look(page, "tokens-made");
  const assets = `${house.url}/v1/practices/${house.id}/assets`;
  const asked = async () => (await fetch(assets, { headers: { Authorization: `Bearer ${secret ?? ""}` } })).status;
  expect(await asked()).toBe(200);
  await page.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByText(/^dc_/)).toHaveCount(0);

  await page.getByRole("button", { name: "Revoke Nightly device list" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name: /Nightly device list/ })).toContainText("Revoked");
  expect(await asked()).toBe(401);
});

test("one's own account: name, password, and out of everywhere", async ({ page, browser }) => {
  const other = await openAlone(browser, house.staff, inside("/questions"));
  await open(page, house.staff, "/account");
  await expect(page.getByText("Chrome on Linux").nth(1)).toBeVisible();
  await page.getByLabel("Your name").fill("Rosa Quintelle-Reyes");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: "Your account: Rosa Quintelle-Reyes" })).toBeVisible();

  await page.getByLabel("Present password").fill("not this one");
  await page.getByLabel("New password").fill("seven quiet lamps at noon");
  await page.getByRole("button", { name: "Set the new password" }).click();
  await expect(page.getByRole("alert")).toContainText("The present password is not right.");
  await page.getByLabel("Present password").fill(house.staff.password);
  await page.getByRole("button", { name: "Set the new password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await signIn(page, { ...house.staff, password: "seven quiet lamps at noon" });
  await page.getByRole("link", { name: "Your account: Rosa Quintelle-Reyes" }).click();
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
});
