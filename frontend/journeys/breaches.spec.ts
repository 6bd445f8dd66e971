/** A laptop is stolen: encrypted, and not. Each is taken to its end, and every day and letter is there. */
import { expect, type Page } from "@playwright/test";

import { type DemoHouse, openDemoHouse } from "./house";
import { enter, look, test } from "./page";

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
});
test.afterAll(async () => {
  await house.close();
});

/** From the button on the list to the assessment of what was just written down. */
async function begin(page: Page, what: string): Promise<void> {
  await page.goto(`${house.url}/practice/${house.id}/incidents?add=incident`);
  const form = page.getByRole("dialog", { name: "Write down an incident" });
  await form.getByLabel("What happened", { exact: true }).fill(what);
  await form.getByRole("button", { name: "Put on record" }).click();
  await page.getByRole("row").filter({ hasText: what }).getByRole("link").first().click();
  await page.getByRole("link", { name: "First steps and timeline" }).click();
  await page.getByRole("button", { name: /^Done: Lock or wipe it from afar/ }).click();
  await expect(page.getByRole("button", { name: /^Not done after all: Lock or wipe it from afar/ })).toBeVisible();
  await page.getByLabel("What was done or seen just now").fill("The police gave us a number.");
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByRole("list", { name: "What happened when" })).toContainText("The police gave us a number.");
  await page.getByRole("link", { name: "Assess it for a breach" }).click();
  await page.getByRole("button", { name: "Begin the assessment" }).click();
  await expect(page.getByText("Nobody has decided yet, so these are the days of a breach.")).toBeVisible();
  await page.getByLabel("Was patient information involved?").selectOption("Yes");
  await page.getByLabel("Does the Privacy Rule permit what happened?").selectOption("No");
}

test("a laptop that was encrypted ends without a notice, and with the reason on file", async ({ page }) => {
  await enter(page, house, house.officer);
  await begin(page, "The billing laptop was stolen from a car.");
  await page.getByLabel("Was the information secured?").selectOption("Yes");
  await page.getByLabel("What do you decide?").selectOption("No breach: the information was secured");
  await page.getByLabel("Why do you decide so?").fill("Nobody can read it without the key.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(/How was it secured, and where was the key\?/);
  await page
    .getByLabel("How was it secured, and where was the key?")
    .fill("The whole disk was encrypted. The key was at the office.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("No notice is due.")).toBeVisible();
  await expect(page.getByText("No breach", { exact: true })).toBeVisible();
  await look(page, "breach-secured");
});

test("a laptop that was not ends with every notice printed and proven", async ({ page }) => {
  await enter(page, house, house.officer);
  await begin(page, "The spare laptop was stolen from the front desk.");
  await page.getByLabel("Was the information secured?").selectOption("No");
  await page.getByLabel("How many people are concerned?").fill("612");
  await page.getByLabel("How many in each State?").fill("OH 600, KY twelve");
  await page.getByLabel("What do you decide?").selectOption("A breach");
  await page.getByLabel("Why do you decide so?").fill("It was not encrypted, and it is gone.");
  for (const [label, text] of [
    ["What happened", "A laptop was stolen from our front desk."],
    ["What information it was, in the notices", "Names, dates of birth and diagnoses."],
    ["What people can do", "Look through the statements of your insurer."],
    ["What you are doing", "We told the police, and every laptop is encrypted now."],
    ["How to reach you", "Call us free of charge at 800-555-0100."],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Write it like this: OH 400, KY 12.");
  await page.getByLabel("How many in each State?").fill("OH 600, KY 12");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const duties = page.getByRole("region", { name: "Who must be told" });
  await expect(duties.getByRole("row")).toHaveCount(4);
  await expect(duties.getByRole("row", { name: /The media: Ohio/ })).toContainText("164.406(b)");
  const letter = page.waitForEvent("download");
  await page.getByRole("button", { name: "Notice of a breach of your information as PDF" }).click();
  expect((await letter).suggestedFilename()).toMatch(/^i-\d{4}-individual-notice\.pdf$/);

  for (const who of ["The people themselves", "The Secretary of HHS", "The media Ohio"]) {
    await duties.getByRole("button", { name: `It went out: ${who}` }).click();
    await page
      .getByRole("dialog", { name: "Write down a notice" })
      .getByRole("button", { name: "Put on record" })
      .click();
    await expect(duties.getByRole("button", { name: `It went out: ${who}` })).toHaveCount(0);
  }
  await look(page, "breach");
});
