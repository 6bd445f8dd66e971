/** Questions are answered, given to a colleague and to somebody outside, and none is lost on a bad line. */
import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";

import { type House, openFurnishedHouse, OWNER, post } from "./house";
import { enter, look, signIn, test } from "./page";

const COLLEAGUE = { name: "Sam Okafor", email: "sam@example.com", password: "green bicycle in the rain" };
const MANAGER = { name: "Ana Duarte", email: "ana@example.com", password: "three herons by the river" };

test.describe.configure({ mode: "serial" });

interface Given {
  version: number;
  option: string | null;
  answered_by: string;
}

interface Asked {
  id: string;
  text: string;
  options: { id: string; text: string }[];
  given: Given | null;
}

let house: House & { token: string };
let practice = "";
let manager = "";
let questions: Asked[] = [];

test.beforeAll(async () => {
  house = await openFurnishedHouse();
  const facts = { name: "Cedar Street Family Medicine", kind: "medical", people: 9, time_zone: "America/Chicago" };
  practice = `/v1/practices/${(await post<{ id: string }>(house, "/v1/practices", facts, house.token)).id}`;
  questions = (await read<{ items: Asked[] }>("/questions?limit=200")).items;
  const token = new URL(await invite(MANAGER.email, "manager")).hash.replace("#token=", "");
  const { name, password } = MANAGER;
  const joined = await post<{ access_token: string }>(house, "/v1/invitations/accept", { token, name, password });
  manager = joined.access_token;
});
test.afterAll(async () => {
  await house.close();
});

/** Invites somebody; the letter leaves after the answer, so its link takes a moment. */
async function invite(email: string, role: string): Promise<string> {
  await post(house, `${practice}/members/invitations`, { email, role }, house.token);
  let link = "";
  await expect(async () => {
    link = await house.linkInMail(email);
  }).toPass();
  return link;
}

async function read<Answer>(path: string): Promise<Answer> {
  const answer = await fetch(house.url + practice + path, { headers: { Authorization: `Bearer ${house.token}` } });
  return (await answer.json()) as Answer;
}

async function given(question: Asked): Promise<Given | null> {
  return (await read<Asked>(`/questions/${question.id}`)).given;
}

/** The nth question of the first pass; each journey takes its own. */
function nth(place: number): Asked {
  const question = questions[place];
  if (!question) throw new Error(`The first pass has no question ${place}.`);
  return question;
}

function option(question: Asked, place: number): { id: string; text: string } {
  const found = question.options[place];
  if (!found) throw new Error(`${question.id} has no option ${place}.`);
  return found;
}

const at = (path: string) => house.url + practice.replace("/v1/practices", "/practice") + path;

async function open(page: Page, path: string): Promise<void> {
  await enter(page, house, OWNER);
  await page.goto(at(path));
}

async function openQuestion(page: Page, question: Asked): Promise<void> {
  await page.goto(at(`/questions/${question.id}`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(question.text);
}

async function answer(page: Page, question: Asked, place: number): Promise<void> {
  await page.getByRole("radiogroup", { name: question.text }).getByLabel(option(question, place).text).check();
}

async function visitor(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  return { context, page: await context.newPage() };
}

test("a question is answered by key, an answer leads to work, and the list knows how far we are", async ({ page }) => {
  const first = nth(0);
  await open(page, "/questions");
  await expect(page.getByText(`0 of ${questions.length}`)).toBeVisible();
  await page.getByRole("link", { name: "Begin" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first.text);
  const worst = first.options.findIndex(({ id }) => id === "dont_know") - 1;
  await page.keyboard.press(String(worst + 1));
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  expect(await given(first)).toMatchObject({ option: option(first, worst).id, answered_by: OWNER.name });
  await page.getByRole("button", { name: "Put it on the plan" }).click();
  await expect(page.getByText("On your plan:")).toBeVisible();

  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nth(1).text);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first.text);
  await page.keyboard.press("j");
  await page.getByLabel("Words in the question or its answers").fill(nth(2).text);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nth(2).text);

  await page.getByRole("link", { name: "All questions" }).click();
  await expect(page.getByText(new RegExp(`1 of ${questions.length} ·`))).toBeVisible();
  await page.getByLabel("Show", { exact: true }).selectOption("open");
  await expect(page.getByRole("button", { name: first.text })).toBeHidden();
  await page.getByRole("button", { name: nth(1).text }).click();
  await answer(page, nth(1), 0);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: nth(1).text })).toBeVisible();
  await page.getByLabel("Search the questions").fill("policies");
  await expect(page.getByRole("button", { name: nth(2).text })).toBeHidden();
  await page.getByRole("link", { name: "Go on where you left" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nth(2).text);
});

