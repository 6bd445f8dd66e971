/** Policies: drafted, held against practice, approved, and read on a phone, with a course, by somebody without an account. */
import { expect, type Page } from "@playwright/test";

import { type Demo, type DemoHouse, openDemoHouse, post } from "./house";
import { enter, look, SIZES, test } from "./page";

const POLICY = "Termination and offboarding";
const PHONE = "Rhea’s phone";
const PAPER = "Keeping patient information private";
const PRACTICE = {
  name: "Cedar Street Family Medicine",
  time_zone: "America/Chicago",
  people: 13,
  ehr: "cloud",
  server: true,
  telehealth: true,
  home_work: true,
  personal_phones: true,
  texting: true,
  paper: true,
  ai_tools: true,
  medical_devices: true,
  website: true,
  it_provider: true,
};
const OFFICIAL = { name: "Janelle Prewitt", duties: ["security_official", "privacy_official"], roles: ["officers"] };
const ANSWERS = { "leaving-access": "main-only", "keys-returned": "keys-not-codes", "access-review": "reviewed" };
const READER = { name: "Rhea Lund", email: "rhea@example.com", job: "Front desk", roles: ["front_desk", "officers"] };
// All of the reader's courses but one.
const ELSEWHERE = ["onboarding", "devices", "front-desk", "officer"];
const COURSE = "Fake messages: spot them and stop them";
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

let house: DemoHouse;
test.beforeAll(async () => {
  // The demo practice has its policies already: this is one like it that has none.
  const demo = await openDemoHouse();
  const { token } = demo.owner;
  house = { ...demo, id: (await post<{ id: string }>(demo, "/v1/practices", PRACTICE, token)).id };
  const here = `/v1/practices/${house.id}`;
  await post(house, `${here}/people`, OFFICIAL, token);
  for (const [question, option] of Object.entries(ANSWERS)) {
    const { status } = await fetch(`${house.url}${here}/answers/${question}`, {
      method: "PUT",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ option, note: "", flagged: false }),
    });
    expect(status, question).toBe(200);
  }
  const { id } = await post<{ id: string }>(house, `${here}/people`, READER, token);
  const phone = { person_id: id, name: PHONE, kind: "phone", personal: true };
  await post(house, `${here}/devices`, phone, token);
  for (const course of ELSEWHERE) {
    const body = { person_id: id, course, done_on: YESTERDAY, given_by: "The medical society" };
    await post(house, `${here}/courses/completions`, body, token);
  }
});
test.afterAll(async () => {
  await house.close();
});
test.describe.configure({ mode: "serial" });

async function open(page: Page, who: Demo, path: string): Promise<void> {
  await enter(page, house, who);
  await page.goto(`${house.url}/practice/${house.id}${path}`);
}

/** A statement by how it begins. */
function line(page: Page, words: string) {
  return page.getByRole("listitem").filter({ hasText: words }).first();
}

/** Takes the course: lesson by lesson, once with a wrong answer, then with the right ones. */
async function take(phone: Page): Promise<void> {
  const on = phone.getByRole("button", { name: "Go on" });
  const answer = async (words: string) => {
    await phone.getByRole("radio", { name: words }).check();
  };
  await phone.getByRole("button", { name: `Begin: ${COURSE}` }).click();
  await expect(phone.getByRole("heading", { name: "What a trick looks like" })).toBeFocused();
  for (let lesson = 0; lesson < 3; lesson += 1) await on.click();
  await expect(phone.getByText("Question 1 of 4")).toBeVisible();
  await on.click();
  await expect(phone.getByText("Choose an answer first.")).toBeVisible();
  await answer("Write back and ask whether it is true");
  await on.click();
  await answer("Hang up, give nothing, and report the call");
  await on.click();
  await answer("Take it off the network, leave it on, call");
  await on.click();
  await answer("Hand it to the security official, and plug it in nowhere");
  await phone.getByRole("button", { name: "Hand it in" }).click();
  await expect(phone.getByRole("heading", { name: "Not yet: 3 of 4 right" })).toBeFocused();
  await expect(phone.getByText("the answer comes from the thief")).toBeVisible();
  await look(phone, "mine-result");
  await phone.setViewportSize(SIZES.phone);
  await phone.getByRole("button", { name: "Try again" }).click();
  await answer("Call the vendor at the number in our list");
  for (let question = 1; question < 4; question += 1) await on.click();
  await phone.getByRole("button", { name: "Hand it in" }).click();
  await expect(phone.getByRole("heading", { name: "You have passed: 4 of 4 right" })).toBeVisible();
  await phone.getByRole("button", { name: "Back to your page" }).click();
  await expect(phone.getByText("That is all. Thank you")).toBeVisible();
}

