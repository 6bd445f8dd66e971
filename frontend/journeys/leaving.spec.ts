/** Somebody quits at ten to five, somebody outside looks through who may get in, a roster comes from a
 * file, and whoever is in charge has a letter. */
import { readFile, writeFile } from "node:fs/promises";

import { expect, type Page } from "@playwright/test";

import { type DemoHouse, openDemoHouse, post } from "./house";
import { enter, look, test } from "./page";

const LEAVER = "Ben Ostrow";
const STAYS = "Rosa Quintelle";
const PORTAL = "Patient portal";
const SYSTEMS = ["Larkfield EHR", "Practice e-mail"];

test.describe.configure({ mode: "serial" });

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
  const [people, assets] = [await named("people"), await named("assets")];
  await put("accesses", { person_id: people.get(STAYS), asset_id: assets.get(PORTAL), rights: "user" });
  const phone = { name: "Phone of Ben", kind: "phone", personal: true, agreed_on: "2026-01-05" };
  await put("devices", { person_id: people.get(LEAVER), ...phone });
});
test.afterAll(async () => {
  await house.close();
});

async function named(list: string): Promise<Map<string, string>> {
  const headers = { Authorization: `Bearer ${house.officer.token}` };
  const answer = await fetch(`${house.url}/v1/practices/${house.id}/${list}?limit=200`, { headers });
  const { items } = (await answer.json()) as { items: { id: string; name: string }[] };
  return new Map(items.map(({ id, name }) => [name, id]));
}

function put<Answer>(list: string, body: object): Promise<Answer> {
  return post<Answer>(house, `/v1/practices/${house.id}/${list}`, body, house.officer.token);
}

async function open(page: Page, path: string): Promise<void> {
  await enter(page, house, house.officer);
  await page.goto(`${house.url}/practice/${house.id}${path}`);
}

