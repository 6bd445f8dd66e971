/** What of a browser do the tests of this folder need? A lock, a store, other tabs and a server that follows a script. */
import { vi } from "vitest";

export type Script = (request: Request) => Response | Promise<Response>;

/** A browser at http://here.test whose server answers as `script` says; `asked` lists the requests in order. */
export function stubBrowser(script: Script) {
  vi.resetModules();
  const asked: Request[] = [];
  const stored = new Map<string, string>();
  const posted: unknown[] = [];
  const tab: { posted: unknown[]; hear: (data: unknown) => void } = { posted, hear: () => undefined };
  let turn: Promise<unknown> = Promise.resolve();
  vi.stubGlobal("location", { origin: "http://here.test" });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.stubGlobal("navigator", {
    locks: { request: (_: string, act: () => Promise<unknown>) => (turn = turn.then(act, act)) },
  });
  vi.stubGlobal(
    "BroadcastChannel",
    class {
      postMessage = (word: unknown) => posted.push(word);
      addEventListener = (_: string, listener: (event: { data: unknown }) => void) => {
        tab.hear = (data) => {
          listener({ data });
        };
      };
    },
  );
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return script(request);
  });
  return { asked, stored, tab };
}

/** The answer that begins or renews a sign-in. */
export function signedIn(access_token: string, user_id = "u-1"): Response {
  const body = { access_token, token_type: "bearer", expires_in: 600, user_id, name: "Maria" };
  return Response.json(body, { status: 201 });
}

/** A problem as the server writes it. */
export function problem(status: number, detail: string | null = null): Response {
  return Response.json({ type: "/problems/x", title: "Title", status, detail, faults: [] }, { status });
}
