/** The officer plans the week, tries tasks out before anything is saved, and what is done changes its answer. */
import { expect, type Locator, type Page } from "@playwright/test";

import { type Demo, type DemoHouse, openDemoHouse, post } from "./house";
import { enter, look, signIn, test } from "./page";

interface Task {
  id: string;
  version: number;
  title: string;
  status: string;
  due_on: string | null;
  question: string | null;
  becomes: string | null;
  note: string;
}

const CODES = "Change the door and alarm codes and add them to the leaving list";
const MAILBOXES = "Turn on the second step for every mailbox";
const DRIVES = "Encrypt the backup drives";
const TRAINING = "Train the people who have been left out";
const PHONES = "Protect the phones and tablets that are left";

test.describe.configure({ mode: "serial" });

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
});
test.afterAll(async () => {
  await house.close();
});

async function read<Answer>(path: string): Promise<Answer> {
  const headers = { Authorization: `Bearer ${house.owner.token}` };
  return (await (await fetch(`${house.url}/v1/practices/${house.id}${path}`, { headers })).json()) as Answer;
}

async function tasks(): Promise<Task[]> {
  return (await read<{ items: Task[] }>("/tasks?limit=200")).items;
}

async function titled(title: string): Promise<Task> {
  const found = (await tasks()).find((task) => task.title === title);
  if (!found) throw new Error(`The demo practice has no task “${title}”.`);
  return found;
}

async function open(page: Page, who: Demo, path: string): Promise<void> {
  await enter(page, house, who);
  await page.goto(`${house.url}/practice/${house.id}${path}`);
  await expect(page.getByRole("heading", { level: 1, name: "Plan" })).toBeVisible();
}

function column(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

test("the week holds what fits into it, and another pace plans it anew", async ({ page }) => {
  await open(page, house.officer, "/plan");
  await expect(page.getByRole("heading", { name: "This week: 2 items, 2 h" })).toBeVisible();
  await page.getByLabel("Time a week").selectOption("4 h");
  await expect(page.getByRole("heading", { name: /^This week: [4-9] items, 4 h$/ })).toBeVisible();
  await page.goto(`${house.url}/practice/${house.id}/plan`);
  await expect(page.getByLabel("Time a week")).toHaveValue("240");
  await page.getByText(/^The \d+ weeks after it$/).click();
  await expect(page.getByRole("columnheader", { name: "Week from" })).toBeVisible();
});

test("what would be left is shown before anything is saved", async ({ page }) => {
  const before = await tasks();
  await open(page, house.officer, "/plan");
  for (const title of [MAILBOXES, DRIVES, TRAINING])
    await page.getByRole("checkbox", { name: `Choose ${title}`, exact: true }).check();
  await page.getByRole("button", { name: "With these 3 done" }).click();
  const panel = page.getByRole("dialog", { name: "With these 3 done" });
  const told = panel.getByText(/^Open risks: \d+ today, \d+ with these done\.$/);
  await expect(told).toBeVisible();
  const [open_before = 0, open_after = 0] = (await told.innerText()).match(/\d+/g)?.map(Number) ?? [];
  expect(open_after).toBeLessThan(open_before);

  const heat = panel.getByRole("table", { name: "Open risks with these done" });
  await expect(heat.getByText("1 fewer").first()).toBeVisible();
  await expect(panel.getByText(/no longer stands? open\./)).toBeVisible();
  // The address carries what is tried; few lines behind it keep the pictures short.
  await page.goto(`${page.url()}&q=drives`);
  await expect(heat).toBeVisible();
  await look(page, "plan-what-if");
  await panel.getByRole("radiogroup", { name: "Show the table" }).getByText("Today").click();
  await expect(panel.getByRole("table", { name: "Open risks today" })).not.toContainText("fewer");
  expect(await tasks()).toEqual(before);

  await panel.getByLabel(DRIVES).fill("2027-05-14");
  await panel.getByRole("button", { name: "Put these days in the plan" }).click();
  await expect(page.getByText("1 task got a day.")).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(DRIVES) })).toContainText("May 14, 2027");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row", { name: new RegExp(DRIVES) })).not.toContainText("May 14, 2027");
});

/** Waits until a menu has the focus. It takes it twice, and a key between the two would be lost. */
async function taken(menu: Locator): Promise<void> {
  await expect(menu.locator(":focus")).toHaveCount(1);
  await menu.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done))));
      }),
  );
}

