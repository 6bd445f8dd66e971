/** The officer goes from a gap to what closes it and back; a decision is written down, and the owner approves it. */
import { type Browser, expect, type Locator, type Page } from "@playwright/test";

import { type Demo, type DemoHouse, openDemoHouse } from "./house";
import { enter, look, test } from "./page";

interface Gap {
  citation: string;
  title: string;
  kind: "standard" | "specification";
  status: string;
  questions: string[];
}

const ENCRYPTION = "164.312(a)(2)(iv)";
const REMINDERS = "164.308(a)(5)(ii)(A)";

test.describe.configure({ mode: "serial" });

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
});
test.afterAll(async () => {
  await house.close();
});

async function gaps(): Promise<Gap[]> {
  const headers = { Authorization: `Bearer ${house.owner.token}` };
  const answer = await fetch(`${house.url}/v1/practices/${house.id}/gaps?limit=200`, { headers });
  return ((await answer.json()) as { items: Gap[] }).items;
}

async function gap(citation: string): Promise<Gap> {
  const found = (await gaps()).find((each) => each.citation === citation);
  if (!found) throw new Error(`There is no ${citation}.`);
  return found;
}

async function open(page: Page, who: Demo, path: string): Promise<void> {
  await enter(page, house, who);
  await page.goto(`${house.url}/practice/${house.id}${path}`);
  await expect(page.getByRole("heading", { level: 1, name: "Gaps to the standards" })).toBeVisible();
}

async function another(browser: Browser, who: Demo, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await open(page, who, path);
  return page;
}

function family(page: Page, name: string): Locator {
  return page.getByRole("table", { name, exact: true });
}

