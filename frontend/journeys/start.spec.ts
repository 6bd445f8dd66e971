/** The first fifteen minutes: from the setup link to a list of one's own systems and the three things that matter. */
import { expect, type Page } from "@playwright/test";

import { type House, openHouse, OWNER } from "./house";
import { look, signIn, test } from "./page";

// A calm reader: words on the page a minute, and a moment to decide and to click for each page.
const WORDS_A_MINUTE = 200;
const MOMENT_S = 8;
const FIRST_MINUTES = 15;

test.describe.configure({ mode: "serial" });

let house: House;
let seconds = 0;

test.beforeAll(async () => {
  house = await openHouse();
});
test.afterAll(async () => {
  await house.close();
});

/** Adds what reading the page's own part and deciding takes. */
async function read(page: Page): Promise<void> {
  const text = await page.locator("main").innerText();
  const menu = page.getByRole("navigation", { name: "Practice" });
  const ways = (await menu.count()) > 0 ? await menu.innerText() : "";
  const words = text.split(/\s+/).length - ways.split(/\s+/).length;
  seconds += (words / WORDS_A_MINUTE) * 60 + MOMENT_S;
}

async function answer(page: Page, question: RegExp, choose: () => Promise<void>): Promise<void> {
  await expect(page.getByRole("heading", { name: question })).toBeFocused();
  await read(page);
  await choose();
  await page.getByRole("button", { name: "Save and go on" }).click();
}

test("the owner is created and the practice has a name", async ({ page }) => {
  await page.goto(house.setupLink);
  await page.getByLabel("Your name").fill(OWNER.name);
  await page.getByLabel("E-mail address").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await read(page);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Begin your practice" })).toBeVisible();
  await read(page);
  await page.getByLabel("Name of the practice").fill("Cedar Street Family Medicine");
  await page.getByRole("button", { name: "Begin" }).click();
  await answer(page, /What kind/, async () => {
    await look(page, "start-kind");
    await page.getByRole("button", { name: "Save and go on" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await page.getByLabel("Medical").check();
  });
  await answer(page, /How many people/, () => page.getByLabel("People").fill("9"));
  await expect(page.getByRole("heading", { name: /Where do people work/ })).toBeVisible();
});

test("it goes on where she left, on another device, and ends with her systems and what matters", async ({ page }) => {
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, OWNER);
  await page.getByRole("link", { name: /Cedar Street/ }).click();
  await page.getByRole("link", { name: "Start" }).click();
  await expect(page.getByText("Question 3 of 12")).toBeVisible();
  const yes = () => page.getByLabel("Yes").check();
  await answer(page, /Where do people work/, async () => {
    await look(page, "start-places");
    await page.getByLabel("Name of the first place").fill("Cedar Street office");
  });
  await answer(page, /charts/, () => page.getByLabel(/over the internet/).check());
  await answer(page, /by video/, yes);
  await answer(page, /from home/, yes);
  await answer(page, /phones used/, async () => {
    await look(page, "start-phones");
    await page.getByLabel(/their own phones/).check();
  });
  for (const question of [/on paper/, /contractors/, /AI tools/]) await answer(page, question, yes);
  await answer(page, /Which of these/, () => page.getByLabel(/looks after the computers/).check());
  await answer(page, /any of these true/, () => page.getByLabel("None of these").check());

  await expect(page.getByRole("heading", { name: "Systems you likely have" })).toBeFocused();
  const ticked = page.getByRole("checkbox", { checked: true });
  await expect(ticked.first()).toBeVisible();
  expect(await ticked.count()).toBeGreaterThan(15);
  await read(page);
  await page.getByLabel("What you call it: EHR").fill("Athena");
  await page.getByRole("checkbox", { name: "Fax" }).uncheck();
  await page.getByRole("button", { name: /on record and go on/ }).click();

  await expect(page.getByRole("heading", { name: "You have a good start" })).toBeFocused();
  await expect(page.getByRole("region", { name: "What matters most" }).getByRole("listitem")).toHaveCount(3);
  await expect(page.getByText(/A first draft of it all takes about/)).toBeVisible();
  await read(page);
  console.log(`The first part takes a calm reader ${(seconds / 60).toFixed(1)} min (limit ${FIRST_MINUTES})`);
  expect(seconds / 60).toBeLessThan(FIRST_MINUTES);
  await page.getByRole("link", { name: "Stop here for today" }).click();
  await expect(page.getByRole("region", { name: "Do next" })).toContainText("questions");
  await look(page, "home-begun");
});

test("what was struck stays struck, and what is on record is not proposed again", async ({ page }) => {
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, OWNER);
  await page.getByRole("link", { name: /Cedar Street/ }).click();
  await page.getByRole("link", { name: "Your practice" }).click();
  await expect(page.getByText("Not answered yet")).toHaveCount(0);
  await look(page, "practice-facts");
  await page.getByRole("link", { name: "Systems you likely have" }).click();
  await expect(page.getByRole("checkbox", { name: "Fax" })).not.toBeChecked();
  await expect(page.getByRole("button", { name: "Put 0 on record and go on" })).toBeVisible();
});

test("a sample practice is there to look around in, and to leave", async ({ page }) => {
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, OWNER);
  await page.getByRole("button", { name: "Open a sample practice" }).click();
  const guide = page.getByRole("complementary", { name: "Sample practice" });
  await guide.getByRole("link", { name: "Show me around" }).click();
  await expect(guide).toContainText("1 of 7");
  await look(page, "sample");
  for (let stop = 2; stop <= 7; stop++) {
    await guide.getByRole("link", { name: "Next" }).click();
    await expect(guide).toContainText(`${stop} of 7`);
  }
  await expect(page).toHaveURL(/finalize$/);
  await guide.getByRole("button", { name: "Close the guide" }).click();
  await guide.getByRole("button", { name: "Leave the sample" }).click();
  await expect(page.getByRole("heading", { name: "Your practices" })).toBeVisible();
  await expect(page.getByRole("link", { name: /sample/ })).toHaveCount(0);
});
