/** A restore test is logged, and held against what the practice itself has said. */
import { expect } from "@playwright/test";

import { type DemoHouse, openDemoHouse } from "./house";
import { enter, look, test } from "./page";

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
});
test.afterAll(async () => {
  await house.close();
});

test("a system is given its hours, and a restore test is logged against them", async ({ page }) => {
  await enter(page, house, house.officer);
  await page.goto(`${house.url}/practice/${house.id}/recovery`);
  const first = page.getByRole("table", { name: "Systems in the order of recovery" }).getByRole("row").nth(1);
  const name = ((await first.getByRole("link").textContent()) ?? "").replace(/^1\. /, "");
  await first.getByRole("link").click();
  const panel = page.getByRole("dialog", { name });
  await panel.getByLabel("Back in how many hours?").fill("eight");
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel.getByRole("alert")).toContainText("Enter a whole number, or leave it empty.");
  await panel.getByLabel("Back in how many hours?").fill("8");
  await panel.getByLabel("Which place in the order?").fill("1");
  await panel.getByLabel("How do you work without it?").fill("Paper forms in the red folder.");
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel.getByText("The system is saved.")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Log a backup or a test" }).click();
  const form = page.getByRole("dialog", { name: "Log a backup or a test" });
  await form.getByLabel("Which system?").selectOption(name);
  await form.getByRole("button", { name: "Put on record" }).click();
  await expect(form.getByRole("alert")).toContainText("Say how many hours it took.");
  await form.getByLabel("How many hours until it was in use again?").fill("3.5");
  await form.getByLabel("What was opened and compared?").fill("One folder of scans.");
  await form.getByRole("button", { name: "Put on record" }).click();
  const log = page.getByRole("table", { name: "Backups and restore tests" });
  await expect(log.getByRole("row").filter({ hasText: name })).toContainText("3.5 h. Within your target");
  await log.getByRole("link").first().click();
  await expect(page.getByText("Within the 72 hours that a rule proposed in 2025 names. It is not law.")).toBeVisible();
  await page.keyboard.press("Escape");
  await look(page, "recovery-tested");
});
