/** The officer reads the register, decides, copies and takes back; two people change one risk and nobody loses a word. */
import { type Browser, expect, type Locator, type Page } from "@playwright/test";

import { type Demo, type DemoHouse, openDemoHouse, post } from "./house";
import { enter, look, signIn, test } from "./page";

interface Risk {
  id: string;
  version: number;
  number: number;
  title: string;
  reason: string;
  response: string | null;
  owner: string;
  due_on: string | null;
  approved_by: string;
}

let house: DemoHouse;
let risks: Risk[] = [];

test.beforeAll(async () => {
  house = await openDemoHouse();
  risks = (await read<{ items: Risk[] }>("/risks?limit=200&sort=number")).items;
});
test.afterAll(async () => {
  await house.close();
});

async function read<Answer>(path: string): Promise<Answer> {
  const headers = { Authorization: `Bearer ${house.owner.token}` };
  return (await (await fetch(`${house.url}/v1/practices/${house.id}${path}`, { headers })).json()) as Answer;
}

function numbered(number: number): Risk {
  const found = risks.find((risk) => risk.number === number);
  if (!found) throw new Error(`The demo practice has no risk ${number}.`);
  return found;
}

/** One risk open over a register that shows it alone, so that a picture of the page stays short. */
function lone({ id, number }: Risk): string {
  return `/risks?q=R-${String(number).padStart(3, "0")}&risk=${id}`;
}

async function open(page: Page, who: Demo, path: string, heading: string | RegExp): Promise<void> {
  await enter(page, house, who);
  await page.goto(`${house.url}/practice/${house.id}${path}`);
  await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
}

async function another(browser: Browser, who: Demo, path: string, heading: string | RegExp): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await open(page, who, path, heading);
  return page;
}

function register(page: Page): Locator {
  return page.getByRole("table", { name: "Risks", exact: true });
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("The keyboard does not get there.");
}

