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
  await form.getByLabel("What did you see?").fill("A fax meant for the lab went to a bakery: MRN 1234567.");
  await form.getByRole("button", { name: "Send the report" }).click();
  const doubt = page.getByRole("dialog", { name: "Is this about a patient?" });
  await expect(doubt.getByRole("listitem")).toHaveText("MRN 1234567 looks like a medical record number");
  await look(page, "patient-identifier");
  await page.setViewportSize(SIZES.phone);
  await doubt.getByRole("button", { name: "Go back and take it out" }).click();
  await expect(form.getByRole("alert")).toContainText("Nothing was sent.");
  await form.getByLabel("What did you see?").fill("A fax meant for the lab went to a bakery.");
  await form.getByRole("checkbox", { name: "Send it without my name" }).check();
  await look(page, "incident-report");
  await page.setViewportSize(SIZES.phone);
  await form.getByRole("button", { name: "Send the report" }).click();
  await expect(form.getByRole("paragraph").filter({ hasText: /It is on record as I-\d{4}\./ })).toBeFocused();
  await page.goto(`${house.url}/practice/${house.id}/incidents`);
  await expect(page.getByText(/staff, does not show incidents/)).toBeVisible();
});

test("a poster is made, scanned and reported by, and opens nothing once it is taken down", async ({
  page,
  browser,
}) => {
  await open(page, house.officer, "/posters");
  await page.getByLabel("Where will it hang?").fill("Back door");
  const made = page.waitForResponse((answer) => answer.url().endsWith("/posters") && answer.status() === 201);
  await page.getByRole("button", { name: "Make a poster" }).click();
  const { link } = (await (await made).json()) as { link: string };
  await expect(page.getByRole("img", { name: /Code to scan/ })).toBeVisible();
  await look(page, "poster");
  const scanned = await (await browser.newContext({ viewport: SIZES.phone })).newPage();
  const [, secret] = link.split("#");
  await scanned.goto(`${house.url}/tell#${secret ?? ""}`);
  await scanned.getByLabel("What happened?").selectOption("Something else");
  await scanned.getByLabel("What did you see?").fill("The back door stood open at noon.");
  await scanned.getByRole("button", { name: "Send the report" }).click();
  await expect(scanned.getByText(/It is on record as I-\d{4}\./)).toBeVisible();
  await scanned.close();
  await page.getByRole("button", { name: "Take down: Back door" }).click();
  await expect(page.getByText("No poster hangs yet.")).toBeVisible();
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
