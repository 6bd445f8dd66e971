/** A vendor without a contract is found; one is written down and read clause by clause, and the finding is gone. */
import { expect } from "@playwright/test";

import { type DemoHouse, openDemoHouse } from "./house";
import { enter, look, test } from "./page";

const TEXT = [
  "Vendor may use and disclose PHI only as necessary to perform the services.",
  "Vendor shall use appropriate safeguards and comply with Subpart C of 45 CFR Part 164 to prevent use or disclosure.",
  "Vendor need not open its books or records to the Secretary.",
].join("\n\n");

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
});
test.afterAll(async () => {
  await house.close();
});

test("what is open with a vendor ends when its contract is on record, and what it lacks is found by reading", async ({
  page,
}) => {
  await enter(page, house, house.officer);
  await page.goto(`${house.url}/practice/${house.id}/contracts`);
  const open = page.getByRole("list", { name: "Still open" });
  const first = open.getByRole("listitem").filter({ hasText: "There is no agreement with" }).first();
  const vendor = (await first.getByRole("link").textContent()) ?? "";
  await page.getByRole("button", { name: "Write down a contract" }).click();
  const form = page.getByRole("dialog", { name: "Write down a contract" });
  await form.getByLabel("Vendor", { exact: true }).selectOption(vendor);
  await form.getByLabel("Signed by both on").fill("2026-03-02");
  await form.getByRole("button", { name: "Put on record" }).click();
  await expect(open.getByText(`There is no agreement with ${vendor} on record.`)).toHaveCount(0);

  await page.getByRole("row").filter({ hasText: vendor }).getByRole("link").click();
  const panel = page.getByRole("dialog", { name: vendor });
  await panel.getByLabel("Text of the contract").fill(TEXT);
  await panel.getByRole("button", { name: "Search the text" }).click();
  await expect(panel.getByText("“Vendor need not open its books or records to the Secretary.”")).toBeVisible();
  await panel.getByLabel("What it says: Opens its books to the Secretary").selectOption("It does not");
  await panel.getByLabel("What it says: Safeguards, and the Security Rule").selectOption("It says so");
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel.getByText("In force. It lacks 1. 13 clauses are not read yet.")).toBeVisible();
  await look(page, "contract");
  await page.keyboard.press("Escape");
  await expect(
    open.getByText(`The agreement with ${vendor} does not say this: Opens its books to the Secretary.`),
  ).toBeVisible();
  await look(page, "contracts");
});
