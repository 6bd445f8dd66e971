/** How much script does the browser fetch before somebody can work? Counted as it comes over the wire. */
import { expect, type Page } from "@playwright/test";

import { type House, openFurnishedHouse, OWNER, post } from "./house";
import { signIn, test } from "./page";

const SIGN_IN_KB = 200;
const HOME_KB = 300;

let house: House & { token: string };
test.beforeAll(async () => {
  house = await openFurnishedHouse();
  await post(house, "/v1/practices", { name: "Cedar Street", time_zone: "America/Chicago" }, house.token);
});
test.afterAll(async () => {
  await house.close();
});

/** The kilobytes of script that have come so far, headers and all. */
async function weighed(page: Page): Promise<() => number> {
  const wire = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  wire.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await wire.send("Network.enable");
  return () => bytes / 1000;
}

test("the sign-in page and the way to the first home page are light", async ({ page }) => {
  const weight = await weighed(page);
  await page.goto(`${house.url}/sign-in`);
  await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const atSignIn = weight();
  await signIn(page, OWNER);
  await page.getByRole("link", { name: /Cedar Street/ }).click();
  await expect(page.getByRole("heading", { name: "Do next" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Where you stand" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const atHome = weight();
  console.log(`script over the wire: ${atSignIn.toFixed(1)} kB at /sign-in (limit ${SIGN_IN_KB} kB)`);
  console.log(`script over the wire: ${atHome.toFixed(1)} kB until home has rendered (limit ${HOME_KB} kB)`);
  expect(atSignIn).toBeGreaterThan(0);
  expect(atSignIn).toBeLessThanOrEqual(SIGN_IN_KB);
  expect(atHome).toBeGreaterThan(atSignIn);
  expect(atHome).toBeLessThanOrEqual(HOME_KB);
});
