/** What holds ePHI and where it goes: pasted, answered in place and together, and mended on the map. All by keyboard. */
import { expect, type Locator, type Page } from "@playwright/test";

import { type House, openFurnishedHouse, OWNER, post } from "./house";
import { enter, look, test } from "./page";

const SHEET = [
  "Device\tType\tePHI\tEncryption\tAssigned to\tOffice",
  "Front desk PC\tPC\tno\tyes\tMaria Alvarez\tCedar Street",
  "Exam room laptop\tlaptop\tyes\t?\tMaria Alvarez\tCedar Street",
  "Scan station\tflux capacitor\tyes\tno\tMaria Alvarez\tCedar Street",
  'File server\tNAS\tyes\tno\t"Maria Alvarez, with IT"\tCedar Street',
  "Cloud chart\tEHR\tyes\tyes\tMaria Alvarez\t",
].join("\r\n");

test.describe.configure({ mode: "serial" });

let house: House & { token: string };
let practice: string;

test.beforeAll(async () => {
  house = await openFurnishedHouse();
  const body = { name: "Cedar Street Family Medicine", time_zone: "America/Chicago" };
  practice = (await post<{ id: string }>(house, "/v1/practices", body, house.token)).id;
});
test.afterAll(async () => {
  await house.close();
});

async function open(page: Page, path: string): Promise<void> {
  await enter(page, house, OWNER);
  await page.goto(`${house.url}/practice/${practice}/${path}`);
}

/** Presses Enter on something, as somebody without a mouse does. */
async function pressEnter(target: Locator): Promise<void> {
  await target.focus();
  await target.press("Enter");
}

/** A cell of the list, as the button that opens it. */
function cell(page: Page, field: string, system: string): Locator {
  return page.getByRole("button", { name: new RegExp(`^${field}, ${system}:`) });
}

