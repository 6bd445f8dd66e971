/** Which firms, places and people are there, and what has happened? Put on record, changed, taken back. */
import { expect, type Page } from "@playwright/test";

import { type House, openFurnishedHouse, OWNER, post } from "./house";
import { enter, look, test } from "./page";

test.describe.configure({ mode: "serial" });

let house: House & { token: string };
let id = "";
test.beforeAll(async () => {
  house = await openFurnishedHouse();
  const practice = { name: "Cedar Street Family Medicine", time_zone: "America/Chicago", people: 4 };
  id = (await post<{ id: string }>(house, "/v1/practices", practice, house.token)).id;
});
test.afterAll(async () => {
  await house.close();
});

async function open(page: Page, path: string, heading: string): Promise<void> {
  await enter(page, house, OWNER);
  await page.goto(`${house.url}/practice/${id}${path}`);
  await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
}

async function add(list: string, body: unknown): Promise<string> {
  return (await post<{ id: string }>(house, `/v1/practices/${id}/${list}`, body, house.token)).id;
}

test("a vendor is added, home says that it lacks an agreement, and the keyboard mends it", async ({ page }) => {
  await open(page, "/vendors", "Vendors");
  await expect(page.getByRole("link", { name: "See those you likely have" })).toHaveAttribute("href", /proposals$/);
  await look(page, "vendors-empty");
  await page.getByRole("button", { name: "Add a vendor" }).click();
  const panel = page.getByRole("dialog", { name: "Add a vendor" });
  await panel.getByRole("button", { name: "Put on record" }).click();
  await expect(panel.getByRole("alert").getByRole("link")).toHaveText(/Name: Enter the name/);
  await panel.getByLabel("Name").fill("Dovetail Fax");
  await panel.getByLabel("What it does for you").fill("Online fax");
  await panel.getByLabel("Touches PHI").selectOption("yes");
  await panel.getByRole("radio", { name: "None" }).check();
  await look(page, "vendors-add");
  await panel.getByRole("button", { name: "Put on record" }).click();
  await expect(page.getByText("Dovetail Fax is on record.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a vendor" })).toBeFocused();

  await page.getByRole("navigation", { name: "Practice" }).getByRole("link", { name: "Home" }).click();
  const lacking = page.getByRole("link", { name: "Vendors without an agreement" });
  await expect(lacking).toHaveText("1");
  await lacking.click();
  await expect(page).toHaveURL(/agreement=missing/);
  await expect(page.getByText("1 on record. One handles PHI and has no agreement in force.")).toBeVisible();

  await page.getByRole("button", { name: "Agreement, Dovetail Fax: None. Change" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Agreement, Dovetail Fax" }).selectOption("on_file");
  await page.keyboard.press("Enter");
  await expect(page.getByText("No vendor fits these choices.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("table", { name: "Vendors" })).toContainText("Dovetail Fax");
});

test("the panel says why an agreement matters, what it runs, and keeps what two people change", async ({ page }) => {
  const vendor = await add("vendors", { name: "Larkfield Chart", service: "EHR", touches_phi: "yes" });
  await add("assets", { name: "The chart", type: "ehr_cloud", holds_ephi: "yes", vendor_id: vendor });
  await open(page, `/vendors?vendor=${vendor}`, "Vendors");
  const panel = page.getByRole("dialog", { name: "Larkfield Chart" });
  await expect(panel.getByText("45 CFR 164.308(b)(1) and (b)(3)")).toBeVisible();
  await panel.getByRole("button", { name: "business associate: what is that?" }).click();
  await expect(page.getByText("45 CFR 160.103.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel.getByRole("link", { name: "The chart" })).toBeVisible();

  await panel.getByLabel("Note").fill("Renew with the contract.");
  const theirs = { name: "Larkfield Chart", service: "EHR and portal", touches_phi: "yes" };
  await fetch(`${house.url}/v1/practices/${id}/vendors/${vendor}`, {
    method: "PUT",
    headers: { Authorization: `Bearer ${house.token}`, "Content-Type": "application/json", "If-Match": '"1"' },
    body: JSON.stringify(theirs),
  });
  await panel.getByRole("button", { name: "Save" }).click();
  const merge = page.getByRole("dialog", { name: /Somebody else changed this/ });
  await expect(merge).toContainText("EHR and portal");
  await merge.getByRole("button", { name: "Save this" }).click();
  await expect(panel.getByLabel("What it does for you")).toHaveValue("EHR and portal");
  await expect(panel.getByLabel("Note")).toHaveValue("Renew with the contract.");
  await panel.getByRole("button", { name: "Remove this vendor" }).click();
  await expect(panel.getByRole("alert")).toContainText("Something else on record points to it");
});

test("three vendors are changed at once and put back; a sheet adds one more", async ({ page }) => {
  for (const name of ["Ash Billing", "Birch Mail", "Cedar Shredding"])
    await add("vendors", { name, touches_phi: "yes" });
  await open(page, "/vendors?q=i", "Vendors");
  const table = page.getByRole("table", { name: "Vendors" });
  for (const name of ["Ash Billing", "Birch Mail", "Cedar Shredding"])
    await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
  await page.getByRole("button", { name: "Change 3 vendors at once" }).click();
  const panel = page.getByRole("dialog", { name: "Change 3 vendors at once" });
  await panel.getByLabel("Agreement").selectOption("on_file");
  await panel.getByLabel("Second step at sign-in").selectOption("yes");
  await panel.getByRole("button", { name: "Save for all of them" }).click();
  await expect(page.getByText("3 vendors are changed.")).toBeVisible();
  await expect(table.getByRole("row", { name: /Birch Mail/ })).toContainText("On file");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(table.getByRole("row", { name: /Birch Mail/ })).not.toContainText("On file");

  await page.getByRole("button", { name: "Paste from a spreadsheet" }).click();
  const sheet = page.getByRole("dialog", { name: "Paste from a spreadsheet" });
  await sheet.getByLabel("Your rows").fill("Vendor\tBAA\tSigned\nDogwood Video\tyes\t3/1/2026\nBirch Mail\tmissing\t");
  await sheet.getByRole("button", { name: "Put 2 on record" }).click();
  await expect(page.getByText("From your spreadsheet: 1 new, 1 changed.")).toBeVisible();
  await page.getByLabel("Search").fill("dogwood");
  await expect(table.getByRole("row", { name: /Dogwood Video/ })).toContainText("Mar 1, 2026");
});

test("a place in use stays; one put down by mistake goes and comes back", async ({ page }) => {
  const used = await add("sites", { name: "Main office" });
  await add("sites", { name: "Annex" });
  await add("assets", { name: "Front desk PC", type: "reception_workstation", site_id: used });
  await open(page, "/sites", "Sites");
  await page.getByRole("link", { name: "Main office", exact: true }).click();
  await expect(page.getByText("cannot be removed while systems stand here")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Annex" }).click();
  await page.getByRole("button", { name: "Remove this site" }).click();
  await expect(page.getByRole("link", { name: "Annex" })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Sites", level: 1 })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "Annex" })).toBeVisible();
});

test("officials are named, a training is written down for two, and access stays in sight until it ends", async ({
  page,
}) => {
  for (const name of ["Ann Lee", "Bo Ruiz"]) await add("people", { name });
  await open(page, "/people", "People");
  await expect(page.getByText(/^Nobody is named as /)).toHaveCount(3);
  await page.getByRole("checkbox", { name: "Choose all people shown" }).check();
  await page.getByRole("button", { name: "Were trained on this day" }).click();
  await expect(page.getByText("2 trainings are on record.")).toBeVisible();
  await expect(page.getByRole("table", { name: "People" })).not.toContainText("Not on record");

  await page.getByRole("link", { name: "Ann Lee" }).click();
  const panel = page.getByRole("dialog", { name: "Ann Lee" });
  await panel.getByRole("checkbox", { name: "Security official" }).check();
  await panel.getByLabel("Last day").fill("2026-01-09");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText(/access is still open on record/)).toBeVisible();
  await expect(panel.getByText("Has left and still holds a duty.")).toBeVisible();
  await panel.getByLabel("Last day").fill("");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText("Nothing is open about this person.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Who is in charge" })).toContainText("Ann Lee is named");
});

test("an event is written down with what it leads to", async ({ page }) => {
  await open(page, "/events", "Events");
  await page.getByRole("button", { name: "Add an event" }).click();
  const panel = page.getByRole("dialog", { name: "Add an event" });
  await panel.getByRole("button", { name: "Put on record" }).click();
  await expect(panel.getByRole("alert").getByRole("link")).toHaveText(/Choose what it was/);
  await panel.getByLabel("What happened").selectOption({ label: "Security incident" });
  await expect(panel.getByText("so that you look again")).toBeVisible();
  await panel.getByLabel("In a few words").fill("A laptop was lost on the bus and found again.");
  await panel.getByRole("button", { name: "Put on record" }).click();
  await expect(page.getByRole("table", { name: "Events" })).toContainText("A laptop was lost on the bus");
  await look(page, "events-one");
});
