/** The first owner sets the house up, leaves, comes back, forgets the password and gets in again. */
import { gzipSync } from "node:zlib";

import { expect } from "@playwright/test";

import { type House, openHouse, OWNER } from "./house";
import { look, signIn, test } from "./page";

const LIMIT_KB = 200;
const NEW_PASSWORD = "seven quiet lamps at noon";

test.describe.configure({ mode: "serial" });

let house: House;
test.beforeAll(async () => {
  house = await openHouse();
});
test.afterAll(async () => {
  await house.close();
});

test("nobody is signed in: home asks for a sign-in and loads little", async ({ page }) => {
  let bytes = 0;
  page.on("response", (answer) => {
    if (!answer.url().endsWith(".js")) return;
    void answer.body().then((body) => (bytes += gzipSync(body).byteLength));
  });
  await page.goto(house.url);
  await expect(page).toHaveURL(`${house.url}/sign-in`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  console.log(`/sign-in: ${(bytes / 1000).toFixed(1)} kB of script, compressed (limit ${LIMIT_KB} kB)`);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(LIMIT_KB * 1000);
});

test("the setup link makes the first owner, once, and leaves the address bar", async ({ page }) => {
  await page.goto(`${house.url}/setup`);
  await expect(page.getByText("The server prints the link")).toBeVisible();

  await page.goto("about:blank");
  await page.goto(house.setupLink);
  await expect(page.getByLabel("Your name")).toBeVisible();
  expect(page.url()).toBe(`${house.url}/setup`);
  await look(page, "setup");

  await page.getByLabel("E-mail address").fill("maria");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  const summary = page.getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveCount(3);
  await look(page, "setup-faults");
  await summary.getByRole("link", { name: /Your name/ }).click();
  await expect(page.getByLabel("Your name")).toBeFocused();

  await page.getByLabel("Your name").fill(OWNER.name);
  await page.getByLabel("E-mail address").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText(`Signed in as ${OWNER.name}`)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto("about:blank");
  await page.goto(house.setupLink);
  await expect(page.getByRole("heading", { name: "DueCare is set up" })).toBeVisible();
  await look(page, "setup-done");
});

test("a wrong password says so and keeps what was typed", async ({ page }) => {
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, { ...OWNER, password: "not this one" });
  await expect(page.getByRole("alert")).toContainText("The address or the password is not right.");
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByLabel("E-mail address")).toHaveValue(OWNER.email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("not this one");
  await look(page, "sign-in-wrong");
  await signIn(page, OWNER);
  await expect(page.getByText(`Signed in as ${OWNER.name}`)).toBeVisible();
});

test("the keyboard alone is enough, and the first key finds the way past the header", async ({ page }) => {
  await page.goto(`${house.url}/sign-in`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("E-mail address")).toBeFocused();
  await page.keyboard.type(OWNER.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(OWNER.password);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Signed in as ${OWNER.name}`)).toBeVisible();
});

test("a forgotten password is replaced through the mail", async ({ page }) => {
  await page.goto(`${house.url}/sign-in`);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Reset your password" })).toBeFocused();
  await page.getByLabel("E-mail address").fill(OWNER.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeFocused();
  await look(page, "reset-sent");

  const link = await house.linkInMail(OWNER.email);
  await page.goto(link);
  await expect(page.getByLabel("New password")).toBeVisible();
  expect(page.url()).toBe(`${house.url}/reset`);
  await look(page, "reset-new");
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();

  await page.goto("about:blank");
  await page.goto(link);
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("alert")).toContainText("used up or too old");
  await page.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(page.getByRole("heading", { name: "Reset your password" })).toBeVisible();

  await page.getByRole("link", { name: "Back to sign in" }).click();
  await signIn(page, { ...OWNER, password: NEW_PASSWORD });
  await expect(page.getByText(`Signed in as ${OWNER.name}`)).toBeVisible();
});

test("the choice of light or dark stays in this browser", async ({ page }) => {
  await page.goto(`${house.url}/sign-in`);
  await page.getByText("Dark", { exact: true }).click({ force: true });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
});