test("the set is drafted at a press, and what does not match is shown with its reason", async ({ page }) => {
  await open(page, house.owner, "/policies");
  await look(page, "policies-none");
  await page.getByRole("button", { name: "Draft the policies that apply here" }).click();
  const table = page.getByRole("table", { name: "Policies", exact: true });
  await expect(table.getByRole("row")).toHaveCount(56);
  await look(page, "policies");
  await table.getByRole("link", { name: POLICY }).click();
  await expect(page.getByRole("heading", { name: POLICY, level: 1 })).toBeVisible();
  await expect(page.getByText(/statements? of \d+ do(es)? not match practice/)).toBeVisible();
  await expect(line(page, "Every account of a leaver")).toContainText("hours, not told yet");
  await look(page, "policy-draft");
});

test("what is told where it is missing counts at once, and two ways out lead on", async ({ page }) => {
  await open(page, house.owner, "/policies");
  await page.getByRole("link", { name: POLICY }).click();

  await page.getByRole("button", { name: "Take 1" }).click();
  await expect(line(page, "Every account of a leaver")).toContainText("closed within 1 hour of");
  await page.getByLabel("When somebody leaves, is it written down").selectOption("Yes, that is how we work");
  await expect(line(page, "For each system we note")).not.toContainText("Does not match practice");

  await page.getByRole("button", { name: /^Plan to make it so: Every account/ }).click();
  await expect(page.getByLabel("By when")).toBeFocused();
  await page.getByLabel("By when").fill("2031-01-15");
  await page.getByRole("textbox", { name: "Who does it" }).fill("Janelle Prewitt");
  await page.getByRole("button", { name: "Put it on the plan" }).click();
  await expect(line(page, "Every account of a leaver")).toContainText("by Jan 15, 2031");

  await page.getByRole("button", { name: /^Change the words: Keys, badges/ }).click();
  await page.getByLabel("What it says").fill("Keys, badges and practice devices come back on the last day.");
  await page.getByRole("button", { name: "Keep these words" }).press("Enter");
  await expect(line(page, "come back on the last day.")).not.toContainText("codes that the person knew");

  await page.getByRole("button", { name: "Hand it over for review" }).click();
  await page.getByRole("button", { name: "Approve version 1" }).click();
  await expect(page.getByRole("alert")).toContainText("it says what is not so");
  for (const words of [/^Leave it out: Keys, badges/, /^Leave it out: .* makes sure that access ends/])
    await page.getByRole("button", { name: words }).click();
  await expect(page.getByText("Every statement matches what you do, or is under way (1).")).toBeVisible();
  await page.getByRole("button", { name: "Hand it over for review" }).click();
  await look(page, "policy-review");
  await page.getByRole("button", { name: "Approve version 1" }).click();
  await expect(page.getByText(/In effect from .* Approved by/)).toBeVisible();
  await look(page, "policy-effective");
});

test("what all of them still need is told in one sitting, with the keys alone", async ({ page }) => {
  await open(page, house.owner, "/policies");
  await page.getByRole("link", { name: "Tell what is missing" }).click();
  await expect(page.getByRole("heading", { name: "How you work", level: 1 })).toBeVisible();
  const sum = page.getByRole("status").filter({ hasText: "Told" });
  const left = async () => Number(/(\d+) left/.exec(await sum.innerText())?.[1]);
  const before = await left();
  await page.getByRole("main").getByRole("radiogroup").first().getByRole("radio").first().focus();
  await page.keyboard.press("y");
  await expect(page.getByText("Saved", { exact: true })).toHaveCount(1);
  await page.getByRole("main").getByRole("radiogroup").nth(1).getByRole("radio").first().focus();
  await page.keyboard.press("n");
  await expect(page.getByText("Saved", { exact: true })).toHaveCount(2);
  expect(await left()).toBe(before - 2);
  await look(page, "habits");
  await page.reload();
  await expect(sum).toContainText(`${before - 2} left`);
});

test("the specification shows the approved statement that covers it", async ({ page }) => {
  await open(page, house.owner, "/coverage");
  const row = page.getByRole("row").filter({ hasText: "164.308(a)(4)(ii)(C)" });
  await expect(row).toContainText("When somebody's job changes");
  await expect(row.getByRole("link", { name: POLICY }).first()).toBeVisible();
  await look(page, "coverage");
});