test("someone quits at 4:50 pm: one screen, each system with its tick and time", async ({ page }) => {
  await open(page, "/joining");
  await page.getByLabel("Who", { exact: true }).selectOption(LEAVER);
  await page.getByLabel("When their work begins or ends").fill("2026-11-19T16:50");
  await page.getByRole("button", { name: "Begin the checklist" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${LEAVER} leaves` })).toBeVisible();
  await expect(page.getByText("Nov 19, 2026, 4:50 PM").first()).toBeVisible();
  await expect(page.getByText(/2 ways in are still open/)).toBeVisible();
  await expect(page.getByText(/It names no time within which/)).toBeVisible();
  await expect(page.getByText(/Proposed, and not law/)).toBeVisible();
  for (const system of SYSTEMS) {
    await page.getByRole("button", { name: `Done: End the access to ${system} (user)` }).press("Enter");
    await expect(
      page.getByRole("button", { name: `Not done after all: End the access to ${system} (user)` }),
    ).toBeFocused();
  }
  await expect(page.getByText(/The last way in was closed .+ after the work ended/)).toBeVisible();
  await page.getByRole("button", { name: "Done: Remove practice data from Phone of Ben" }).click();
  await expect(page.getByText(/Done: 3 of/)).toBeVisible();
  await look(page, "leaving");

  await page.getByRole("link", { name: LEAVER }).click();
  const panel = page.getByRole("dialog", { name: LEAVER });
  await expect(panel.getByLabel("Last day")).toHaveValue("2026-11-19");
  await expect(panel.getByLabel("Access ended on")).not.toHaveValue("");
  await expect(panel.getByRole("list", { name: "Systems they can get into" })).toContainText("Ended ");
});

test("who knows a system looks through its list by link, once", async ({ page, browser }) => {
  await open(page, "/reviews");
  await page.getByRole("button", { name: `Ask somebody about ${PORTAL}` }).click();
  const asking = page.getByRole("dialog", { name: `Who may get into ${PORTAL}?` });
  await asking.getByLabel("Their name").fill("Sam Wu");
  await asking.getByRole("button", { name: "Make the link" }).click();
  const link = await asking.getByLabel("The link", { exact: true }).inputValue();
  await page.keyboard.press("Escape");

  const outside = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: "reduce" });
  const phone = await outside.newPage();
  await phone.goto(link);
  const one = phone.getByRole("radiogroup", { name: `${STAYS} (user)` });
  await phone.getByRole("button", { name: "Hand the list in" }).click();
  await expect(phone.getByText(`Say something of ${STAYS}`)).toBeVisible();
  await one.getByRole("radio", { name: "Should end; somebody else has to do it" }).check();
  await phone.getByLabel("Does anybody else get in?").fill("There is an old account called temp2.");
  await phone.getByRole("button", { name: "Hand the list in" }).click();
  await expect(phone.getByText("You said: 1 should end.")).toBeVisible();
  await phone.goto(`${house.url}/sign-in`);
  await phone.goto(link);
  await expect(phone.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  await outside.close();

  await page.reload();
  await page.getByRole("table", { name: "Reviews" }).getByRole("link", { name: PORTAL }).click();
  const panel = page.getByRole("dialog", { name: `Who may get into ${PORTAL}` });
  await expect(panel.getByText("temp2")).toBeVisible();
  await panel.getByRole("button", { name: `The access of ${STAYS} is ended now` }).click();
  await expect(panel.getByText(/^Ended on/)).toBeVisible();
});

test("a roster comes from a CSV file: faults first, then all of it, and the same again changes nothing", async ({
  page,
}, info) => {
  const file = info.outputPath("roster.csv");
  const rows = [
    "Name,Job,Groups,Sites,First day",
    "Ann Ames,Nurse,pilot,Mill Road,3/1/2025",
    "Bo Beck,Biller,billing,,",
  ];
  await writeFile(file, rows.join("\n"));
  await open(page, "/people");
  const load = async () => {
    await page.getByRole("button", { name: "Paste from a spreadsheet" }).click();
    const panel = page.getByRole("dialog", { name: "Paste from a spreadsheet" });
    await panel.locator("input[type=file]").setInputFiles(file);
    return panel;
  };
  const panel = await load();
  await expect(panel.getByText(/write clinicians, front desk/)).toBeVisible();
  await expect(panel.getByRole("button", { name: "Put on record" })).toHaveAttribute("aria-disabled", "true");
  await look(page, "roster-fault");
  rows[1] = "Ann Ames,Nurse,nurse,Mill Road,3/1/2025";
  await writeFile(file, rows.join("\n"));
  await panel.locator("input[type=file]").setInputFiles(file);
  await panel.getByRole("button", { name: "Put 2 on record" }).click();
  await expect(page.getByText("From your spreadsheet: 2 new, 0 changed.")).toBeVisible();
  await expect((await load()).getByRole("button", { name: "Nothing to change; done" })).toBeVisible();
});

test("somebody is designated with a letter, and the checklist of their leaving ends it", async ({ page }, info) => {
  await enter(page, house, house.owner);
  await page.goto(`${house.url}/practice/${house.id}/people`);
  const charge = page.getByRole("region", { name: "Who is in charge" });
  await expect(charge.getByText("Nobody is named as contact person.")).toBeVisible();
  await charge.getByRole("button", { name: "Designate somebody: contact person" }).click();
  const panel = page.getByRole("dialog", { name: "Contact person" });
  await panel.getByLabel("Who").selectOption({ label: `${STAYS}, Front desk lead` });
  await look(page, "designating");
  await panel.getByRole("button", { name: "Designate", exact: true }).click();
  await expect(panel).toBeHidden();
  await expect(charge.getByRole("link", { name: STAYS })).toBeVisible();

  const arriving = page.waitForEvent("download");
  await charge.getByRole("button", { name: `Letter as PDF: ${STAYS}, contact person` }).click();
  const letter = await arriving;
  expect(letter.suggestedFilename()).toMatch(/^contact-person-rosa-quintelle-.+\.pdf$/);
  const file = info.outputPath("letter.pdf");
  await letter.saveAs(file);
  expect((await readFile(file)).subarray(0, 5).toString()).toBe("%PDF-");
  await look(page, "in-charge");

  await page.goto(`${house.url}/practice/${house.id}/joining`);
  await page.getByLabel("Who", { exact: true }).selectOption(STAYS);
  await page.getByLabel("When their work begins or ends").fill("2026-11-19T16:50");
  await page.getByRole("button", { name: "Begin the checklist" }).click();
  await page.getByRole("button", { name: "Done: Name somebody else as contact person" }).click();
  await expect(page.getByRole("button", { name: /^Not done after all: Name somebody else/ })).toBeVisible();
  await page.goto(`${house.url}/practice/${house.id}/people`);
  await expect(charge.getByText("Nobody is named as contact person.")).toBeVisible();
});
