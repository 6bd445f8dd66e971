import { describe, expect, it, vi } from "vitest";

import { problem, signedIn, stubBrowser } from "./browser.stub";

const person = { access_token: "t-0", token_type: "bearer", expires_in: 600, user_id: "u-1", name: "Maria" };

describe("a renewal", () => {
  it("is asked for once, however many want it", async () => {
    const { asked } = stubBrowser(() => signedIn("t-1"));
    const session = await import("./session");
    expect(await Promise.all([session.renew(), session.renew(), session.resume()])).toEqual([true, true, true]);
    expect(asked).toHaveLength(1);
    expect(session.accessToken()).toBe("t-1");
  });

  it("that finds no sign-in ends nothing but says that nobody is here", async () => {
    stubBrowser(() => problem(401));
    const session = await import("./session");
    expect(await session.resume()).toBe(false);
    expect(session.currentStanding()).toEqual({ is: "out", why: "nobody" });
  });

  it("that is refused ends the sign-in of this tab", async () => {
    stubBrowser(() => problem(401));
    const session = await import("./session");
    session.begin(person);
    expect(await session.renew()).toBe(false);
    expect(session.currentStanding()).toEqual({ is: "out", why: "ended" });
    expect(session.accessToken()).toBe("");
  });

  it.each([
    ["silence", () => Promise.reject(new TypeError("no network"))],
    ["a busy server", () => problem(503)],
    ["a broken server", () => problem(500)],
  ])("that meets %s concludes nothing", async (_, answer) => {
    stubBrowser(answer);
    const session = await import("./session");
    session.begin(person);
    await expect(session.renew()).rejects.toBeInstanceOf(session.Unreachable);
    expect(session.person()?.user_id).toBe("u-1");
  });

  it("waits until one that a reload cut off has had its time", async () => {
    vi.useFakeTimers();
    const { asked, stored } = stubBrowser(() => signedIn("t-1"));
    stored.set("duecare-renewing", String(Date.now() - 500));
    const session = await import("./session");
    const renewed = session.renew();
    await vi.advanceTimersByTimeAsync(1_400);
    expect(asked).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(await renewed).toBe(true);
    expect(stored.size).toBe(0);
    vi.useRealTimers();
  });
});

describe("signing out", () => {
  it("ends the sign-in on the server, here and in the other tabs", async () => {
    const { asked, tab } = stubBrowser(() => new Response(null, { status: 204 }));
    const session = await import("./session");
    session.begin(person);
    await session.leave();
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(["DELETE http://here.test/v1/session"]);
    expect(session.currentStanding()).toEqual({ is: "out", why: "left" });
    expect(tab.posted).toEqual(["u-1", null]);
  });

  it("that does not reach the server leaves the person signed in, so that nobody walks away from an open door", async () => {
    stubBrowser(() => Promise.reject(new TypeError("no network")));
    const session = await import("./session");
    session.begin(person);
    await expect(session.leave()).rejects.toBeInstanceOf(session.Unreachable);
    expect(session.person()?.user_id).toBe("u-1");
  });
});

describe("another tab", () => {
  it.each([
    ["signs out", null, { is: "out", why: "left" }],
    ["signs somebody else in", "u-2", { is: "out", why: "left" }],
    ["signs the same person in", "u-1", { is: "in", person: { user_id: "u-1", name: "Maria" } }],
  ])("that %s is followed", async (_, word, standing) => {
    const { tab } = stubBrowser(() => problem(401));
    const session = await import("./session");
    session.begin(person);
    tab.hear(word);
    expect(session.currentStanding()).toEqual(standing);
  });
});
