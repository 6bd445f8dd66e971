import { describe, expect, it } from "vitest";

import { problem, type Script, signedIn, stubBrowser } from "./browser.stub";

const person = { access_token: "t-0", token_type: "bearer", expires_in: 600, user_id: "u-1", name: "Maria" };

/** A server that knows one token and renews to it; `owner` is whose browser it then is. */
function server(valid: string, owner = "u-1"): Script {
  return (request) => {
    if (request.url.endsWith("/refresh")) return signedIn(valid, owner);
    return request.headers.get("Authorization") === `Bearer ${valid}` ? Response.json({}) : problem(401);
  };
}

const asks = (method = "GET", body: string | null = null) =>
  new Request("http://here.test/v1/practices", { method, body });

async function signedInAs(script: Script) {
  const browser = stubBrowser(script);
  const [{ begin }, { send }] = [await import("./session"), await import("./send")];
  begin(person);
  return { ...browser, send };
}

const paths = (asked: Request[]) => asked.map((request) => new URL(request.url).pathname);

describe("a request whose token has run out", () => {
  it("is renewed once and sent once more with the same body", async () => {
    const { asked, send } = await signedInAs(server("t-1"));
    const answer = await send(asks("POST", '{"name":"Cedar"}'));
    expect(answer.status).toBe(200);
    expect(paths(asked)).toEqual(["/v1/practices", "/v1/session/refresh", "/v1/practices"]);
    expect(await asked[2]?.text()).toBe('{"name":"Cedar"}');
    expect(asked[2]?.headers.get("Idempotency-Key")).toBe(asked[0]?.headers.get("Idempotency-Key"));
  });

  it("shares the renewal with the others on the page", async () => {
    const { asked, send } = await signedInAs(server("t-1"));
    const answers = await Promise.all([send(asks()), send(asks()), send(asks())]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(paths(asked).filter((path) => path.endsWith("refresh"))).toHaveLength(1);
  });

  it("and that hears so only after another's renewal needs no second one", async () => {
    let release: () => void = () => undefined;
    const late = new Promise<void>((done) => (release = done));
    const { asked, send } = await signedInAs(async (request) => {
      if (request.url.endsWith("?late") && request.headers.get("Authorization") === "Bearer t-0") await late;
      return server("t-1")(request);
    });
    const slow = send(new Request("http://here.test/v1/practices?late"));
    await send(asks());
    release();
    expect((await slow).status).toBe(200);
    expect(paths(asked).filter((path) => path.endsWith("refresh"))).toHaveLength(1);
  });

  it("is not sent again in the name of somebody else who signed in meanwhile", async () => {
    const { asked, send } = await signedInAs(server("t-1", "u-2"));
    expect((await send(asks("POST", "{}"))).status).toBe(401);
    expect(paths(asked)).toEqual(["/v1/practices", "/v1/session/refresh"]);
  });

  it("is not tried for ever", async () => {
    const { asked, send } = await signedInAs((request) =>
      request.url.endsWith("/refresh") ? signedIn("t-1") : problem(401),
    );
    expect((await send(asks())).status).toBe(401);
    expect(asked).toHaveLength(3);
  });
});

describe("an act repeated", () => {
  const keyOf = (request: Request | undefined) => request?.headers.get("Idempotency-Key");

  it.each([
    ["after silence", () => Promise.reject(new TypeError("no network")), true],
    ["after a fault of the server", () => problem(500), true],
    ["after a refusal", () => problem(409), false],
    ["after success", () => Response.json({}), false],
  ])("%s: same key %s", async (_, script, same) => {
    const { asked, send } = await signedInAs(script);
    for (let tries = 0; tries < 2; tries++) await send(asks("POST", "{}")).catch(() => null);
    expect(keyOf(asked[0])).toBeTruthy();
    expect(keyOf(asked[0]) === keyOf(asked[1])).toBe(same);
  });

  it("with other words is another act", async () => {
    const { asked, send } = await signedInAs(() => problem(500));
    await send(asks("POST", '{"name":"a"}'));
    await send(asks("POST", '{"name":"b"}'));
    expect(keyOf(asked[0])).not.toBe(keyOf(asked[1]));
  });
});
