/** Where do the journeys happen? In a real server of their own: a free port, an empty folder, gone at the end. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");
/** What names the folder that demo.setup.ts has filled. */
export const DEMO = "DUECARE_JOURNEYS_DEMO";
export const PYTHON = process.env.PYTHON ?? join(ROOT, ".venv/bin/python");
const LINK = /https?:\/\/\S+#token=\S+/;
const CODE = /(?<=Your code is )\d{6}/;
const PATIENCE_MS = 60_000;

export const OWNER = { name: "Maria Alvarez", email: "maria@example.com", password: "blue kettle on the porch" };

/** A running installation. */
export interface House {
  url: string;
  /** The one-time link that the server printed. */
  setupLink: string;
  /** The link in the newest letter to an address. */
  linkInMail: (to: string) => Promise<string>;
  /** The code in the newest letter to an address that has one. */
  codeInMail: (to: string) => Promise<string>;
  close: () => Promise<void>;
}

/** Starts the server and waits for its setup link. */
export async function openHouse(): Promise<House> {
  const { data, server, url, close } = await serve(await mkdtemp(join(tmpdir(), "duecare-journey-")));
  try {
    const setupLink = await printedLink(server);
    await answering(url);
    return { url, setupLink, ...mailIn(join(data, "mail")), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Somebody in the demo practice. */
export interface Demo {
  email: string;
  password: string;
  /** Speaks for them. */
  token: string;
}

/** The demo practice, with its owner, its security officer and one of its staff. */
export type DemoHouse = Omit<House, "setupLink"> & Record<"owner" | "officer" | "staff", Demo> & { id: string };

/** Serves a demo practice of its own. */
export async function openDemoHouse(): Promise<DemoHouse> {
  const data = await mkdtemp(join(tmpdir(), "duecare-journey-"));
  const made = process.env[DEMO] ?? "";
  await cp(join(made, "data"), data, { recursive: true });
  const said = await readFile(join(made, "said.txt"), "utf8");
  const password = /password\s+(\S+)/.exec(said)?.[1] ?? "";
  const { server, url, close } = await serve(data);
  server.stdout.resume();
  server.stderr.resume();
  const house = { url, ...mailIn(join(data, "mail")), close };
  const person = async (role: string): Promise<Demo> => {
    const email = new RegExp(`(\\S+@\\S+)\\s+${role}$`, "m").exec(said)?.[1] ?? "";
    const { access_token: token } = await post<{ access_token: string }>(house, "/v1/session", { email, password });
    return { email, password, token };
  };
  try {
    await answering(url);
    const [owner, officer, staff] = [await person("owner"), await person("security officer"), await person("staff")];
    const me = await fetch(`${url}/v1/me`, { headers: { Authorization: `Bearer ${owner.token}` } });
    const { practices } = (await me.json()) as { practices: { practice_id: string }[] };
    return { ...house, id: practices[0]?.practice_id ?? "", owner, officer, staff };
  } catch (error) {
    await close();
    throw error;
  }
}

async function serve(data: string) {
  const port = await freePort();
  const server = spawn(PYTHON, ["-m", "api.cli", "serve", "--data", data, "--port", String(port)], {
    cwd: ROOT,
    env: { ...process.env, PYTHONUNBUFFERED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    await stop(server);
    await rm(data, { recursive: true, force: true });
  };
  return { data, server, url, close };
}

/** The same installation with its first owner, made without the browser; `token` speaks for them. */
export async function openFurnishedHouse(): Promise<House & { token: string }> {
  const house = await openHouse();
  const { access_token } = await post<{ access_token: string }>(house, "/v1/setup", {
    ...OWNER,
    token: new URL(house.setupLink).hash.replace("#token=", ""),
  });
  return { ...house, token: access_token };
}

/** Speaks to the API as a script would. Throws the answer's text if it is a refusal. */
export async function post<Answer>(
  house: Pick<House, "url">,
  path: string,
  body: unknown,
  token?: string,
): Promise<Answer> {
  const answer = await fetch(house.url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return (text ? JSON.parse(text) : null) as Answer;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}

function printedLink(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let told = "";
    const late = setTimeout(() => {
      failed(new Error(`The server printed no link:\n${told}`));
    }, PATIENCE_MS);
    const listen = (part: Buffer) => {
      told += part.toString();
      const link = LINK.exec(told)?.[0];
      if (link === undefined) return;
      clearTimeout(late);
      found(link);
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.once("exit", () => {
      clearTimeout(late);
      failed(new Error(`The server ended:\n${told}`));
    });
  });
}

async function answering(url: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const ready = await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    if (Date.now() > until) throw new Error("The server does not answer.");
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  const force = setTimeout(() => server.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(force);
}

function mailIn(folder: string): Pick<House, "linkInMail" | "codeInMail"> {
  return { linkInMail: (to) => newest(folder, to, LINK), codeInMail: (to) => newest(folder, to, CODE) };
}

/** What is wanted of the newest letter to somebody that has it. A letter is sent after the answer: it may come later. */
async function newest(folder: string, to: string, wanted: RegExp): Promise<string> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const letters = existsSync(folder) ? (await readdir(folder)).sort().reverse() : [];
    for (const letter of letters) {
      const text = (await readFile(join(folder, letter), "utf8")).replaceAll("=\n", "").replaceAll("=3D", "=");
      const found = wanted.exec(text)?.[0];
      if (text.includes(`To: ${to}`) && found !== undefined) return found;
    }
    if (Date.now() > until) throw new Error(`No letter to ${to} holds what is wanted.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
