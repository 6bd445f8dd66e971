/**
 * Does what is about to be sent look as if it named a patient? Asked before anything leaves the browser.
 *
 * The patterns are the server's own, which asks again: so a page that could not read them loses nothing but time.
 */
import type { components } from "./schema";

type Kind = components["schemas"]["IdentifierOut"];
type Problem = components["schemas"]["ProblemOut"];

/** A text that looks like an identifier: the field it stands in, what it looks like, and the text where it is known. */
export interface Suspect {
  field: string;
  title: string;
  text: string;
}

/** Asks the person; true keeps what was typed. */
export type Asking = (suspects: Suspect[]) => Promise<boolean>;

const HEADER = "Keep-As-Typed";
const TYPE = "/problems/patient-identifier";
const UNREAD = new Set(["code", "cursor", "email", "key", "password", "secret", "sha256", "token"]);
const SAFE = new Set(["GET", "HEAD", "DELETE"]);

let asking: Asking = () => Promise.resolve(false);
let patterns: Promise<Kind[]> | null = null;

/** Who asks the person from now on. */
export function askBy(next: Asking): void {
  asking = next;
}

/** Sends a request, unless it looks as if it named a patient and the person takes it back. */
export async function guarded(request: Request, go: (request: Request) => Promise<Response>): Promise<Response> {
  if (SAFE.has(request.method)) return go(request);
  const spare = request.clone();
  const sent = await sentIn(request.clone());
  const found = sent === null ? [] : suspectsIn(sent, await kinds());
  if (found.length > 0) return (await asking(found)) ? go(kept(spare)) : refusal(found);
  const answer = await go(request);
  if (answer.status !== 422) return answer;
  const problem = (await answer.clone().json()) as Problem;
  if (problem.type !== TYPE) return answer;
  return (await asking(problem.faults.map(suspectOf))) ? go(kept(spare)) : answer;
}

/** Where values, as JSON has them, look like a patient's identifier; one a field and title. */
export function suspectsIn(sent: unknown, kinds: readonly Kind[], field = ""): Suspect[] {
  if (typeof sent === "string") return suspectsOf(sent, kinds, field);
  if (Array.isArray(sent)) return sent.flatMap((each) => suspectsIn(each, kinds, field));
  if (typeof sent !== "object" || sent === null) return [];
  return Object.entries(sent).flatMap(([name, value]) =>
    UNREAD.has(name) ? [] : suspectsIn(value as unknown, kinds, name),
  );
}

function suspectsOf(sent: string, kinds: readonly Kind[], field: string): Suspect[] {
  if (sent.length <= 4) return [];
  const [text, low] = [sent.replaceAll("_", " "), sent.toLowerCase()];
  const found = new Map<string, Suspect>();
  for (const kind of kinds) {
    if (kind.words.length > 0 && !kind.words.some((word) => low.replaceAll("_", " ").includes(word))) continue;
    for (const expression of kind.expressions) {
      for (const [match] of text.matchAll(new RegExp(expression, kind.ignore_case ? "gi" : "g"))) {
        if (kind.luhn && !hasCheckDigit(match)) continue;
        if (!found.has(kind.title)) found.set(kind.title, { field, title: kind.title, text: match });
      }
    }
  }
  return [...found.values()];
}

function hasCheckDigit(number: string): boolean {
  const digits = Array.from(number.matchAll(/\d/g), ([digit]) => Number(digit)).reverse();
  const weighed = digits.map((digit, place) => (place % 2 === 0 ? digit : 2 * digit - (digit > 4 ? 9 : 0)));
  return weighed.reduce((sum, digit) => sum + digit, 0) % 10 === 0;
}

async function sentIn(request: Request): Promise<unknown> {
  const kind = request.headers.get("Content-Type") ?? "";
  if (kind.startsWith("multipart/form-data")) {
    const form = await request.formData();
    return Object.fromEntries([...form].map(([name, value]) => [name, value instanceof File ? value.name : value]));
  }
  const text = await request.text();
  return text === "" ? null : JSON.parse(text);
}

async function kinds(): Promise<Kind[]> {
  patterns ??= read();
  try {
    return await patterns;
  } catch {
    patterns = null;
    return [];
  }
}

async function read(): Promise<Kind[]> {
  const answer = await fetch(new Request(new URL("/v1/identifiers", globalThis.location.origin)));
  if (!answer.ok) throw new Error(answer.statusText);
  return ((await answer.json()) as { items: Kind[] }).items;
}

function kept(request: Request): Request {
  request.headers.set(HEADER, "yes");
  return request;
}

function suspectOf({ at, message }: Problem["faults"][number]): Suspect {
  const field = [...at].reverse().find((step) => typeof step === "string" && step !== "body");
  return { field: String(field ?? ""), title: /looks like (.+?)(?: in line \d+)?;/.exec(message)?.[1] ?? "", text: "" };
}

function refusal(suspects: Suspect[]): Response {
  const faults = suspects.map(({ field, title }) => ({ at: ["body", field], message: `looks like ${title}` }));
  const detail = "Nothing was sent. Take out what looks like a patient's identifier, and save again.";
  const body: Problem = { type: TYPE, title: "Unprocessable Content", status: 422, detail, faults };
  return Response.json(body, { status: 422 });
}
