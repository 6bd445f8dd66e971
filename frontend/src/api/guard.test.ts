import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { type Script, stubBrowser } from "./browser.stub";
import { suspectsIn } from "./guard";

type Kind = Parameters<typeof suspectsIn>[1][number];

const CATALOG = readFileSync("../api/domain/catalog/identifiers/2026-07-01.toml", "utf-8");
const CASES = JSON.parse(readFileSync("../tests/domain/identifiers.json", "utf-8")) as [string, string[]][];
const KINDS = CATALOG.split("[[kind]]").slice(1).map(kindOf);

/** A table of the catalog: the little of TOML that it uses. */
function kindOf(table: string): Kind {
  const said = (name: string) => new RegExp(`^${name} = (.*)$`, "m").exec(table)?.[1] ?? "";
  const quoted = (text: string, mark: string) =>
    [...text.matchAll(new RegExp(`${mark}([^${mark}]*)${mark}`, "g"))].map(([, found]) => found ?? "");
  return {
    id: quoted(said("id"), '"')[0] ?? "",
    title: quoted(said("title"), '"')[0] ?? "",
    citation: quoted(said("citation"), '"')[0] ?? "",
    ignore_case: said("ignore_case") === "true",
    luhn: said("luhn") === "true",
    words: quoted(said("words"), '"'),
    expressions: quoted(table.slice(table.indexOf("expressions")), "'"),
  };
}

const server: Script = (request) =>
  request.url.endsWith("/v1/identifiers")
    ? Response.json({ items: KINDS, next: null })
    : Response.json({}, { status: 201 });

async function stubbed(script: Script) {
  const { asked } = stubBrowser(script);
  return { asked, ...(await import("./guard")) };
}

const said = (note: string) => new Request("http://here.test/v1/x", { method: "POST", body: JSON.stringify({ note }) });

describe("a text", () => {
  it.each(CASES)("%s looks in the browser as it does on the server", (text, finds) => {
    const titles = suspectsIn({ note: text }, KINDS).map((suspect) => suspect.title);
    expect(titles.sort()).toEqual([...finds].sort());
  });
});

describe("what is about to be sent", () => {
  it("does not leave the browser until the person has said that it is not about a patient", async () => {
    const { asked, askBy, guarded } = await stubbed(server);
    const seen: unknown[] = [];
    askBy((suspects) => {
      seen.push(...suspects);
      return Promise.resolve(false);
    });
    const answer = await guarded(said("Badge MRN 1234567"), (request) => fetch(request));
    expect(answer.status).toBe(422);
    expect(seen).toEqual([{ field: "note", title: "a medical record number", text: "MRN 1234567" }]);
    expect(asked.map((request) => request.method)).toEqual(["GET"]);
  });

  it("goes out with the header once they have", async () => {
    const { asked, askBy, guarded } = await stubbed(server);
    askBy(() => Promise.resolve(true));
    expect((await guarded(said("Badge MRN 1234567"), (request) => fetch(request))).status).toBe(201);
    expect(asked[1]?.headers.get("Keep-As-Typed")).toBe("yes");
    expect(await asked[1]?.text()).toContain("1234567");
  });

  it("is asked about by the server where the patterns could not be read", async () => {
    const fault = { at: ["body", "note"], message: "looks like a medical record number; take it out" };
    const refused = { type: "/problems/patient-identifier", title: "", status: 422, detail: null, faults: [fault] };
    const { asked, askBy, guarded } = await stubbed((request) => {
      if (request.method === "GET") return Response.json({}, { status: 503 });
      return request.headers.has("Keep-As-Typed")
        ? Response.json({}, { status: 201 })
        : Response.json(refused, { status: 422 });
    });
    askBy(([first]) => Promise.resolve(first?.title === "a medical record number" && first.field === "note"));
    expect((await guarded(said("Badge MRN 1234567"), (request) => fetch(request))).status).toBe(201);
    expect(asked).toHaveLength(3);
  });

  it("is let go when it names nobody, and so is the name of a file that does not", async () => {
    const { asked, guarded } = await stubbed(server);
    const form = new FormData();
    form.append("file", new File(["x"], "minutes.txt"));
    await guarded(said("Minutes of Monday"), (request) => fetch(request));
    await guarded(new Request("http://here.test/v1/f", { method: "POST", body: form }), (request) => fetch(request));
    expect(asked.filter((request) => request.method === "POST")).toHaveLength(2);
  });

  it("is held back for the name of a file", async () => {
    const { askBy, asked, guarded } = await stubbed(server);
    askBy(() => Promise.resolve(false));
    const form = new FormData();
    form.append("file", new File(["x"], "smith_mrn_1234567.pdf"));
    const sent = new Request("http://here.test/v1/f", { method: "POST", body: form });
    expect((await guarded(sent, (request) => fetch(request))).status).toBe(422);
    expect(asked.map((request) => request.method)).toEqual(["GET"]);
  });
});
