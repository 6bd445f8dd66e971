import { describe, expect, it, vi } from "vitest";

import { drawnFrom, graphOf, pathOf } from "./layout";
import { lackWords, pictureOf } from "./picture";
import { bodyFrom, emptyFrom, flowsShelf } from "./record";
import type { Edge, FlowMap, Gap, Node } from "./words";

// The calls to the server, which these modules name and nothing here makes, begin at the page's address.
vi.hoisted(() => {
  vi.stubGlobal("location", { origin: "http://here.test" });
});

const gap = (kind: Gap["kind"]): Gap => ({ kind, text: "Something is missing.", citation: "164.312(e)(2)(ii)" });

function node(id: string, more: Partial<Node> = {}): Node {
  const plain = { type: "laptop", label: "Laptop", category: "mobile", site: null, retired: false, gaps: [] };
  return { id, kind: "asset", name: id, holds_ephi: "no", ...plain, ...more };
}

function edge(from: string, to: string, more: Partial<Edge> = {}): Edge {
  const id = `${from}-${to}`;
  return { id, flow_id: id, from, to, name: id, channel: "", encrypted: "yes", implied: false, gaps: [], ...more };
}

const MAP: FlowMap = {
  nodes: [
    node("desk", { site: "Main office" }),
    node("server", { site: "Main office", holds_ephi: "yes", gaps: [gap("not_encrypted_at_rest")] }),
    node("phone", { holds_ephi: "yes" }),
    node("router", { site: "Main office" }),
    node("fax firm", { kind: "vendor", holds_ephi: "yes" }),
    node("florist", { kind: "vendor" }),
  ],
  edges: [edge("desk", "server"), edge("server", "fax firm", { gaps: [gap("not_encrypted")] })],
  loose: ["phone"],
  text: ["One.", "Two."],
};

