/** A patient asks for their records: it has a code and a day within seconds, and the answer stops the clock. */
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

test("a request is put down, has a code and is answered", async ({ page }) => {
  await enter(page, house, house.officer);
  await page.goto(`${house.url}/practice/${house.id}/requests`);
  await page.getByRole("button", { name: "New request" }).click();
  await page.getByRole("dialog", { name: "New request" }).getByRole("button", { name: "Put on record" }).click();
  const table = page.getByRole("table", { name: "Patient requests" });
  await expect(table).toContainText("Open");
  await look(page, "requests-full");

  await table.getByRole("link", { name: /^R-/ }).click();
  const one = page.getByRole("dialog", { name: /^R-/ });
  await expect(one).toContainText("164.524(b)(2)(i)");
  const today = await one.getByLabel("Came in on").inputValue();
  await one.getByLabel("Answered on").fill(today);
  await one.getByLabel("What came of it?").selectOption("given");
  await look(page, "requests-open");
  await one.getByRole("button", { name: /^(Save|Put on record)/ }).click();
  await expect(table).toContainText("Answered");
});
