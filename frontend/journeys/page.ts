/** What must hold on every page, in light and dark, on a laptop and a phone? */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";

import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test as plain } from "@playwright/test";

/** Where what a run has seen is left, out of version control. */
export const SEEN = resolve(import.meta.dirname, "../../screenshots");
const PICTURES = join(SEEN, "shell");
// For people to look at, and half the time of a look: `PICTURES=1 make browser` takes them.
const TAKEN = process.env.PICTURES !== undefined;
export const SIZES = { laptop: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } } as const;
// A laptop's window of 1366 at 200 %, and the narrowest with the menu still beside the page.
const WINDOWS = [
  { width: 683, height: 400 },
  { width: 1000, height: 700 },
];
const TALLEST = 6000;
type Sight = readonly [light: "light" | "dark", size: keyof typeof SIZES];
// What axe finds depends on the colors or on the layout, never on both at once: these two show all four.
const TELLING: readonly [Sight, Sight] = [
  ["light", "laptop"],
  ["dark", "phone"],
];
const OTHERS: readonly Sight[] = [
  ["dark", "laptop"],
  ["light", "phone"],
];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The browser's own line about an answer such as 401, or none; every other line on the console is ours to mend.
const REFUSAL =
  /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(FAILED|INTERNET_DISCONNECTED))/;

// The server's, what the page made itself, and the browser's own parts such as its PDF viewer.
const OWN = /^(http:\/\/127\.0\.0\.1:|data:|blob:|chrome(-extension)?:)/;

/** A test whose page asks nothing of other machines, breaks no rule of the page's policy and throws nothing. */
export const test = plain.extend<{ quiet: undefined }>({
  quiet: [
    async ({ context }, use) => {
      const said: string[] = [];
      context.on("weberror", (error) => said.push(String(error.error())));
      context.on("console", (line) => {
        if (["error", "warning"].includes(line.type()) && !REFUSAL.test(line.text())) said.push(line.text());
      });
      context.on("request", (request) => {
        if (!OWN.test(request.url())) said.push(`asks ${request.url()}`);
      });
      await use(undefined);
      expect(said).toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * Looks at the page as it stands: axe, no sideways scroll, one heading, a picture. Each page as it opens is looked at in
 * every light and size; a state that it comes to, in one of them, which goes by its name so that all have their turn.
 */
export async function look(page: Page, name: string): Promise<void> {
  await seen(page, name, [TELLING[name.length % 2] ?? TELLING[0]]);
  await back(page);
}

/** The same in every light and size. */
export async function lookThrough(page: Page, name: string): Promise<void> {
  await seen(page, name, TELLING);
  if (TAKEN) for (const sight of OTHERS) await picture(page, name, sight);
  await back(page);
}

async function seen(page: Page, name: string, sights: readonly Sight[]): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await expect(page.locator("h1")).toHaveCount(1);
  expect(await page.title()).toMatch(/^.+ · DueCare$/);
  for (const sight of sights) {
    await picture(page, name, sight);
    await accessible(page, `${name}, ${sight.join(", ")}`);
    await noSidewaysScroll(page, `${name}, ${sight[1]}`);
  }
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    await noSidewaysScroll(page, `${name}, ${size.width} px`);
  }
}

async function picture(page: Page, name: string, [light, size]: Sight): Promise<void> {
  await page.setViewportSize(SIZES[size]);
  await page.emulateMedia({ colorScheme: light, reducedMotion: "reduce" });
  // Asked at every frame: an expectation asks ten times a second, and there are hundreds of pictures.
  await page.waitForFunction((now) => document.documentElement.dataset.mantineColorScheme === now, light);
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  if (!TAKEN) return;
  // Where a panel is open, the page behind it was seen without it.
  const panel = await page.locator("[role=dialog]").first().isVisible();
  const path = join(PICTURES, `${name}-${light}-${size}.jpeg`);
  await page.screenshot({ path, quality: 80, ...(panel ? {} : { fullPage: true, clip: await whole(page, size) }) });
}

/** The page from its top, as far as anybody would look at a picture of it: a list of 300 lines takes seconds to paint. */
async function whole(page: Page, size: keyof typeof SIZES): Promise<{ x: 0; y: 0; width: number; height: number }> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  return { x: 0, y: 0, width: SIZES[size].width, height: Math.min(height, TALLEST) };
}

async function back(page: Page): Promise<void> {
  await page.setViewportSize(SIZES.laptop);
  await page.emulateMedia({ colorScheme: "light" });
}

async function accessible(page: Page, where: string): Promise<void> {
  // Legacy mode leaves frames of other origins out, of which there are none. Each of the two halves the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await axe.options({ runOnly: RULES, resultTypes: ["violations"] }).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((n) => n.html).join(" | ")})`);
  expect(found, where).toEqual([]);
}

async function noSidewaysScroll(page: Page, where: string): Promise<void> {
  const [needed, given] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(needed, `${where}: width`).toBeLessThanOrEqual(given);
}

/** Signs in without the sign-in page, which has journeys of its own: the browser holds the cookie as if it had. */
export async function enter(
  page: Page,
  { url }: { url: string },
  who: { email: string; password: string },
): Promise<void> {
  const data = { email: who.email, password: who.password };
  expect((await page.request.post(`${url}/v1/session`, { data })).ok()).toBe(true);
}

/** Signs in on the sign-in page. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
