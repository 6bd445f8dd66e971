/** A week of a chart's access log: taken in from a table with a faulty row, looked into, and certified. */
import { expect } from "@playwright/test";

import { type DemoHouse, openDemoHouse } from "./house";
import { enter, look, test } from "./page";

const DAY_MS = 86_400_000;

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
});
test.afterAll(async () => {
  await house.close();
});

/** Noon of a weekday in the week before this one. */
function lastWeek(weekday: number): string {
  const now = new Date();
  const monday = now.getTime() - ((now.getUTCDay() + 6) % 7) * DAY_MS - 7 * DAY_MS;
  return `${new Date(monday + weekday * DAY_MS).toISOString().slice(0, 10)}T18:00:00Z`;
}

test("a week is taken in, its faulty row is told, its finding closed, and the week certified", async ({ page }) => {
  await enter(page, house, house.officer);
  await page.goto(`${house.url}/practice/${house.id}/activity`);
  const rows = [1, 2, 3].map((day) => `${lastWeek(day)},jdoe,read,success,chart-${day}`);
  const table = ["Event Time,User Name,Event Type,Result,Patient ID", ...rows, "some day,jdoe,read,success,chart-9"];
  await page.getByLabel(/A log of who did what/).setInputFiles({
    name: "week.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(table.join("\n")),
  });
  await expect(page.getByLabel("When", { exact: true })).toHaveValue("Event Time");
  await expect(page.getByLabel("Which account", { exact: true })).toHaveValue("User Name");
  await page.getByRole("button", { name: "Take it in" }).click();
  await expect(page.getByText("3 events are in, 0 were here already, 1 rows are faulty.")).toBeVisible();
  await page.getByText("Which rows are faulty").click();
  await expect(page.getByText(/^Row 5: the time is not one/)).toBeVisible();

  const found = page.getByRole("list", { name: "What stood out" }).getByRole("listitem");
  await expect(found.first()).toContainText("Nobody’s account");
  const certify = page.getByRole("button", { name: "I have reviewed this week" });
  await expect(certify).toHaveAttribute("aria-disabled", "true");
  while ((await page.getByRole("button", { name: /^Close: / }).count()) > 0) {
    const left = await page.getByRole("button", { name: /^Close: / }).count();
    await page
      .getByRole("textbox", { name: /^What was it\?/ })
      .first()
      .fill("The account of the new nurse.");
    await page
      .getByRole("button", { name: /^Close: / })
      .first()
      .click();
    await expect(page.getByRole("button", { name: /^Close: / })).toHaveCount(left - 1);
  }
  await certify.click();
  await expect(page.getByRole("list", { name: "Certified weeks" }).getByRole("listitem")).toHaveCount(1);
  await look(page, "activity-certified");
});