test("the register shows all risks, and a cell of the heat map narrows it by keyboard", async ({ page }) => {
  await open(page, house.officer, "/risks", "Register");
  const all = risks.length;
  await expect(page.getByText(`All ${all} risks`)).toBeVisible();
  await expect(page.getByRole("link", { name: /^Needs a decision/ })).toBeVisible();

  const cell = page.getByRole("button", { name: /likelihood moderate, impact very high/ });
  const held = Number(/^\d+/.exec((await cell.getAttribute("aria-label")) ?? "")?.[0]);
  await tabTo(page, cell);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${held} of ${all} risks, likelihood moderate and impact very high`)).toBeVisible();
  await expect(cell).toBeFocused();
  await expect(cell).toHaveAttribute("aria-pressed", "true");
  await expect(register(page).getByRole("row")).toHaveCount(held + 1);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`All ${all} risks`)).toBeVisible();
});

test("filters, order and columns live in the address and can be saved under a name", async ({ page }) => {
  await open(page, house.officer, "/risks", "Register");
  await page.getByLabel("Search").fill("malware");
  await expect(page).toHaveURL(/q=malware/);
  await page.getByLabel("Level").selectOption({ label: "High and above" });
  await page
    .getByRole("button", { name: "Number" })
    .or(register(page).getByRole("button", { name: "Who" }))
    .click();
  await expect(page).toHaveURL(/sort=owner/);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Status" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(register(page).getByRole("columnheader", { name: "Status" })).toHaveCount(0);
  const rows = await register(page).getByRole("row").count();

  await page.getByRole("button", { name: "Save this view" }).click();
  await page.getByLabel("Name of the view").fill("Malware first");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: /Malware first/ })).toBeVisible();
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(page.getByText(`All ${risks.length} risks`)).toBeVisible();
  await page.reload();
  await page.getByRole("link", { name: /Malware first/ }).click();
  await expect(page.getByLabel("Search")).toHaveValue("malware");
  await expect(register(page).getByRole("row")).toHaveCount(rows);
  await page.goBack();
  await expect(page.getByLabel("Search")).toHaveValue("");
  await page.getByLabel("Search").fill("no such thing");
  await expect(page.getByText("No risk fits these filters.")).toBeVisible();
});

test("the glass box leads back to answers, rules and tables, and a change can be taken back", async ({ page }) => {
  const risk = numbered(18);
  expect(risk.response).toBeNull();
  await open(page, house.officer, lone(risk), `R-018 ${risk.title}`);
  const panel = page.getByRole("dialog");
  for (const step of ["What it can reach", "The threat", "Your safeguards", "What the tables say", "So we suggest"])
    await expect(panel.getByRole("heading", { name: step })).toBeVisible();
  await expect(panel.getByRole("link", { name: "See this answer" }).first()).toBeVisible();
  await expect(panel.getByRole("link", { name: /^164\./ }).first()).toBeVisible();
  await expect(panel.getByText(/NIST SP 800-66 Revision 2.* (would call this|comes to the same level)/)).toBeVisible();
  await look(page, "risk");

  await panel.getByRole("button", { name: "Go there" }).click();
  await expect(panel.getByRole("radio", { name: /^Reduce it/ })).toBeInViewport();
  await panel.getByRole("radio", { name: /^Reduce it/ }).check();
  await panel.getByLabel("Who sees to it").fill("Janelle Prewitt");
  await panel.getByLabel("To be done by").fill("2027-03-31");
  await panel.getByRole("group", { name: "Likelihood" }).getByRole("radio", { name: "Very high" }).check();
  await expect(panel.getByText("Needed, because we suggested")).toBeVisible();
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByRole("alert")).toBeFocused();
  await panel
    .getByRole("alert")
    .getByRole("link", { name: /Why you rate it so/ })
    .click();
  await page.keyboard.type("The line failed three times this year.");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText("R-018 is saved.")).toBeVisible();
  expect(await read<Risk>(`/risks/${risk.id}`)).toMatchObject({ response: "mitigate", owner: "Janelle Prewitt" });

  await panel.getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByText("As it is on record")).toBeVisible();
  await expect(panel.getByRole("radio", { name: "Not decided yet" })).toBeChecked();
  expect(await read<Risk>(`/risks/${risk.id}`)).toMatchObject({ response: null, owner: "", reason: risk.reason });

  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(page).not.toHaveURL(/risk=/);
});

test("two people change one risk: the second sees what changed, and both changes are kept", async ({
  page,
  browser,
}) => {
  const risk = numbered(5);
  const title = `R-005 ${risk.title}`;
  await open(page, house.officer, lone(risk), title);
  const other = await another(browser, house.owner, lone(risk), title);

  const theirs = other.getByRole("dialog");
  await theirs.getByLabel("To be done by").fill("2027-02-28");
  await theirs.getByLabel("Who sees to it").fill("Grant Soderby");
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs.getByText("R-005 is saved.")).toBeVisible();

  const mine = page.getByRole("dialog", { name: title });
  await mine.getByLabel("Why you rate it so").fill("Two machines answer from outside.");
  await mine.getByLabel("Who sees to it").fill("Dana Frisk");
  await mine.getByRole("button", { name: "Save" }).click();
  const merge = page.getByRole("dialog", { name: "Somebody else changed this while you were working" });
  await expect(merge.getByText("They changed To be done by to “Feb 28, 2027”.")).toBeVisible();
  await expect(merge.getByText("You both changed: Who sees to it")).toBeVisible();
  await look(page, "risk-merge");
  // Closing puts the choice off; nothing typed is dropped.
  await page.keyboard.press("Escape");
  await expect(merge).toHaveCount(0);
  await expect(mine.getByLabel("Who sees to it")).toHaveValue("Dana Frisk");
  await mine.getByRole("button", { name: "Save" }).click();
  await merge.getByRole("radio", { name: "Theirs: Grant Soderby" }).check();
  await merge.getByRole("button", { name: "Save this" }).click();
  await expect(merge).toHaveCount(0);
  await expect(mine.getByText("As it is on record")).toBeVisible();
  expect(await read<Risk>(`/risks/${risk.id}`)).toMatchObject({
    reason: "Two machines answer from outside.",
    owner: "Grant Soderby",
    due_on: "2027-02-28",
  });
  await other.context().close();
});

test("a sign-in that ends in the middle of a sentence loses none of it", async ({ page }) => {
  const risk = numbered(7);
  const title = `R-007 ${risk.title}`;
  await open(page, house.officer, lone(risk), title);
  const panel = page.getByRole("dialog");
  await panel.getByLabel("Why you rate it so").fill("Their account opens every machine we have.");
  await panel.getByRole("radio", { name: /^Share it/ }).check();
  await endSignIns(house.officer);
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your sign-in has ended.")).toBeVisible();
  await signIn(page, house.officer);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(panel.getByLabel("Why you rate it so")).toHaveValue("Their account opens every machine we have.");
  await expect(panel.getByRole("radio", { name: /^Share it/ })).toBeChecked();
  await expect(panel.getByText("Not saved yet")).toBeVisible();
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText("R-007 is saved.")).toBeVisible();
  expect(await read<Risk>(`/risks/${risk.id}`)).toMatchObject({ response: "transfer" });
});

test("several are changed at once, one is copied to others, and each can be taken back", async ({ page }) => {
  await open(page, house.officer, "/risks?owed=1", "Register");
  const undecided = await register(page).getByRole("row").count();
  await page.getByRole("checkbox", { name: "Choose R-020", exact: false }).check();
  await page.getByRole("checkbox", { name: "Choose R-022", exact: false }).check();
  await page.getByRole("button", { name: "Change 2 risks at once" }).click();
  const panel = page.getByRole("dialog", { name: "Change 2 risks at once" });
  await panel.getByLabel("What you will do about it").selectOption({ label: "Reduce it" });
  await panel.getByLabel("Who sees to it").fill("Rosa Quintelle");
  await panel.getByLabel("To be done by").fill("2027-01-31");
  await panel.getByRole("button", { name: "Save for all of them" }).click();
  await expect(page.getByText("2 risks are changed.")).toBeVisible();
  await expect(register(page).getByRole("row")).toHaveCount(undecided - 2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(register(page).getByRole("row")).toHaveCount(undecided);

  await page
    .getByRole("link", { name: "Clear" })
    .or(page.getByRole("button", { name: "Clear all filters" }))
    .click();
  await page.getByRole("link", { name: /R-012/ }).click();
  await page.getByRole("button", { name: "Copy to other risks" }).click();
  await expect(page.getByText("Choose the risks that get the rating and response of R-012.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Choose R-021", exact: false }).check();
  await page.getByRole("button", { name: "Copy R-012 to 1 risk" }).click();
  const copy = page.getByRole("dialog", { name: "Copy R-012 to 1 risk" });
  await expect(copy.getByLabel("Who sees to it")).toHaveValue(numbered(12).owner);
  await copy.getByLabel("Why you rate it so").fill("The same sign-ins, the same weakness.");
  await copy.getByRole("button", { name: "Save for all of them" }).click();
  await expect(page.getByText("1 risk is changed.")).toBeVisible();
  const copied = await read<Risk>(`/risks/${numbered(21).id}`);
  expect(copied).toMatchObject({ response: numbered(12).response, owner: numbered(12).owner });
});

test("accepting a risk waits for management, who approves it on the same page", async ({ page, browser }) => {
  const risk = numbered(26);
  const title = `R-026 ${risk.title}`;
  await open(page, house.officer, lone(risk), title);
  const panel = page.getByRole("dialog");
  await panel.getByRole("radio", { name: /^Accept it/ }).check();
  await panel.getByLabel("Who sees to it").fill("Janelle Prewitt");
  await panel.getByLabel("Accepted until").fill("2027-10-31");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText("Accepting a risk is management’s decision.")).toBeVisible();

  const owner = await another(browser, house.owner, lone(risk), title);
  await owner.getByRole("button", { name: "Approve accepting it" }).click();
  await expect(owner.getByText(/approved accepting this on/)).toBeVisible();
  expect((await read<Risk>(`/risks/${risk.id}`)).approved_by).not.toBe("");
  await owner.context().close();
});

test("a file is kept with the risk that it is about, and comes back as it was", async ({ page }) => {
  const risk = numbered(1);
  await open(page, house.officer, lone(risk), `R-001 ${risk.title}`);
  const panel = page.getByRole("dialog");
  const chooser = page.waitForEvent("filechooser");
  await panel.getByRole("button", { name: "Attach a file to R-001" }).click();
  const text = "Second step turned on for every mailbox.\n";
  await (await chooser).setFiles({ name: "mail settings.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await expect(panel.getByRole("list", { name: "Files of R-001" })).toContainText("mail settings.txt");
  const saved = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Download mail settings.txt" }).click();
  expect((await saved).suggestedFilename()).toBe("mail settings.txt");
});

test("a risk of our own goes on record and opens, so that it can be answered", async ({ page }) => {
  await open(page, house.officer, "/risks", "Register");
  await page.getByRole("button", { name: "Add a risk of your own" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("button", { name: "Put it on record" }).click();
  await expect(panel.getByRole("alert").getByRole("link")).toHaveCount(5);
  await panel.getByLabel("What could go wrong, in a few words").fill("Flood in the basement archive");
  await panel.getByLabel("What or who would bring it about").fill("The river rises in spring");
  await panel.getByLabel("What makes that possible here").fill("Old charts stand on the floor");
  await panel.getByRole("group", { name: "Likelihood" }).getByRole("radio", { name: "Low", exact: true }).check();
  await panel.getByRole("group", { name: "Impact" }).getByRole("radio", { name: "Moderate" }).check();
  await expect(panel.getByText("The table makes this")).toContainText("Low");
  await panel.getByRole("button", { name: "Put it on record" }).click();
  await expect(page.getByRole("heading", { name: /^R-\d+ Flood in the basement archive/ })).toBeVisible();
});

test("suggestions are agreed with in one go, with a reason for the high ones", async ({ page }) => {
  await open(page, house.officer, "/suggestions", "Suggested risks");
  const waiting = (await read<{ items: { risk_id: string | null }[] }>("/scenarios?limit=200")).items;
  const left = waiting.filter(({ risk_id }) => risk_id === null).length;
  await expect(page.getByRole("link", { name: `To look at (${left})` })).toBeVisible();
  await page.getByText("Why this came up").first().click();
  await page.getByRole("checkbox", { name: `Choose all ${left}` }).check();
  await page.getByRole("button", { name: `Put ${left} risks on record` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Put them on record" }).click();
  await expect(page.getByText(`${waiting.length} of ${waiting.length}`)).toBeVisible();
  await expect(page.getByText("Every suggested risk is on record.")).toBeVisible();
  await page.getByRole("link", { name: /^Kept out by your answers/ }).click();
  await expect(page.getByText("Why this is kept out").first()).toBeVisible();
});

test("a group that stands apart is rated by itself", async ({ page }) => {
  await open(page, house.officer, "/suggestions?show=recorded", "Suggested risks");
  const apart = page.getByRole("link", { name: /^Rate .+ apart/ }).first();
  await apart.click();
  const panel = page.getByRole("dialog");
  await expect(panel.getByText(/alone we would suggest/)).toBeVisible();
  await panel.getByLabel("Why it is rated apart").fill("They stand behind a locked door.");
  await panel.getByRole("button", { name: "Put it on record" }).click();
  await expect(panel).toHaveCount(0);
  expect((await read<{ items: { id: string }[] }>("/risks?limit=200")).items.length).toBeGreaterThan(risks.length);
});

test("somebody without the risks in their role reads why, and finds no dead button", async ({ page }) => {
  await open(page, house.staff, "/risks", "Risks");
  await expect(page.getByText("Your role does not include the risks.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Risks", exact: true })).toHaveCount(0);
});

async function endSignIns(who: Demo): Promise<void> {
  await fetch(`${house.url}/v1/me/sessions`, { method: "DELETE", headers: { Authorization: `Bearer ${who.token}` } });
  const { email, password } = who;
  who.token = (await post<{ access_token: string }>(house, "/v1/session", { email, password })).access_token;
}
