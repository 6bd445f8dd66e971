/** Something went wrong: anybody reports it from any page, and an officer takes it to its end. */
import { expect, type Page } from "@playwright/test";

import { type Demo, type DemoHouse, openDemoHouse } from "./house";
import { enter, look, SIZES, test } from "./page";

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
});
test.afterAll(async () => {
  await house.close();
});

async function open(page: Page, who: Demo, path: string): Promise<void> {
  await enter(page, house, who);
  await page.goto(`${house.url}/practice/${house.id}${path}`);
}

test("somebody at the front desk reports from a phone, without a name, and cannot read the list", async ({ page }) => {
  await page.setViewportSize(SIZES.phone);
  await open(page, house.staff, "/questions");
  await page.getByRole("button", { name: "Something went wrong?" }).click();
  const form = page.getByRole("dialog", { name: "Something went wrong?" });
  await form.getByRole("button", { name: "Send the report" }).click();
  await expect(form.getByText("Choose the one that is nearest.")).toBeVisible();
  await expect(form.getByText("Say in a few words what you saw.")).toBeVisible();
  await form.getByLabel("What happened?").selectOption("Something went to the wrong person");
  await form.getByLabel("What did you see?").fill("A fax meant for the lab went to a bakery.");
  await form.getByRole("checkbox", { name: "Send it without my name" }).check();
  await look(page, "incident-report");
  await page.setViewportSize(SIZES.phone);
  await form.getByRole("button", { name: "Send the report" }).click();
  await expect(form.getByRole("paragraph").filter({ hasText: /It is on record as I-\d{4}\./ })).toBeFocused();
  await page.goto(`${house.url}/practice/${house.id}/incidents`);
  await expect(page.getByText(/staff, does not show incidents/)).toBeVisible();
});

test("an officer finds it, looks into it and closes it with how it ended", async ({ page }) => {
  await open(page, house.officer, "/incidents");
  const row = page.getByRole("row").filter({ hasText: "went to a bakery" });
  await expect(row).toContainText("Reported");
  await row.getByRole("link").first().click();
  const panel = page.getByRole("dialog", { name: /^I-\d{4} Sent to the wrong person$/ });
  await expect(panel.getByText(/Reported, without a name, on/)).toBeVisible();
  await panel.getByLabel("Who looks into it").fill("Janelle Prewitt");
  await panel.getByLabel("A vendor to add").selectOption({ index: 1 });
  await panel.getByRole("button", { name: "Add the vendor" }).click();
  await panel.getByLabel("What was done against harm").fill("The bakery shredded the page and wrote so.");
  const today = await panel.getByLabel("Known since").inputValue();
  await panel.getByLabel("Closed on").fill(today);
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel.getByRole("alert").getByRole("link")).toHaveCount(2);
  await panel.getByLabel("Is it a security incident?").selectOption("Yes, a security incident");
  await panel.getByLabel("How it ended").fill("The number is now in the machine’s list.");
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel.getByText("The incident is saved.")).toBeVisible();
  await look(page, "incident");
  await page.keyboard.press("Escape");
  await expect(row).toContainText("Closed on");

  await page.goto(`${house.url}/practice/${house.id}/events`);
  await expect(page.getByText(/^I-0002, misdirected message$/)).toBeVisible();
});
