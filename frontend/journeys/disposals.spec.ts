/** A disk is destroyed and an evaluation is made: both go on record, and the next one has a day. */
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

test("a disposal and an evaluation go on record", async ({ page }) => {
  await enter(page, house, house.officer);
  await page.goto(`${house.url}/practice/${house.id}/disposals`);
  await page.getByRole("button", { name: "Add a disposal" }).click();
  const gone = page.getByRole("dialog", { name: "Add a disposal" });
  await gone.getByRole("button", { name: "Put on record" }).click();
  await expect(gone.getByRole("alert")).toContainText("Say what it was.");
  await gone.getByLabel("What was it?").fill("Disk of the old server");
  await gone.getByLabel("What proves it?").fill("Certificate 12");
  await gone.getByRole("button", { name: "Put on record" }).click();
  await expect(page.getByRole("table", { name: "Disposals" })).toContainText("Certificate 12");
  await look(page, "disposals-full");

  await page.goto(`${house.url}/practice/${house.id}/evaluations`);
  await page.getByRole("button", { name: "Add an evaluation" }).click();
  const made = page.getByRole("dialog", { name: "Add an evaluation" });
  await made.getByLabel("What was looked at in systems?").fill("Sign-in and backups.");
  await made.getByLabel("What was looked at in policies and habits?").fill("Training and keys.");
  await made.getByRole("button", { name: "Put on record" }).click();
  await expect(page.getByText("Once a year is our advice; the rule names no interval.")).toBeVisible();
  await look(page, "evaluations-full");
});
