/** Who is workforce, and who is not? A contractor is asked about, the answer has reasons, and another fact changes it. */
import { expect, type Page } from "@playwright/test";

import { type Demo, type DemoHouse, openDemoHouse, post } from "./house";
import { enter, look, test } from "./page";

const NAME = "Rhea Lund, LCSW";

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
  const facts = { name: NAME, job: "Therapist under contract" };
  await post(house, `/v1/practices/${house.id}/people`, facts, house.officer.token);
});
test.afterAll(async () => {
  await house.close();
});

async function open(page: Page, who: Demo, path: string): Promise<void> {
  await enter(page, house, who);
  await page.goto(`${house.url}/practice/${house.id}${path}`);
}

test("a contractor turns out to be workforce by presumption, with what to settle", async ({ page }) => {
  await open(page, house.officer, "/who");
  await page.getByRole("row").getByRole("link", { name: NAME }).click();
  const panel = page.getByRole("dialog", { name: NAME });
  await panel.getByRole("button", { name: "Put on record" }).click();
  await expect(panel.getByRole("alert").getByRole("link")).toHaveCount(5);
  await panel
    .getByRole("alert")
    .getByRole("link", { name: /What do they do/ })
    .press("Enter");
  await expect(panel.getByRole("checkbox", { name: "Treat patients" })).toBeFocused();
  await panel.getByRole("checkbox", { name: "Treat patients" }).check();
  await panel.getByRole("radio", { name: "They do" }).check();
  await panel.getByLabel("How are they paid?").selectOption("Contractor (1099)");
  await panel.getByLabel("Where do they work?").selectOption("Mostly here");
  await panel.getByLabel("Who bills for their care?").selectOption("The practice");
  await panel.getByRole("checkbox", { name: "Charts (EHR)" }).check();
  await panel.getByLabel("State").fill("ca");
  await look(page, "who-interview");
  await panel.getByRole("button", { name: "Put on record" }).click();

  await expect(panel.getByText("Workforce, presumed")).toBeVisible();
  const settle = panel.getByRole("region", { name: "To settle" });
  await expect(settle.getByRole("listitem")).toHaveCount(3);
  await expect(settle.getByText("Ask counsel about CA.")).toBeVisible();
  await expect(panel.getByText("HIPAA workforce addendum to the contract")).toBeVisible();
  await look(page, "who-found");
});

test("another fact makes another answer, and it can be taken back", async ({ page }) => {
  await open(page, house.officer, "/who");
  await page.getByRole("row").getByRole("link", { name: NAME }).click();
  const panel = page.getByRole("dialog", { name: NAME });
  await panel.getByLabel("Who bills for their care?").selectOption("They do, under their own number");
  await panel.getByRole("checkbox", { name: "They keep records of their own patients" }).check();
  await panel.getByRole("checkbox", { name: "You and they have the same owner" }).check();
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel.getByText("Provider of their own", { exact: true })).toBeVisible();
  await expect(panel.getByText("You are theirs")).toBeVisible();
  await expect(panel.getByText("Business associate agreement with us as their associate")).toBeVisible();
  const paper = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Print it: Designation as one affiliated covered entity" }).click();
  expect((await paper).suggestedFilename()).toMatch(/^designation-as-one-affiliated-covered-entity-.*\.pdf$/);
  await panel.getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByText("Workforce, presumed")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row", { name: NAME })).toContainText("Workforce, presumed");
});

test("what is left to settle is a page for counsel, and a task is one press away", async ({ page }) => {
  await open(page, house.officer, "/who");
  const counsel = page.getByRole("region", { name: "For counsel" });
  await expect(counsel.getByRole("listitem").filter({ hasText: "Ask counsel about CA." })).toContainText(NAME);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Memo as PDF", exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/^who-is-who-.*\.pdf$/);
  await page.getByRole("row").getByRole("link", { name: NAME }).click();
  await page.getByRole("link", { name: "Put it on the plan: Ask counsel about employment law in our State" }).click();
  await expect(page.getByLabel("What is to be done")).toHaveValue(
    `Ask counsel about employment law in our State: ${NAME}`,
  );
});

