/** What must hold in every room of the house? Looked at with the demo practice; what each says is kept for its words. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { expect, type Page } from "@playwright/test";

import { type DemoHouse, openDemoHouse, post } from "./house";
import { enter, lookThrough, test } from "./page";
import { ownWords, read, type Reading, textOf } from "./words";

// Emptied when a run begins.
const KEPT = resolve(import.meta.dirname, "../test-results/rooms");

export interface Room {
  /** Its path in routes.tsx. */
  route: string;
  /** What follows it in the address, such as the record that is open. */
  search?: string;
  name: string;
}

/** What one room said, as it was kept. */
export type Visit = Room & Reading;

// JSON has no NaN, which is the grade of a page without a sentence.
const revived = (key: string, value: unknown): unknown => (key === "grade" ? (value ?? Number.NaN) : value);

/** Every visit of this run. */
export async function visits(): Promise<Visit[]> {
  const files = (await readdir(KEPT)).map((file) => readFile(join(KEPT, file), "utf8"));
  return (await Promise.all(files)).map((text) => JSON.parse(text, revived) as Visit);
}

/** A tour of the demo practice, opened and closed with the file that it is taken in. */
export function takeTour(): Tour {
  const tour = new Tour();
  test.beforeAll(() => tour.open());
  test.beforeEach(() => {
    tour.wrong.length = 0;
  });
  test.afterEach(() => {
    expect(tour.wrong).toEqual([]);
  });
  test.afterAll(() => tour.house.close());
  return tour;
}

export class Tour {
  house!: DemoHouse;
  guestLink = "";
  reviewLink = "";
  posterLink = "";
  private checklist = "";
  /** What is wrong is told at the end: one bad page hides no other. */
  readonly wrong: string[] = [];
  private own: string[] = [];

  async open(): Promise<void> {
    this.house = await openDemoHouse();
    this.own = [...(await ownWords()), ...(await this.titles())];
    const asked = (await this.first("questions")).id;
    const guest = { name: "Pat Underhill", note: "Could you answer this one?", questions: [asked], days: 7 };
    this.guestLink = (await this.put<{ link: string }>("guests", guest)).link;
    const leaver = (await this.first("people")).id;
    const leaving = { person_id: leaver, kind: "leaving", happened_at: "2026-08-14T21:50:00Z" };
    this.checklist = (await this.put<{ id: string }>("checklists", leaving)).id;
    const [person_id, asset_id] = [(await this.first("people")).id, (await this.first("assets")).id];
    await this.put("accesses", { person_id, asset_id, rights: "administrator" });
    this.reviewLink = (await this.put<{ link: string }>("reviews", { asset_id, name: "Sam Wu" })).link;
    this.posterLink = (await this.put<{ link: string }>("posters", { name: "Break room" })).link;
    await this.put("notices", {});
  }

  /** Signs in as the demo's owner. */
  async enter(page: Page): Promise<void> {
    await enter(page, this.house, this.house.owner);
  }

  /** Goes to a page, looks at it in every light and size and keeps its words. */
  async visit(page: Page, room: Room, address = this.house.url + room.route): Promise<void> {
    try {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 }), "a heading").not.toHaveText("One moment");
      await expect(page.getByText(/^Loading .+…$/)).toHaveCount(0);
      if (room.search) await expect(page.getByRole("dialog")).toBeVisible();
      await expect(page.getByText(/We could not load|did not open|not found|did not answer/)).toHaveCount(0);
      expect(new URL(page.url()).pathname).toBe(new URL(address).pathname);
      const visit: Visit = { ...room, ...read(room.name, await textOf(page), this.own) };
      await lookThrough(page, `room-${room.name}`);
      await mkdir(KEPT, { recursive: true });
      await writeFile(join(KEPT, `${room.name}.json`), JSON.stringify(visit, null, 2));
    } catch (error) {
      this.wrong.push(`${room.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Visits rooms of the practice. */
  async visitAll(page: Page, rooms: readonly Room[]): Promise<void> {
    const question = (await this.first("questions")).id ?? "";
    const policy = (await this.first("policies")).id ?? "";
    const incident = (await this.first("incidents")).id ?? "";
    const vendor = (await this.first("vendors")).id ?? "";
    for (const room of rooms) {
      const path = room.route
        .replace("$question", question)
        .replace("$policy", policy)
        .replace("$incident", incident)
        .replace("$vendor", vendor)
        .replace("$checklist", this.checklist);
      await this.visit(page, room, `${this.house.url}/practice/${this.house.id}${path}${room.search ?? ""}`);
    }
  }

  /** A room whose record opens in a panel. */
  async opened(route: string, list: string, word: string, key = "id"): Promise<Room> {
    const search = `?${word}=${encodeURIComponent((await this.first(list))[key] ?? "")}`;
    return { route, search, name: `${route.slice(1)}-open` };
  }

  /** The first record of a list. */
  private async first(list: string): Promise<Record<string, string>> {
    return (await this.list<Record<string, string>>(`${list}?limit=1`))[0] ?? {};
  }

  /** What the rule itself calls its standards and specifications, and what the policies are called. */
  private async titles(): Promise<string[]> {
    const lists = ["gaps?limit=200", "policies?limit=200"].map((path) => this.list<{ title: string }>(path));
    return (await Promise.all(lists))
      .flat()
      .map(({ title }) => title)
      .sort((a, b) => b.length - a.length);
  }

  private async list<Item>(path: string): Promise<Item[]> {
    const headers = { Authorization: `Bearer ${this.house.owner.token}` };
    const answer = await fetch(`${this.house.url}/v1/practices/${this.house.id}/${path}`, { headers });
    return ((await answer.json()) as { items: Item[] }).items;
  }

  private put<Answer>(list: string, body: unknown): Promise<Answer> {
    return post<Answer>(this.house, `/v1/practices/${this.house.id}/${list}`, body, this.house.owner.token);
  }
}