describe("the picture", () => {
  it("shows what a flow touches and what holds ePHI, at its place, vendors last", () => {
    const { places, edges, left } = pictureOf(MAP, false);
    expect(places.map(({ name, nodes }) => [name, nodes.map(({ id }) => id)])).toEqual([
      ["Main office", ["desk", "server"]],
      ["Online, or carried around", ["phone"]],
      ["Vendors", ["fax firm"]],
    ]);
    expect(edges).toHaveLength(2);
    expect(left).toBe(2);
  });

  it("shows only where something is missing, with both ends, when that is wanted", () => {
    const { places, edges } = pictureOf(MAP, true);
    expect(edges.map(({ id }) => id)).toEqual(["server-fax firm"]);
    expect(places.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(["server", "fax firm"]);
  });

  it.each([
    [MAP, "Something is missing at 1 flow and 1 system or vendor."],
    [{ ...MAP, nodes: [] }, "Something is missing at 1 flow."],
    [{ ...MAP, nodes: [], edges: [] }, "Nothing is missing."],
  ])("says in a sentence what is missing", (map, sentence) => {
    expect(lackWords(map)).toBe(sentence);
  });
});

describe("the layout", () => {
  const graph = graphOf(pictureOf(MAP, false));

  it("joins boxes that are there", () => {
    const ids = graph.children?.flatMap(({ children = [] }) => children.map(({ id }) => id)) ?? [];
    for (const { sources, targets } of graph.edges ?? [])
      expect(ids).toEqual(expect.arrayContaining([...sources, ...targets]));
    expect(graph.edges).toHaveLength(2);
  });

  it("leaves room for the words on a way: its name, and each thing that is missing", () => {
    const [sound, lacking] = (graph.edges ?? []).map(({ labels = [] }) => labels[0]);
    expect(lacking?.height).toBeGreaterThan(sound?.height ?? Infinity);
    expect(lacking?.width).toBeGreaterThan("Not encrypted".length * 7);
  });

  it("has no words where a vendor keeps a system and nothing is missing", () => {
    const kept = { ...MAP, edges: [edge("server", "fax firm", { implied: true, flow_id: null })] };
    expect(graphOf(pictureOf(kept, false)).edges?.[0]).not.toHaveProperty("labels");
  });

  it("is read back by id", () => {
    const { places, nodes, ways } = drawnFrom({
      id: "map",
      width: 400,
      height: 300,
      children: [{ id: "place", x: 1, y: 2, width: 3, height: 4, children: [{ id: "desk", x: 5, y: 6 }] }],
      edges: [
        {
          id: "way",
          sources: ["desk"],
          targets: ["desk"],
          labels: [{ x: 7, y: 8, width: 9, height: 10 }],
          sections: [
            { id: "s", startPoint: { x: 0, y: 0 }, bendPoints: [{ x: 10, y: 0 }], endPoint: { x: 10, y: 10 } },
          ],
        },
      ],
    });
    expect(places.get("place")).toEqual({ x: 1, y: 2, width: 3, height: 4 });
    expect(nodes.get("desk")).toEqual({ x: 5, y: 6, width: 0, height: 0 });
    expect(ways.get("way")).toEqual({
      points: [
        { x: 0, y: 0 },
        { x: 10, y: 0 },
        { x: 10, y: 10 },
      ],
      label: { x: 7, y: 8, width: 9, height: 10 },
    });
  });

  it.each([
    [
      "a straight line",
      [
        { x: 0, y: 0 },
        { x: 9, y: 0 },
      ],
      "M 0 0 L 9 0",
    ],
    [
      "a corner, rounded",
      [
        { x: 0, y: 0 },
        { x: 20, y: 0 },
        { x: 20, y: 20 },
      ],
      "M 0 0 L 12 0 Q 20 0 20 8 L 20 20",
    ],
    [
      "a short corner, rounded less",
      [
        { x: 0, y: 0 },
        { x: 8, y: 0 },
        { x: 8, y: 20 },
      ],
      "M 0 0 L 4 0 Q 8 0 8 8 L 8 20",
    ],
    [
      "twice the same point",
      [
        { x: 0, y: 0 },
        { x: 0, y: 0 },
        { x: 5, y: 0 },
      ],
      "M 0 0 L 0 0 Q 0 0 2.5 0 L 5 0",
    ],
    ["nothing", [], ""],
  ])("draws %s", (_, points, path) => {
    expect(pathOf(points)).toBe(path);
  });
});

describe("a flow's form", () => {
  const names = new Map([
    ["desk", "Front desk"],
    ["firm", "Fax firm"],
  ]);
  const shelf = flowsShelf(names);

  it("goes to a vendor or to a system, and is called after its ends when nobody names it", () => {
    expect(bodyFrom(emptyFrom("desk", "vendor:firm"), names)).toEqual({
      name: "Front desk to Fax firm",
      from_asset_id: "desk",
      to_asset_id: null,
      to_vendor_id: "firm",
      channel: "",
      encrypted: "unknown",
      note: "",
    });
    const told = { ...emptyFrom("desk", "asset:firm"), name: " Faxes ", encrypted: "no" };
    expect(bodyFrom(told, names)).toMatchObject({
      name: "Faxes",
      to_asset_id: "firm",
      to_vendor_id: null,
      encrypted: "no",
    });
  });

  it("reads back what it wrote", () => {
    const texts = { ...emptyFrom("desk", "vendor:firm"), name: "Faxes", channel: "fax", note: "Daily" };
    expect(shelf.textsOf(bodyFrom(texts, names))).toEqual(texts);
  });

  it.each([
    ["", "", ["from_asset_id", "to_asset_id"]],
    ["desk", "", ["to_asset_id"]],
    ["desk", "asset:desk", ["to_asset_id"]],
    ["desk", "vendor:firm", []],
  ])("from %j to %j has faults at %j", (from, to, fields) => {
    expect(shelf.check(emptyFrom(from, to)).map(({ field }) => field)).toEqual(fields);
  });
});
