/** What is missing is done, the owner approves and seals through a reload, and the sealed PDF is what was sealed. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect, type Page } from "@playwright/test";

import { type Demo, type DemoHouse, openDemoHouse, PYTHON, ROOT } from "./house";
import { enter, look, test } from "./page";

interface Missing {
  room: string;
  ids: string[];
}

interface Stored {
  id: string;
  version: number;
  number: number;
}

test.describe.configure({ mode: "serial" });

let house: DemoHouse;
test.beforeAll(async () => {
  house = await openDemoHouse();
});
test.afterAll(async () => {
  await house.close();
});

async function open(page: Page, who: Demo, path: string): Promise<void> {
  await enter(page, house, who);
  await page.goto(`${house.url}/practice/${house.id}${path}`);
}

/** Speaks to the API as the officer. */
async function ask<Answer>(method: string, path: string, body?: unknown, version?: number): Promise<Answer> {
  const answer = await fetch(`${house.url}/v1/practices/${house.id}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${house.officer.token}`,
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...(version !== undefined && { "If-Match": `"${version}"` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text ? JSON.parse(text) : null) as Answer;
}

async function missing(analysis: string): Promise<Missing[]> {
  const found = await ask<{ elements: { missing: Missing[] }[] }>("GET", `/analyses/${analysis}/completeness`);
  return found.elements.flatMap((element) => element.missing);
}

/** Does in other rooms what the checklist still asks for. */
async function complete(analysis: string): Promise<void> {
  for (let round = 0; round < 4; round++) {
    const open_ = await missing(analysis);
    if (open_.length === 0) return;
    for (const { room, ids } of open_) {
      if (room === "assets") await every(ids, "/assets/bulk", "/assets", { holds_ephi: "yes" });
      if (room === "questions") for (const id of ids) await answer(id);
      if (room === "risks" && ids[0]?.startsWith("TV-"))
        await ask("POST", "/risks/confirm", {
          scenarios: ids.map((pair) => ({ pair })),
          reason: "We looked at each of them together.",
        });
      else if (room === "risks")
        await every(ids, "/risks/bulk", "/risks", {
          reason: "Looked at again after the last questions were answered.",
          response: "mitigate",
          owner: "Janelle Prewitt",
          due_on: "2099-01-31",
        });
    }
  }
  expect(await missing(analysis)).toEqual([]);
}

async function every(ids: string[], path: string, list: string, set: object): Promise<void> {
  const { items } = await ask<{ items: Stored[] }>("GET", `${list}?limit=200`);
  const chosen = items.filter(({ id }) => ids.includes(id)).map(({ id, version }) => ({ id, version }));
  await ask("POST", path, { items: chosen, set });
}

async function answer(id: string): Promise<void> {
  const { options } = await ask<{ options: { id: string }[] }>("GET", `/questions/${id}`);
  const given = await ask<{ version: number }>("GET", `/answers/${id}`).catch(() => undefined);
  await ask("PUT", `/answers/${id}`, { option: options[0]?.id }, given?.version);
}

async function draft(): Promise<Stored> {
  const { items } = await ask<{ items: (Stored & { status: string })[] }>("GET", "/analyses");
  const found = items.find(({ status }) => status === "draft");
  if (!found) throw new Error("There is no draft.");
  return found;
}

test("the officer sees what is missing and where, prints the draft, and knows whom to ask", async ({ page }) => {
  await open(page, house.officer, "/finalize");
  await expect(page.getByRole("heading", { level: 1, name: "Finalize analysis 1" })).toBeVisible();
  await expect(page.getByText("5 of 9")).toBeVisible();
  await expect(page.getByRole("link", { name: "R-018" })).toHaveAttribute("href", /\/risks\?risk=/);
  await expect(page.getByRole("link", { name: "Emergency entry list and keys" })).toHaveAttribute(
    "href",
    `/practice/${house.id}/questions/emergency-entry`,
  );
  await expect(page.getByRole("link", { name: "Flaw in web form or portal exploited" })).toHaveAttribute(
    "href",
    /\/suggestions\?pair=TV-084/,
  );
  await expect(page.getByText("An owner or a manager approves it: Dr. Miriam Oyelaran.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve and seal" })).toHaveCount(0);
  await look(page, "finalize-draft");

  await page.getByLabel("Why it is made").fill("Our first analysis of both offices.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The first page is changed.")).toBeVisible();
  await expect(page.getByText("As it is on record")).toBeVisible();
  const waiting = page.waitForEvent("download");
  await page.getByRole("group", { name: "Print the draft" }).getByRole("button", { name: "PDF" }).click();
  expect((await waiting).suggestedFilename()).toBe("tansy-ridge-family-medicine-risk-analysis-1.pdf");
});