test("what does not apply is saved with its reason and not before", async ({ page }) => {
  const question = questions.find(({ options }) => options.some(({ id }) => id === "not_applicable"));
  if (!question) throw new Error("No question can be not applicable.");
  await open(page, `/questions/${question.id}`);
  await page.getByLabel(question.options.at(-1)?.text ?? "").check();
  await expect(page.getByText("Write the reason; then it is saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Write the reason; then it is saved.")).toBeVisible();
  expect(await given(question)).toBeNull();
  await page.getByLabel("Why does it not apply here?").fill("We share no office with anybody.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  expect(await given(question)).toMatchObject({ option: "not_applicable" });
});

test("a note and a flag are kept before there is an answer", async ({ page }) => {
  const question = nth(14);
  await open(page, `/questions/${question.id}`);
  await page.getByLabel("Note").fill("The plan may be in the blue binder.");
  await page.getByLabel("Look at this again later").check();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect
    .poll(() => given(question))
    .toMatchObject({ option: null, note: "The plan may be in the blue binder.", flagged: true });
  await page.reload();
  await expect(page.getByLabel("Note")).toHaveValue("The plan may be in the blue binder.");
  await expect(page.getByLabel("Look at this again later")).toBeChecked();
});

test("a colleague answers what was assigned, and nothing else", async ({ page, browser }) => {
  const question = nth(3);
  const { context, page: theirs } = await visitor(browser);
  await theirs.goto(await invite(COLLEAGUE.email, "staff"));
  await theirs.getByLabel("Your name").fill(COLLEAGUE.name);
  await theirs.getByLabel("Password", { exact: true }).fill(COLLEAGUE.password);
  await theirs.getByRole("button", { name: "Join" }).click();
  await expect(theirs.getByText(`Signed in as ${COLLEAGUE.name}`)).toBeVisible();
  await theirs.goto(at("/questions"));
  await expect(theirs.getByText("No question is assigned to you.")).toBeVisible();

  await open(page, `/questions/${question.id}`);
  await page.getByLabel("Assign to a colleague").selectOption({ label: COLLEAGUE.name });
  await expect(page.getByText(`Assigned to ${COLLEAGUE.name}.`)).toBeVisible();

  await theirs.reload();
  await theirs.getByRole("button", { name: question.text }).click();
  await answer(theirs, question, 1);
  await expect(theirs.getByText("Saved", { exact: true })).toBeVisible();
  await theirs.goto(at(`/questions/${nth(4).id}`));
  await expect(theirs.getByText("This question is not assigned to you")).toBeVisible();
  await expect(theirs.getByRole("radiogroup", { name: nth(4).text })).toBeHidden();
  await context.close();

  await page.reload();
  await expect(page.getByText(`Answered by ${COLLEAGUE.name}`)).toBeVisible();
  await expect(page.getByLabel(option(question, 1).text)).toBeChecked();
});

test("somebody outside answers by link; it counts once it is accepted", async ({ page, browser }) => {
  const [first, second] = [nth(5), nth(6)];
  await open(page, "/questions");
  for (const { text } of [first, second]) await page.getByLabel(`Choose: ${text}`).check();
  await page.getByLabel("Search the questions").fill(second.text);
  await expect(page.getByLabel(`Choose: ${first.text}`)).toBeHidden();
  await expect(page.getByText("2 questions chosen")).toBeVisible();
  await page.getByRole("button", { name: "Ask somebody" }).click();
  await page.getByLabel("Their name").fill("Ben Ito");
  await page.getByLabel("A few words to them").fill("You set up our server, so you know best.");
  await look(page, "ask-outside");
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByLabel("The link", { exact: true }).inputValue();
  await page.getByRole("button", { name: "Close the panel" }).click();
  await page.getByLabel("Search the questions").fill("");
  await page.getByLabel("Show", { exact: true }).selectOption("outside");
  await expect(page.getByRole("button", { name: first.text })).toBeVisible();

  const { context, page: theirs } = await visitor(browser);
  await theirs.goto(link);
  await expect(theirs.getByText("You set up our server, so you know best.")).toBeVisible();
  expect(theirs.url()).toBe(`${house.url}/guest`);
  await answer(theirs, first, 1);
  await answer(theirs, second, 2);
  await expect(theirs.getByText("Sent for review.")).toHaveCount(2);
  await look(theirs, "guest");
  expect(await given(first)).toBeNull();

  await page.goto(at("/guests"));
  await page.getByRole("button", { name: `Accept: ${first.text}` }).click();
  await expect(page.getByText("is on record now, from Ben Ito.")).toBeVisible();
  await page.getByRole("button", { name: `Do not take over: ${second.text}` }).click();
  await page.getByLabel("Why not?").fill("We changed the server since.");
  await page.getByRole("button", { name: "Do not take over", exact: true }).click();
  await expect(page.getByText("No answer waits for you.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Decided answers" })).toContainText("We changed the server since.");
  expect(await given(first)).toMatchObject({
    option: option(first, 1).id,
    answered_by: `Ben Ito by link, accepted by ${OWNER.name}`,
  });
  expect(await given(second)).toBeNull();
  await openQuestion(page, first);
  await expect(page.getByText(`Answered by Ben Ito by link, accepted by ${OWNER.name}`)).toBeVisible();

  await page.goto(at("/guests"));
  await page.getByRole("button", { name: "Take back the link of Ben Ito" }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("Link taken back")).toBeVisible();
  await theirs.goto("about:blank");
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  await look(theirs, "guest-gone");
  await context.close();
});

