/**
 * Who is signed in, in this tab and this browser?
 *
 * The access token lives in this module's memory only. The refresh token is a cookie that no script can read and that
 * changes at every use. An answer lost on a bad line may be asked for again within half a minute; later, an old token
 * shown again ends the sign-in. So tabs take turns, and a page that was reloaded while the exchange was under way waits
 * until the browser has the new cookie.
 */
import type { components } from "./schema";
import { visit } from "./visit";

type SignedIn = components["schemas"]["SignedInOut"];

export type Person = Pick<SignedIn, "user_id" | "name">;

/** `nobody`: no sign-in was found; `left`: the person signed out; `ended`: it ran out or was ended elsewhere. */
export type Standing =
  { is: "unknown" } | { is: "in"; person: Person } | { is: "out"; why: "nobody" | "left" | "ended" };

/** The server could not say whether the sign-in still holds, so nothing is concluded. */
export class Unreachable extends Error {}

const LOCK = "duecare-session";
const UNDERWAY = "duecare-renewing";
const PATIENCE_MS = 2_000;

let token = "";
let standing: Standing = { is: "unknown" };
let renewal: Promise<boolean> | null = null;
const listeners = new Set<(now: Standing, before: Standing) => void>();
const tabs = new BroadcastChannel(LOCK);

export const accessToken = (): string => token;
export const currentStanding = (): Standing => standing;
export const person = (): Person | null => (standing.is === "in" ? standing.person : null);

/** Calls back after each change of standing; returns how to stop. */
export function onStanding(listener: (now: Standing, before: Standing) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes over a sign-in that the server has just given, and tells the other tabs whose browser this now is. */
export function begin(signedIn: SignedIn): void {
  hold(signedIn);
  tabs.postMessage(signedIn.user_id);
}

/** Whether somebody is signed in; asks the server only if this tab does not know yet. */
export async function resume(): Promise<boolean> {
  return standing.is === "unknown" ? renew() : standing.is === "in";
}

/** Exchanges the refresh token for a new access token; false when the sign-in has ended. Throws `Unreachable`. */
export function renew(): Promise<boolean> {
  renewal ??= inTurn(exchange).finally(() => {
    renewal = null;
  });
  return renewal;
}

/** Signs out on the server, then here and in the other tabs. Throws `Unreachable`, and then nothing has changed. */
export async function leave(): Promise<void> {
  await inTurn(async () => {
    const { response } = await reached(visit.DELETE("/v1/session"));
    if (!response.ok) throw new Unreachable();
  });
  drop("left");
  tabs.postMessage(null);
}

tabs.addEventListener("message", ({ data }: MessageEvent<string | null>) => {
  if (standing.is === "in" && standing.person.user_id !== data) drop("left");
});

async function exchange(): Promise<boolean> {
  await cutOffExchange();
  remember(String(Date.now()));
  const { data, response } = await reached(visit.POST("/v1/session/refresh", { keepalive: true }));
  remember(null);
  if (data) hold(data);
  else if (response.status === 401) drop(standing.is === "in" ? "ended" : "nobody");
  else throw new Unreachable();
  return data !== undefined;
}

async function cutOffExchange(): Promise<void> {
  const age = Date.now() - Number(localStorage.getItem(UNDERWAY) ?? 0);
  if (age >= 0 && age < PATIENCE_MS) await new Promise((done) => setTimeout(done, PATIENCE_MS - age));
}

function remember(since: string | null): void {
  if (since === null) localStorage.removeItem(UNDERWAY);
  else localStorage.setItem(UNDERWAY, since);
}

async function reached<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    throw new Unreachable("The server cannot be reached.", { cause: error });
  }
}

async function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(LOCK, act) as Promise<Result>;
}

function hold(signedIn: SignedIn): void {
  token = signedIn.access_token;
  change({ is: "in", person: { user_id: signedIn.user_id, name: signedIn.name } });
}

function drop(why: "nobody" | "left" | "ended"): void {
  token = "";
  change({ is: "out", why });
}

function change(now: Standing): void {
  const before = standing;
  standing = now;
  for (const listener of listeners) listener(now, before);
}