test("what is missing leads to its place, and the part is done when the last thing is", async ({ page }) => {
  await open(page, house.officer, "/finalize");
  await page.getByRole("link", { name: "Emergency entry list and keys" }).click();
  await expect(page).toHaveURL(/questions\/emergency-entry/);
  const saved = page.waitForResponse((it) => it.request().method() === "PUT" && it.url().includes("/answers/"));
  await page.getByRole("main").getByRole("radio").first().check();
  expect((await saved).ok()).toBe(true);
  await page.goBack();
  await expect(page.getByText("5 questions of the first pass are not answered yet")).toBeVisible();
  await complete((await draft()).id);
  await page.reload();
  await expect(page.getByText("9 of 9")).toBeVisible();
  await expect(page.getByText("Everything is there; send them this address:")).toBeVisible();
});

test("the owner approves, leaves the page in the middle, and finds the analysis sealed", async ({ page }) => {
  await open(page, house.owner, "/finalize");
  await expect(page.getByText("You would approve as Dr. Miriam Oyelaran, owner of")).toBeVisible();
  const asked = page.waitForRequest((request) => request.url().endsWith("/seal"));
  await page.getByRole("button", { name: "Approve and seal" }).click();
  await asked;
  await expect(page.getByRole("status").filter({ hasText: "Sealing." })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Analysis 1 is sealed" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("Nothing has changed on record since it was sealed.")).toBeVisible();
  await look(page, "finalize-sealed");
});

test("the sealed PDF is in view, its fingerprint is the one shown, and it can be checked offline", async ({ page }) => {
  await open(page, house.owner, "/finalize");
  const view = page.getByTitle("Analysis 1 as it was sealed");
  await expect(view).toHaveAttribute("src", /^blob:/);
  const told = await page.getByText(/^[0-9a-f]{12}…$/).textContent();
  const folder = await mkdtemp(join(tmpdir(), "duecare-sealed-"));
  try {
    const pdf = await download(page, "PDF", folder);
    await download(page, "Seal file", folder);
    const sha256 = createHash("sha256")
      .update(await readFile(pdf))
      .digest("hex");
    expect(sha256.slice(0, 12)).toBe(told?.slice(0, 12));
    const { stdout } = await promisify(execFile)(PYTHON, ["-m", "api.cli", "verify", pdf], { cwd: ROOT });
    expect(stdout).not.toBe("");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("on a phone the PDF is one tap away, without a window in the window", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, house.owner, "/finalize");
  await expect(page.getByRole("link", { name: "Open the PDF in its own tab" })).toHaveAttribute("href", /^blob:/);
  await expect(page.getByTitle("Analysis 1 as it was sealed")).toHaveCount(0);
});

test("later changes are told, and the next analysis stands beside the last", async ({ page }) => {
  const { items } = await ask<{ items: (Stored & { name: string })[] }>("GET", "/assets?limit=200");
  const gone = items.find(({ name }) => name === "Practice e-mail");
  if (!gone) throw new Error("The demo practice has no such asset.");
  await every([gone.id], "/assets/bulk", "/assets", { encrypted: "no" });

  await open(page, house.owner, "/analyses");
  await expect(page.getByText(/Practice e-mail: encryption was/)).toBeVisible();
  await page.getByRole("link", { name: "Start the next one" }).click();
  // What stands above is still loading and moves it; a key finds it wherever it is.
  await page.getByText("Start the next analysis").press("Enter");
  await page.getByLabel("Why it is made").fill("A year has passed.");
  await page.getByRole("button", { name: "Start the draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Finalize analysis 2" })).toBeVisible();
  await page.getByText("What changed since analysis 1").click();
  await expect(page.getByText(/Practice e-mail: encryption was/)).toBeVisible();

  await page.getByRole("link", { name: "Written analyses" }).click();
  await expect(page.getByLabel("Look at")).toHaveValue(/./);
  await expect(page.getByRole("table", { name: "Open risks by level" })).toBeVisible();
  await page.getByRole("link", { name: "Analysis 1", exact: true }).click();
  await expect(page.getByRole("dialog", { name: /^Analysis 1, sealed/ })).toBeVisible();
  await look(page, "analyses-open");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Analysis 1", exact: true })).toBeFocused();
});

async function download(page: Page, name: string, folder: string): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("group", { name: "Download the analysis" }).getByRole("button", { name }).click();
  const found = await waiting;
  const path = join(folder, found.suggestedFilename());
  await found.saveAs(path);
  return path;
}