test("somebody without an account reads it on a phone and takes a course; the practice sees both", async ({
  page,
  browser,
}) => {
  await open(page, house.owner, "/readers");
  const people = page.getByRole("table", { name: "People", exact: true });
  await expect(people.getByRole("row").filter({ hasText: READER.name })).toContainText("0 of 1");
  await people.getByRole("checkbox", { name: `Choose ${READER.name}` }).check();
  await page.getByRole("button", { name: "Send 1 link" }).click();
  await expect(page.getByText("They are shown this once.")).toBeVisible();
  await expect(page.getByRole("img", { name: `Code to scan with the phone of ${READER.name}` })).toBeVisible();
  await look(page, "readers-sent");
  const link = await house.linkInMail(READER.email);

  const phone = await browser.newPage({ viewport: SIZES.phone });
  const begun = Date.now();
  await phone.goto(link);
  await look(phone, "mine-door");
  await phone.setViewportSize(SIZES.phone);
  await phone.getByRole("button", { name: "Send me the code" }).click();
  await expect(phone.getByLabel("Code")).toBeFocused();
  await phone.getByLabel("Code").fill("000000");
  await phone.getByRole("button", { name: "Open my page" }).click();
  await expect(phone.getByText("That is not the code")).toBeVisible();
  await phone.getByLabel("Code").fill(await house.codeInMail(READER.email));
  await phone.getByRole("button", { name: "Open my page" }).click();
  await expect(phone.getByRole("heading", { name: POLICY })).toBeVisible();
  await expect(phone.getByText("From Jan 15, 2031:")).toBeVisible();
  await look(phone, "mine");
  await phone.setViewportSize(SIZES.phone);
  await phone.getByRole("button", { name: `I have read it and will follow it: ${POLICY}` }).click();
  await expect(phone.getByText("You have read it")).toBeVisible();
  await phone.getByRole("button", { name: `Sign it: ${PAPER}` }).click();
  await expect(phone.getByText("Type your name first.")).toBeVisible();
  await phone.getByLabel("Your name").fill("Somebody Else");
  await phone.getByLabel("Your name").press("Enter");
  await expect(phone.getByRole("alert").filter({ hasText: "It is not signed." })).toBeVisible();
  await phone.getByLabel("Your name").fill(READER.name.toLowerCase());
  await phone.getByRole("button", { name: `Sign it: ${PAPER}` }).click();
  await expect(phone.getByText("You have signed it")).toBeVisible();
  await phone.getByRole("button", { name: `I agree for ${PHONE}` }).click();
  await expect(phone.getByText("You have agreed")).toBeVisible();
  await phone.getByText("Something went wrong?").click();
  await phone.getByLabel("What happened?").selectOption("A device is lost or stolen");
  await phone.getByLabel("What did you see?").fill("My badge is gone since lunch.");
  await phone.getByRole("button", { name: "Send the report" }).click();
  await expect(phone.getByText("It is on record as I-0001.")).toBeVisible();
  console.log(`a policy is opened, read and attested on a phone by a machine in ${Date.now() - begun} ms`);
  await take(phone);
  await phone.close();
  const again = await browser.newPage({ viewport: SIZES.phone });
  await again.goto(link);
  await again.getByRole("button", { name: "Send me the code" }).click();
  await expect(again.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  await again.close();

  await page.getByRole("button", { name: "Put them away" }).click();
  await page.reload();
  await expect(people.getByRole("row").filter({ hasText: READER.name })).toContainText("All 1");
  await look(page, "readers");

  await page.goto(`${house.url}/practice/${house.id}/training`);
  await expect(people.getByRole("row").filter({ hasText: READER.name })).toContainText("All 5");
  await people.getByRole("link", { name: READER.name }).click();
  const paper = page.waitForEvent("download");
  await page.getByRole("button", { name: `Certificate: ${COURSE}` }).click();
  expect((await paper).suggestedFilename()).toMatch(/^training-rhea-lund-phishing-.*\.pdf$/);

  await page.goto(`${house.url}/practice/${house.id}/people`);
  await page.getByRole("link", { name: READER.name }).click();
  const signed = page.getByRole("region", { name: "Papers they sign" });
  await expect(signed).toContainText(`${PAPER} Signed on`);
  const copy = page.waitForEvent("download");
  await signed.getByRole("button", { name: `Signed page: ${PAPER}` }).click();
  expect((await copy).suggestedFilename()).toMatch(/^signed-rhea-lund-confidentiality-statement-.*\.pdf$/);
});

test("a policy that is there already is brought in, and a person says what it covers", async ({ page }) => {
  await open(page, house.owner, "/bring");
  await page
    .getByLabel("Or paste its text")
    .fill("# Passwords\n\nEveryone keeps long passwords in a password manager.\n\nSigned by the owner in 2019.\n");
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByText("2 statements read")).toBeVisible();
  await page
    .getByRole("checkbox", { name: /164\.308\(a\)\(5\)\(ii\)\(D\)/ })
    .first()
    .check();
  await page.getByRole("button", { name: /^Leave it out: Signed by/ }).click();
  await expect(page.getByText("1 statement read")).toBeVisible();
  await look(page, "bring-read");
  await page.getByLabel("What it is called").fill("Our password rules");
  await page.getByRole("button", { name: "Put it on record as a draft" }).click();
  await expect(page.getByRole("heading", { name: "Our password rules", level: 1 })).toBeVisible();
  await expect(line(page, "Everyone keeps long passwords")).toContainText("45 CFR 164.308(a)(5)(ii)(D)");
});