test("every standard and specification has its status, and a count shows only what it counts", async ({ page }) => {
  const all = await gaps();
  await open(page, house.officer, "/gaps");
  await expect(page.getByRole("row", { name: /164\./ })).toHaveCount(all.length);

  const partly = all.filter(({ status }) => status === "partly");
  const specifications = partly.filter(({ kind }) => kind === "specification").length;
  await page.getByRole("button", { name: "Partly met" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Shown: ${specifications} specifications and`)).toBeVisible();
  await expect(page).toHaveURL(/status=partly/);
  await expect(page.getByRole("button", { name: "Partly met" })).toHaveAttribute("aria-pressed", "true");
  await page.getByLabel("Search").fill("164.312");
  await expect(family(page, "Technical safeguards").getByText("Encryption and decryption")).toBeVisible();
  await expect(family(page, "Physical safeguards")).toHaveCount(0);
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(page.getByRole("row", { name: /164\./ })).toHaveCount(all.length);
});

test("other frameworks stand beside the rule, each with whose mapping it is", async ({ page }) => {
  // A few lines are enough for the pictures.
  await open(page, house.officer, "/gaps?q=encryption&kind=addressable");
  const technical = family(page, "Technical safeguards");
  await page.getByRole("button", { name: "Compare with" }).click();
  for (const name of ["NIST SP 800-53 r5", "NIST CSF 2.0", "NIST SP 800-66 r2", "HICP", "HPH CPGs"]) {
    await page.getByRole("checkbox", { name, exact: true }).check();
    await expect(technical.getByRole("columnheader", { name, exact: true })).toBeVisible();
  }
  await page.keyboard.press("Escape");
  await expect(page.getByText("NIST calls it not comprehensive", { exact: false })).toBeVisible();
  await expect(page.getByText("this mapping is not official", { exact: false })).toBeVisible();
  await expect(technical.getByRole("row", { name: /Encryption and decryption/ })).toContainText("SC-13");
  await look(page, "gaps-compared");
  await page.reload();
  await expect(technical.getByRole("columnheader", { name: "HICP", exact: true })).toBeVisible();
});

test("a gap leads to the question that closes it, and back", async ({ page }) => {
  const { title } = await gap(ENCRYPTION);
  await open(page, house.officer, "/gaps?status=partly&q=164.312");
  await family(page, "Technical safeguards").getByRole("link", { name: title, exact: true }).click();
  const panel = page.getByRole("dialog", { name: `${ENCRYPTION} ${title}` });
  await expect(panel.getByText("Proposed, not law")).toBeVisible();
  await expect(panel.getByText("Approved", { exact: true })).toBeVisible();
  const question = panel.getByRole("link", { name: /^Is every laptop and computer/ });
  const asked = await question.innerText();
  await question.click();
  await expect(page.getByRole("heading", { level: 1, name: asked })).toBeVisible();
  await page.goBack();
  await expect(panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(page).not.toHaveURL(/gap=/);
});

test("work that closes a gap is put on the plan with one click", async ({ page }) => {
  await open(page, house.officer, `/gaps?gap=${encodeURIComponent(ENCRYPTION)}`);
  const panel = page.getByRole("dialog");
  const offer = panel.getByRole("button", { name: "Put “Turn on encryption for the desktop computers” on the plan" });
  await offer.click();
  await expect(panel.getByRole("link", { name: "Turn on encryption for the desktop computers" })).toBeVisible();
  await expect(offer).toHaveCount(0);
  // The button is gone; the person is still in the panel.
  await expect(panel.locator(":focus").or(panel.and(page.locator(":focus")))).toHaveCount(1);
});

test("the officer decides about an addressable specification, and the owner approves it", async ({ page, browser }) => {
  await open(page, house.officer, `/gaps?q=reminders&gap=${encodeURIComponent(REMINDERS)}`);
  const panel = page.getByRole("dialog");
  await panel.getByText("Decide", { exact: true }).click();
  await panel.getByRole("button", { name: "Save the decision" }).click();
  await panel
    .getByRole("alert")
    .getByRole("link", { name: /Choose one of the three/ })
    .press("Enter");
  await expect(panel.getByRole("radio").first()).toBeFocused();
  await panel.getByRole("radio", { name: /^We do something else/ }).check();
  await panel.getByRole("button", { name: "Save the decision" }).click();
  await expect(panel.getByRole("alert").getByRole("link")).toHaveCount(2);
  await panel.getByLabel("What you do instead").fill("We talk about one tip in the Monday round, and note it.");
  await panel.getByLabel("Why", { exact: true }).fill("Nine people see each other every morning.");
  await panel.getByLabel("Your size and the services you offer").fill("Nine people in two offices.");
  await look(page, "gap-decision");
  await panel.getByRole("button", { name: "Save the decision" }).click();
  await expect(panel.getByText("Waits for approval")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Approve this decision" })).toHaveCount(0);
  expect((await gap(REMINDERS)).status).toBe("partly");

  const owner = await another(browser, house.owner, `/gaps?q=reminders&gap=${encodeURIComponent(REMINDERS)}`);
  const theirs = owner.getByRole("dialog");
  await expect(theirs.getByText("We do something else that protects as well.").first()).toBeVisible();
  await theirs.getByRole("button", { name: "Approve this decision" }).click();
  await expect(theirs.getByText("Approved", { exact: true })).toBeVisible();
  await expect(theirs.getByText("Decided with a reason").first()).toBeVisible();
  expect((await gap(REMINDERS)).status).toBe("alternative");
  await owner.context().close();

  await page.reload();
  await panel.getByText("Change the decision").click();
  await panel.getByLabel("What it would cost").fill("Nothing.");
  await panel.getByRole("button", { name: "Save the decision" }).click();
  await expect(page.getByText(`The decision on ${REMINDERS} is saved.`).first()).toBeVisible();
  await expect(panel.getByText("Waits for approval")).toBeVisible();
});

test("where an answer and a record disagree, both are one step away", async ({ page }) => {
  await open(page, house.officer, "/gaps");
  const region = page.getByRole("region", { name: "Where answers and records disagree" });
  await region.getByText("A vendor without an agreement on file").click();
  await expect(region.getByText(/Put the signed agreement on file, or change the answer/)).toBeVisible();
  await expect(region.getByRole("link", { name: "Look at the answer" })).toHaveAttribute("href", /questions\//);
  await region.getByRole("link", { name: "Notewren Scribe" }).click();
  await expect(page).toHaveURL(/\/vendors\?vendor=/);
});

test("a role that does not include the gaps is told so", async ({ page }) => {
  await open(page, house.staff, "/gaps");
  await expect(page.getByText("Your role does not include the gaps")).toBeVisible();
});
