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
  await page.getByRole("link", { name: NAME }).click();
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
  await page.getByRole("link", { name: NAME }).click();
  const panel = page.getByRole("dialog", { name: NAME });
  await panel.getByLabel("Who bills for their care?").selectOption("They do, under their own number");
  await panel.getByRole("checkbox", { name: "They keep records of their own patients" }).check();
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel.getByText("Provider of their own", { exact: true })).toBeVisible();
  await expect(panel.getByText("You are theirs")).toBeVisible();
  await expect(panel.getByText("Business associate agreement with us as their associate")).toBeVisible();
  await panel.getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByText("Workforce, presumed")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row", { name: NAME })).toContainText("Workforce, presumed");
});

test("what is left to settle is a page for counsel, and a task is one press away", async ({ page }) => {
  await open(page, house.officer, "/who");
  const counsel = page.getByRole("region", { name: "For counsel" });
  await expect(counsel.getByRole("heading", { name: NAME })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Memo as PDF" }).click();
  expect((await download).suggestedFilename()).toMatch(/^who-is-who-.*\.pdf$/);
  await page.getByRole("link", { name: NAME }).click();
  await page.getByRole("link", { name: "Put it on the plan: Ask counsel about employment law in our State" }).click();
  await expect(page.getByLabel("What is to be done")).toHaveValue(
    `Ask counsel about employment law in our State: ${NAME}`,
  );
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