test("the notice is built, approved, and an acknowledgment put down", async ({ page }) => {
  await open(page, house.owner, "/notice");
  await page.getByRole("button", { name: "Begin the notice" }).click();
  const still = page.getByRole("region", { name: "Still open" });
  await expect(still).toContainText("still open");
  const answer = async (question: RegExp, word: "Yes" | "No") => {
    const group = page.getByRole("radiogroup", { name: question });
    await group.getByRole("radio", { name: word }).check();
    await expect(still.getByRole("link", { name: question })).toHaveCount(0);
  };
  for (const question of [
    /treat patients yourselves/,
    /come to a place of yours/,
    /remind patients/,
    /later notice also/,
  ])
    await answer(question, "Yes");
  for (const question of [
    /first care ever given online/,
    /have a website/,
    /health information exchange/,
    /tell callers or visitors/,
    /ask patients for donations/,
    /psychotherapy notes/,
    /substance use disorder records/,
    /organized health care arrangement/,
  ])
    await answer(question, "No");
  const contact = page.getByLabel("Who answers questions about this notice?");
  await contact.fill("[name of our official]");
  await contact.blur();
  await expect(page.getByText("It has brackets or a blank in it.").first()).toBeVisible();
  await contact.fill("our privacy official");
  await page.getByLabel("At which phone number?").fill("(217) 555-0142");
  const address = page.getByLabel("To which address may a complaint be sent?");
  await address.fill("12 Maple Street, Springfield");
  await address.blur();
  await expect(still).toContainText("1 thing still open");
  await look(page, "notice-draft");
  await still.getByRole("link", { name: "From which day is it in effect?" }).click();
  const day = page.getByLabel("From which day is it in effect?");
  await expect(day).toBeFocused();
  await day.fill(today());
  await day.blur();
  await expect(still).toContainText("Nothing is missing.");

  await page.getByRole("button", { name: "Approve version 1" }).click();
  await expect(page.getByText(/In effect from .* Approved by/)).toBeVisible();
  await expect(page.getByRole("article", { name: "Notice, version 1" })).toContainText(
    "Ask our privacy official, phone (217) 555-0142.",
  );
  await page.getByLabel("It hangs where patients can read it").fill(today());
  await page.getByRole("button", { name: "Keep these days" }).click();
  await expect(page.getByText("4 of 5 still to do.")).toBeVisible();
  const paper = page.waitForEvent("download");
  await page.getByRole("button", { name: "Form to sign" }).click();
  expect((await paper).suggestedFilename()).toMatch(/receipt-of-notice-1\.pdf$/);

  await page.getByRole("button", { name: "Put one down" }).click();
  await page.getByRole("radio", { name: /Did not want to sign/ }).check();
  await page.getByLabel("How you asked for a signature").selectOption("In person, at the desk");
  await page.getByLabel("Why it was not signed").fill("Chart 20417 said no.");
  await page.getByRole("button", { name: "Put it down" }).click();
  await expect(page.getByRole("alert")).toContainText("nobody may be told from it");
  await page.getByLabel("Why it was not signed").fill("Signs nothing, as a rule.");
  await page.getByRole("button", { name: "Put it down" }).click();
  await expect(page.getByText(/Write this code on the form: [2-9B-Z]{4}-[2-9B-Z]{4}/)).toBeVisible();
  await expect(page.getByRole("table", { name: "Receipts", exact: true })).toContainText("Signs nothing, as a rule.");
  await look(page, "notice-effective");
});

/** Today where the demo practice is. */
function today(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "America/Chicago", dateStyle: "short" }).format(new Date());
}