test("the board is worked with the keyboard, and a task that is done changes its answer", async ({ page }) => {
  const { question, becomes } = await titled(CODES);
  const answered = async () => (await read<{ option: string }>(`/answers/${question ?? ""}`)).option;
  const first = await answered();
  await open(page, house.officer, "/plan?view=board");
  const card = (name: string) => column(page, name).getByRole("listitem").filter({ hasText: CODES });
  await look(page, "plan-board");

  await card("Open")
    .getByRole("button", { name: /^Move to/ })
    .focus();
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu");
  await taken(menu);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Started" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(card("Started").getByRole("link", { name: CODES })).toBeFocused();

  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await taken(menu);
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("menuitem").and(page.locator(":focus"))).toHaveCount(1);
  await page.keyboard.press("Enter");
  const ask = page.getByRole("dialog", { name: "Is this true now?" });
  await expect(ask.getByRole("button", { name: "Yes, change the answer" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The answer is changed.")).toBeVisible();
  await expect(card("Done").getByRole("link", { name: CODES })).toBeFocused();
  expect(await answered()).toBe(becomes);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(answered).toBe(first);
});

test("a card is dragged with a mouse, and what is dropped leaves its reason", async ({ page }) => {
  await open(page, house.officer, "/plan?view=board");
  const done = column(page, "Done").getByRole("listitem").filter({ hasText: CODES });
  await done.dragTo(column(page, "Started").getByRole("heading"));
  await expect(column(page, "Started").getByText(CODES)).toBeVisible();
  await page.getByRole("button", { name: `Move to… ${PHONES}` }).click();
  await page.getByRole("menuitem", { name: "Dropped" }).click();
  const ask = page.getByRole("dialog", { name: "Why is it dropped?" });
  await ask.getByRole("button", { name: "Drop it" }).click();
  await expect(ask.getByText("Say in a sentence why it is not done.").first()).toBeVisible();
  await ask.getByLabel("Reason").fill("The phones are replaced in spring.");
  await ask.getByRole("button", { name: "Drop it" }).click();
  await expect(page.getByText("Dropped (1)")).toBeVisible();
  await expect.poll(async () => (await titled(PHONES)).note).toBe("The phones are replaced in spring.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(column(page, "Open").getByText(PHONES)).toBeVisible();
});

test("the calendar shows what falls due, tasks and other days alike", async ({ page }) => {
  const { due_on } = await titled(DRIVES);
  await open(page, house.officer, `/plan?view=calendar&month=${(due_on ?? "").slice(0, 7)}`);
  const month = page.getByRole("table", { name: /^\w+ \d{4}$/ });
  await expect(month.getByRole("cell").filter({ has: page.locator(`time[datetime="${due_on ?? ""}"]`) })).toContainText(
    DRIVES,
  );
  await expect(month.getByText("Risk due:").first()).toBeVisible();
  await look(page, "plan-calendar");
  const shown = (await month.getAttribute("aria-label")) ?? "";
  await page.getByRole("button", { name: "Month after" }).click();
  await expect(page.getByRole("heading", { name: shown, exact: true })).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("heading", { name: shown, exact: true })).toBeVisible();
});

test("work that the answers call for is taken up with one click, and taken back with another", async ({ page }) => {
  await open(page, house.officer, "/plan?view=proposed");
  const whole = page.getByText(/^Proposed \(\d+\)$/);
  const count = Number(/\d+/.exec(await whole.innerText())?.[0]);
  await page
    .getByRole("button", { name: /^Take up:/ })
    .first()
    .click();
  await expect(page.getByText(`Proposed (${count - 1})`)).toBeVisible();
  await look(page, "plan-proposed");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`Proposed (${count})`)).toBeVisible();
});

test("two people change one task, and words typed over it survive an ended sign-in", async ({ page }) => {
  const { id } = await titled(MAILBOXES);
  await open(page, house.officer, `/plan?q=mailbox&task=${id}`);
  const panel = page.getByRole("dialog", { name: MAILBOXES });
  const minutes = panel.getByLabel("Minutes it takes");
  await panel.getByLabel("What was done, or why it was dropped").fill("Five mailboxes are left.");
  await minutes.fill("55");

  const now = await read<Task>(`/tasks/${id}`);
  const { version, id: _, ...body } = now;
  const answer = await fetch(`${house.url}/v1/practices/${house.id}/tasks/${id}`, {
    method: "PUT",
    headers: {
      "Content-Type": "application/json",
      "If-Match": `"${version}"`,
      Authorization: `Bearer ${house.owner.token}`,
    },
    body: JSON.stringify({ ...body, milestones: undefined, minutes: 25, owner: "Dana Frisk" }),
  });
  expect(answer.status).toBe(200);

  const { email, password } = house.officer;
  await fetch(`${house.url}/v1/me/sessions`, {
    method: "DELETE",
    headers: { Authorization: `Bearer ${house.officer.token}` },
  });
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Your sign-in has ended.")).toBeVisible();
  await signIn(page, { email, password });
  await expect(minutes).toHaveValue("55");
  house.officer.token = (await post<{ access_token: string }>(house, "/v1/session", { email, password })).access_token;

  await panel.getByRole("button", { name: "Save", exact: true }).click();
  const merge = page.getByRole("dialog", { name: /^Somebody else changed this/ });
  await expect(merge.getByText("They changed Who does it to “Dana Frisk”.")).toBeVisible();
  await expect(merge.getByText("You both changed: Minutes it takes")).toBeVisible();
  await merge.getByRole("button", { name: "Save this" }).click();
  await expect(panel.getByText("As it is on record")).toBeVisible();
  expect(await read<Task>(`/tasks/${id}`)).toMatchObject({
    minutes: 55,
    owner: "Dana Frisk",
    note: "Five mailboxes are left.",
  });

  await panel.getByRole("button", { name: "Done", exact: true }).click();
  const ask = page.getByRole("dialog", { name: "Is this true now?" });
  await expect(ask).toBeVisible();
  await look(page, "plan-done");
  await ask.getByRole("button", { name: "Not yet" }).click();
  await expect(panel.getByRole("button", { name: "Change the answer now" })).toBeVisible();
});

test("staff read the plan, and see in words that others change it", async ({ page }) => {
  await open(page, house.staff, `/plan?task=${(await titled(TRAINING)).id}`);
  await expect(page.getByRole("dialog").getByRole("button", { name: "Save" })).toHaveCount(0);
  await page.getByRole("button", { name: "Close the panel" }).click();
  await expect(page.getByText("Your role reads the plan")).toBeVisible();
  for (const name of ["Add a task", "Start", "Done"])
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
});
