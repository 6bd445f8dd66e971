/** Is this vendor a business associate? Asked, answered with reasons, and held against the list of vendors. */
import { expect } from "@playwright/test";

import { type DemoHouse, openDemoHouse, post } from "./house";
import { enter, look, test } from "./page";

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
});
test.afterAll(async () => {
  await house.close();
});

test("a vendor on the list as needing no agreement turns out to be a business associate", async ({ page }) => {
  const body = { name: "Scribbly", service: "Notes", touches_phi: "yes", agreement: "not_needed" };
  const vendor = await post<{ id: string }>(house, `/v1/practices/${house.id}/vendors`, body, house.owner.token);
  await enter(page, house, house.officer);
  await page.goto(`${house.url}/practice/${house.id}/vendors?vendor=${vendor.id}`);
  await page.getByRole("link", { name: "Ask whether it is a business associate" }).click();
  const asked = (text: RegExp) => page.getByRole("group", { name: text });
  await asked(/ever see, get, keep or carry/)
    .getByLabel("Yes")
    .check();
  await page.getByRole("button", { name: "Save and see the result" }).click();
  const result = page.getByRole("region", { name: "The result" });
  await expect(result.getByText("Some answers are missing.")).toBeVisible();
  await asked(/AI tool of this vendor/)
    .getByLabel("Yes")
    .check();
  await page.getByRole("button", { name: "Answer the rest with No" }).click();
  await page.getByRole("button", { name: "Save and see the result" }).click();
  await expect(result.getByText("Its AI tool gets patient information from you.")).toBeVisible();
  await look(page, "engagement");
  await page.goto(`${house.url}/practice/${house.id}/contracts`);
  await expect(page.getByText(/By your answers Scribbly is a business associate/)).toBeVisible();
});
