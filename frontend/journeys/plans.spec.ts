/** A plan is printed, a drill goes on record, and its gap becomes a task. */
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

test("a plan is printed and a drill leaves a task behind", async ({ page }) => {
  await enter(page, house, house.officer);
  await page.goto(`${house.url}/practice/${house.id}/plans`);
  const printed = page.waitForEvent("download");
  await page.getByRole("button", { name: "Print: Contingency plan" }).click();
  expect((await printed).suggestedFilename()).toContain("contingency-plan");

  await page.getByRole("button", { name: "Record a drill" }).click();
  const held = page.getByRole("dialog", { name: "Record a drill" });
  await held.getByRole("button", { name: "Put on record" }).click();
  await expect(held.getByRole("alert")).toContainText("Say how many took part");
  await held.getByLabel("How many took part?").fill("5");
  await held.getByLabel("What was missing, or took too long?").fill("Nobody knew the number of the insurer.");
  await held.getByRole("button", { name: "Put on record" }).click();
  const drills = page.getByRole("table", { name: "Drills", exact: true });
  await expect(drills).toContainText("Nobody knew the number");
  await look(page, "plans-full");

  await drills.getByRole("row").filter({ hasText: "Nobody knew the number" }).getByRole("link").click();
  const drill = page.getByRole("dialog", { name: /The drill of/ });
  await drill.getByLabel("What will be done?").fill("Print the number of the insurer");
  await drill.getByRole("button", { name: "Put it on the plan" }).click();
  await expect(drill.getByRole("link", { name: "Print the number of the insurer" })).toBeVisible();
});