test("the practice itself turns out to be covered, and the memo says why", async ({ page }) => {
  await open(page, house.officer, "/who");
  const itself = page.getByRole("region", { name: "The practice itself" });
  await itself.getByRole("button", { name: "Answer the questions" }).click();
  const panel = page.getByRole("dialog", { name: "The practice itself" });
  await panel.getByLabel("Do you give, bill or get paid for health care?").selectOption("Yes");
  await panel.getByLabel("Does anything go to a health plan electronically?").selectOption("Yes");
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel.getByRole("alert").getByRole("link")).toHaveCount(1);
  await panel.getByRole("checkbox", { name: "Claims, or reports of visits" }).check();
  await panel.getByLabel("Does the same company do business that is not health care?").selectOption("Yes");
  await panel.getByLabel("Are the health care components designated in writing?").selectOption("No");
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel.getByRole("status").getByText("HIPAA applies to you.")).toBeVisible();
  await expect(panel.getByRole("region", { name: "To settle" }).getByRole("listitem")).toHaveCount(1);
  await look(page, "who-itself");
  await page.keyboard.press("Escape");
  await expect(itself).toContainText("no health care component is designated");
  const download = page.waitForEvent("download");
  await itself.getByRole("button", { name: "Memo on the practice as PDF" }).click();
  expect((await download).suggestedFilename()).toMatch(/^what-the-practice-is-.*\.pdf$/);
});

test("four ways to work together stand side by side, counted for this practice", async ({ page }) => {
  await open(page, house.officer, "/who");
  const way = page.getByRole("article", { name: "Independent clinicians on your systems" });
  await expect(way).toContainText("You are the business associate of each of them.");
  const papers = async () => Number(/(\d+) papers? to sign/.exec(await way.innerText())?.[1]);
  await page.getByLabel("How many clinicians besides the owners?").fill("1");
  await expect(way).toBeVisible();
  const before = await papers();
  await page.getByLabel("How many clinicians besides the owners?").fill("11");
  await expect.poll(papers).toBe(before + 10);
});

test("an officer writes down a complaint and a sanction, and a manager finds no word of them", async ({
  page,
  browser,
}) => {
  await open(page, house.officer, "/conduct");
  await page.getByRole("button", { name: "Add a complaint" }).click();
  const complaint = page.getByRole("dialog", { name: "Add a complaint" });
  await complaint.getByRole("button", { name: "Put on record" }).click();
  await expect(complaint.getByRole("alert").getByRole("link")).toHaveCount(1);
  await complaint.getByLabel("What it is about").fill("Names are called out in the waiting room.");
  await complaint.getByRole("button", { name: "Put on record" }).click();
  await expect(page.getByRole("row", { name: /C-0001/ })).toContainText("Came in today");

  await page.getByRole("button", { name: "Add a sanction" }).click();
  const sanction = page.getByRole("dialog", { name: "Add a sanction" });
  await sanction.getByLabel("Who", { exact: true }).selectOption(NAME);
  await sanction.getByLabel("What happened").fill("Left the sign-in sheet open.");
  await sanction.getByLabel("What was decided").selectOption("Spoken warning");
  await sanction.getByRole("button", { name: "Put on record" }).click();
  await page.getByRole("link", { name: "Left the sign-in sheet open." }).click();
  const panel = page.getByRole("dialog", { name: `Spoken warning, ${NAME}` });
  await panel.getByLabel("Withdrawn on").fill(await panel.getByLabel("Decided on").inputValue());
  await panel.getByLabel("Why it was withdrawn").fill("The sheet was not hers.");
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel.getByText("The sanction is saved.")).toBeVisible();
  await look(page, "conduct-sanction");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row", { name: /sign-in sheet/ })).toContainText("Withdrawn");

  await makeManager("Rosa Quintelle");
  const manager = await (await browser.newContext()).newPage();
  await open(manager, house.staff, "/conduct");
  await expect(manager.getByText(/manager, does not show sanctions and complaints/)).toBeVisible();
  const ways = manager.getByRole("navigation", { name: "Practice" });
  await expect(ways.getByRole("link", { name: "Sanctions and complaints" })).toHaveCount(0);
  await manager.goto(`${house.url}/practice/${house.id}/history`);
  await expect(manager.getByText("Lines on sanctions and complaints are shown to owners")).toBeVisible();
  await expect(manager.getByText(`added the person ${NAME}`)).toBeVisible();
  await expect(manager.getByText("Spoken warning")).toHaveCount(0);
  await expect(manager.getByText("C-0001")).toHaveCount(0);
});

/** By the API, as the owner. */
async function makeManager(name: string): Promise<void> {
  const url = `${house.url}/v1/practices/${house.id}/members`;
  const headers = { Authorization: `Bearer ${house.owner.token}`, "Content-Type": "application/json" };
  const { items } = (await (await fetch(url, { headers })).json()) as {
    items: { id: string; version: number; person: string }[];
  };
  const member = items.find(({ person }) => person === name);
  const answer = await fetch(`${url}/${member?.id ?? ""}`, {
    method: "PUT",
    headers: { ...headers, "If-Match": `"${member?.version ?? 0}"` },
    body: JSON.stringify({ role: "manager" }),
  });
  expect(answer.status).toBe(204);
}