async function paste(page: Page, text: string): Promise<void> {
  await pressEnter(page.getByRole("button", { name: /Paste/ }));
  await page.getByRole("dialog").getByLabel("Your rows").focus();
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("Control+V");
}

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("five systems come from a spreadsheet; one cell is mended first", async ({ page }) => {
  await open(page, "assets");
  await expect(page.getByText("Nothing is on record yet")).toBeVisible();
  await pressEnter(page.getByRole("button", { name: "You have a list? Paste it" }));
  const panel = page.getByRole("dialog", { name: "Paste from a spreadsheet" });
  await panel.getByLabel("Your rows").focus();
  await page.evaluate((words) => navigator.clipboard.writeText(words), SHEET);
  await page.keyboard.press("Control+V");
  await expect(panel.getByText("5 rows: 4 new, 1 to mend first.")).toBeVisible();
  await expect(panel.getByLabel("Assigned to")).toHaveValue("owner");
  await expect(
    panel.getByText("New sites come on record too, because your rows name them: Cedar Street."),
  ).toBeVisible();
  await look(page, "systems-paste");
  const fault = panel.getByLabel("Row 4, Scan station: Kind");
  await expect(fault).toHaveAccessibleDescription(/"flux capacitor" is no kind of asset/);
  await fault.fill("scanner");
  await fault.press("Enter");
  await expect(panel.getByText("5 rows: 5 new.")).toBeVisible();
  await expect(panel.getByRole("heading", { name: "What will happen" })).toBeFocused();
  await pressEnter(panel.getByRole("button", { name: "Put 5 on record" }));
  await expect(panel.getByText("On record: 5 new, 0 changed.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("table", { name: "Systems" }).locator("tbody tr")).toHaveCount(5);
});

test("the same list again changes nothing", async ({ page }) => {
  await open(page, "assets");
  await paste(page, SHEET.replace("flux capacitor", "scanner"));
  const panel = page.getByRole("dialog", { name: "Paste from a spreadsheet" });
  await expect(panel.getByText("5 rows: 5 unchanged.")).toBeVisible();
  await pressEnter(panel.getByRole("button", { name: "Nothing to change; done" }));
  await expect(panel.getByText("Nothing had to be changed: all of it was on record already.")).toBeVisible();
});

test("a cell is answered in place, taken back, and answered again", async ({ page }) => {
  await open(page, "assets?encrypted=unknown");
  await expect(page.getByText("1 of 5 systems shown", { exact: false })).toBeVisible();
  const encrypted = cell(page, "Encrypted", "Exam room laptop");
  await pressEnter(encrypted);
  const field = page.getByLabel("Encrypted, Exam room laptop");
  await expect(field).toBeFocused();
  await field.press("ArrowUp");
  await field.press("Escape");
  await expect(encrypted).toBeFocused();
  await expect(encrypted).toHaveText("Not known");

  await encrypted.press("Enter");
  await field.press("Home");
  await field.press("Enter");
  await expect(encrypted).toBeFocused();
  await expect(encrypted).toHaveText("Yes");
  // It no longer fits the filter, and stays under the hand until the filter changes.
  await expect(page.getByText("Exam room laptop: encrypted is now “Yes”.")).toBeVisible();
  await pressEnter(page.getByRole("button", { name: "Undo" }));
  await expect(encrypted).toHaveText("Not known");

  await pressEnter(encrypted);
  await field.press("Home");
  await field.press("Tab");
  await expect(cell(page, "Second factor", "Exam room laptop")).toBeFocused();
  await expect(encrypted).toHaveText("Yes");
  const owner = cell(page, "Who looks after it", "Exam room laptop");
  await pressEnter(owner);
  await page.keyboard.type("Ann Lee");
  await page.keyboard.press("Enter");
  await expect(owner).toHaveText("Ann Lee");
});

test("three are answered at once, and that is taken back at once", async ({ page }) => {
  await open(page, "assets");
  for (const system of ["File server", "Front desk PC", "Scan station"])
    await page.getByRole("checkbox", { name: `Choose ${system}` }).press("Space");
  await pressEnter(page.getByRole("button", { name: "Change 3 systems at once" }));
  const panel = page.getByRole("dialog", { name: "Change 3 systems at once" });
  await pressEnter(panel.getByRole("button", { name: "Save for all of them" }));
  await expect(panel.getByRole("alert")).toBeFocused();
  await panel.getByLabel("Second factor").selectOption("Yes");
  await pressEnter(panel.getByRole("button", { name: "Save for all of them" }));
  await expect(page.getByText("3 systems changed.")).toBeVisible();
  for (const system of ["File server", "Front desk PC", "Scan station"])
    await expect(cell(page, "Second factor", system)).toHaveText("Yes");
  await pressEnter(page.getByRole("button", { name: "Undo" }));
  await expect(cell(page, "Second factor", "Front desk PC")).toHaveText("Not known");
  await expect(cell(page, "Second factor", "File server")).toHaveText("Not known");
});

test("a flow that is not encrypted stands on the map and in words, and is gone once mended there", async ({ page }) => {
  const here = `/v1/practices/${practice}`;
  const answer = await fetch(`${house.url}${here}/assets`, { headers: { Authorization: `Bearer ${house.token}` } });
  const { items } = (await answer.json()) as { items: { id: string; name: string }[] };
  const idOf = (name: string) => items.find((each) => each.name === name)?.id;
  const ends = { from_asset_id: idOf("Scan station"), to_asset_id: idOf("File server") };
  await post(
    house,
    `${here}/flows`,
    { name: "Scans", channel: "Office network", encrypted: "no", ...ends },
    house.token,
  );

  await open(page, "map");
  const label = page.getByRole("button", { name: "Scans: Not encrypted" });
  const told = page.getByRole("region", { name: "Flows where something is missing" });
  await expect(label).toBeVisible();
  await expect(told).toContainText("Scans: from Scan station to File server by Office network. It is not encrypted");

  const viewport = page.locator(".react-flow__viewport");
  await label.focus();
  const before = await viewport.getAttribute("style");
  await label.press("ArrowRight");
  expect(await viewport.getAttribute("style")).not.toBe(before);
  await label.press("Enter");
  const panel = page.getByRole("dialog", { name: "Scans" });
  await expect(panel.getByRole("list", { name: "What is missing" })).toContainText("Not encrypted");
  await look(page, "map-flow");
  await panel.getByLabel("Encrypted on the way").selectOption("Yes");
  await pressEnter(panel.getByRole("button", { name: "Save" }));
  await expect(panel.getByRole("list", { name: "What is missing" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Scans", exact: true })).toBeFocused();
  await expect(label).toHaveCount(0);
  await expect(told).toHaveCount(0);
});

test("a flow is added from a system that has none", async ({ page }) => {
  await open(page, "map");
  await pressEnter(page.getByRole("link", { name: "Add a flow from Cloud chart" }));
  const panel = page.getByRole("dialog", { name: "Add a flow" });
  await expect(panel.getByLabel("From")).toHaveValue(/./);
  await pressEnter(panel.getByRole("button", { name: "Put on record" }));
  await expect(panel.getByRole("alert")).toContainText("Choose where it goes.");
  await panel.getByLabel("To", { exact: true }).selectOption("Exam room laptop");
  await panel.getByLabel("Encrypted on the way").selectOption("Yes");
  await pressEnter(panel.getByRole("button", { name: "Put on record" }));
  await expect(page.getByRole("button", { name: "Cloud chart to Exam room laptop" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Add a flow from Cloud chart" })).toHaveCount(0);
  await page.getByLabel("Only where something is missing").press("Space");
  await expect(page.getByRole("button", { name: "Cloud chart to Exam room laptop" })).toHaveCount(0);
});