test("three answers without a connection are sent when it is back", async ({ page, context }) => {
  const three = [nth(7), nth(8), nth(9)];
  await open(page, "/questions");
  await expect(page.getByRole("button", { name: nth(7).text })).toBeVisible();
  await context.setOffline(true);
  for (const question of three) {
    await page.getByRole("button", { name: question.text }).click();
    await answer(page, question, 0);
  }
  await expect(page.getByText("3 answers are kept on this device.")).toBeVisible();
  for (const question of three) expect(await given(question)).toBeNull();
  await context.setOffline(false);
  for (const question of three)
    await expect.poll(() => given(question)).toMatchObject({ option: option(question, 0).id, answered_by: OWNER.name });
  await expect(page.getByText("kept on this device")).toHaveCount(0);
});

test("a reload without a connection loses nothing", async ({ page, context }) => {
  const question = nth(10);
  await open(page, `/questions/${question.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(question.text);
  await context.setOffline(true);
  await answer(page, question, 1);
  await page.getByLabel("Note").fill("The binder is on the second shelf.");
  await expect(page.getByText("Kept on this device; it will be sent when the connection is back")).toBeVisible();
  await look(page, "question-offline");
  await page.reload().catch(() => null);
  await context.setOffline(false);
  await page.goto(at("/questions"));
  await expect
    .poll(() => given(question))
    .toMatchObject({
      option: option(question, 1).id,
      note: "The binder is on the second shelf.",
    });
});

test("when somebody else answered meanwhile, both answers are shown and one is chosen", async ({ page, context }) => {
  const [first, second] = [nth(11), nth(12)];
  await open(page, "/questions");
  await expect(page.getByRole("button", { name: first.text })).toBeVisible();
  await context.setOffline(true);
  for (const question of [first, second]) {
    await page.getByRole("button", { name: question.text }).click();
    await answer(page, question, 0);
    await put(question, option(question, 2).id);
  }
  await context.setOffline(false);
  await expect(page.getByText(`${MANAGER.name} answered this while you were working.`)).toBeVisible();
  await page.getByRole("button", { name: "Use mine" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  expect(await given(second)).toMatchObject({ option: option(second, 0).id, answered_by: OWNER.name });

  await page.getByRole("link", { name: first.text }).click();
  await look(page, "question-clash");
  await page.getByRole("button", { name: "Leave the one on record" }).click();
  await expect(page.getByLabel(option(first, 2).text)).toBeChecked();
  await expect(page.getByLabel(option(first, 2).text)).toBeFocused();
  expect(await given(first)).toMatchObject({ option: option(first, 2).id, answered_by: MANAGER.name });
});

async function put(question: Asked, option: string): Promise<void> {
  const answer = await fetch(`${house.url}${practice}/answers/${question.id}`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${manager}` },
    body: JSON.stringify({ option }),
  });
  expect(answer.status).toBe(200);
}

test("an answer outlives the end of the sign-in and stays with the person who gave it", async ({ page }) => {
  const question = nth(13);
  await open(page, `/questions/${question.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(question.text);
  await endSignIns();
  await answer(page, question, 0);
  await expect(page.getByText("Your sign-in has ended.")).toBeVisible();

  await signIn(page, COLLEAGUE);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(question.text);
  await expect(page.getByText("Nobody has answered this yet.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  expect(await given(question)).toBeNull();

  await signIn(page, OWNER);
  await expect(page.getByText(`Signed in as ${OWNER.name}`)).toBeVisible();
  await openQuestion(page, question);
  await expect.poll(() => given(question)).toMatchObject({ option: option(question, 0).id, answered_by: OWNER.name });
  await expect(page.getByLabel(option(question, 0).text)).toBeChecked();
});

async function endSignIns(): Promise<void> {
  await fetch(`${house.url}/v1/me/sessions`, { method: "DELETE", headers: { Authorization: `Bearer ${house.token}` } });
  const { email, password } = OWNER;
  house.token = (await post<{ access_token: string }>(house, "/v1/session", { email, password })).access_token;
}
