/** Can the whole house be used by somebody who has only the keys? Focus is seen everywhere and lost nowhere. */
import { expect, type Page } from "@playwright/test";

import { type DemoHouse, openDemoHouse } from "./house";
import { enter, test } from "./page";

test.describe.configure({ mode: "serial" });

const PHONE = { width: 360, height: 740 };
const MOST_STOPS = 120;

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
});
test.afterAll(async () => {
  await house.close();
});

const inside = (path: string) => `${house.url}/practice/${house.id}${path}`;

async function open(page: Page, path = ""): Promise<void> {
  await enter(page, house, house.officer);
  await page.goto(inside(path));
  await expect(
    page.getByRole("navigation", { name: "Practice" }).or(page.getByRole("button", { name: "Menu" })),
  ).toBeVisible();
  await settled(page);
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByText(/^Loading .+…$/)).toHaveCount(0);
}

interface Stop {
  what: string;
  ring: boolean;
  inSight: boolean;
}

/** What has the focus, whether it shows, and whether it is in sight; null when nothing has it. */
function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return null;
    // A box that is drawn by its neighbor or its frame shows the ring there.
    const drawn = [at, at.nextElementSibling, at.parentElement, at.closest("label, [data-chosen]")].filter(
      (e) => e !== null,
    );
    const ring = drawn.some((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow.includes("inset");
    });
    const { top, bottom, left, right } = at.getBoundingClientRect();
    const inSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    const name = at.getAttribute("aria-label") ?? at.textContent;
    return { what: `${at.tagName.toLowerCase()} ${name.trim().slice(0, 40)}`, ring, inSight };
  });
}

async function expectFocusKept(page: Page, after: string): Promise<void> {
  await expect
    .poll(async () => (await focused(page)) !== null, { message: `the focus is somewhere after ${after}` })
    .toBe(true);
}

test("the first key finds the way past the menu, and every stop on home is seen", async ({ page }) => {
  await open(page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Do next" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Do next" })).toBeVisible();
  const stops: Stop[] = [];
  for (let press = 0; press < MOST_STOPS; press++) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    // After the last stop the browser takes the focus to its own bar.
    if (stop === null) break;
    stops.push(stop);
  }
  expect(stops.length).toBeGreaterThan(20);
  expect(stops.length).toBeLessThan(MOST_STOPS);
  expect(stops.filter(({ ring, inSight }) => !ring || !inSight)).toEqual([]);
});

test("the palette finds a record, and Escape leads back", async ({ page }) => {
  await open(page);
  const find = page.getByRole("button", { name: /Find/ }).first();
  await find.focus();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Find" });
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(find).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("dovetail");
  await expect(page.getByRole("option").first()).toContainText("Dovetail Fax");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Dovetail Fax" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expectFocusKept(page, "a panel that was opened from the palette");
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("no such thing");
  await expect(page.getByText("Nothing is called that.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
});

test("plain keys open the sheet, go to rooms and search, until they are turned off", async ({ page }) => {
  await open(page);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet).toBeVisible();
  const licenses = await sheet.getByRole("link", { name: /the licenses of it/ }).getAttribute("href");
  expect(await (await page.request.get(house.url + String(licenses))).text()).toContain("Eclipse Public License");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expectFocusKept(page, "the sheet of keys");
  await page.keyboard.press("g");
  await page.keyboard.press("v");
  await expect(page.getByRole("heading", { name: "Vendors", level: 1 })).toBeFocused();
  await settled(page);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
  await page.keyboard.type("gh?");
  await expect(page).toHaveURL(/vendors\?q=gh/);
  await expect(sheet).toHaveCount(0);

  await page.getByRole("button", { name: "Keys" }).press("Enter");
  await sheet.getByRole("switch", { name: /Plain keys are on/ }).press("Space");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Keys" })).toBeFocused();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: "Vendors", level: 1 })).toBeVisible();
  await expect(sheet).toHaveCount(0);
});

test("on a phone the menu opens, leads on, and gives the focus back", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await open(page);
  const menu = page.getByRole("button", { name: "Menu" });
  await menu.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Go to" });
  await expect(drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
  await menu.press("Enter");
  await drawer.getByRole("link", { name: "Sites" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Sites", level: 1 })).toBeVisible();
  await expect(drawer).toHaveCount(0);
  await expectFocusKept(page, "the menu");
});

const LISTS = ["/assets", "/vendors", "/sites", "/people", "/events", "/risks", "/members"];

test("a panel takes the focus in and gives it back, also when the page was opened with it", async ({ page }) => {
  await open(page);
  for (const path of LISTS) {
    await page.goto(inside(path));
    const link = page.getByRole("rowheader").getByRole("link").first();
    await link.press("Enter");
    const panel = page.getByRole("dialog");
    await expect(panel).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null)).toBe(true);
    const address = page.url();
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
    await expect(link, path).toBeFocused();
    for (const quick of [false, true]) {
      await page.goto(address);
      await expect(panel).toBeVisible();
      // As when the key comes before the panel has taken the focus.
      if (quick)
        await page.evaluate(() => {
          (document.activeElement as HTMLElement).blur();
        });
      await page.keyboard.press("Escape");
      await expect(panel).toHaveCount(0);
      await expectFocusKept(page, `a panel of ${path}`);
    }
  }
});
