/** Where does everything stand on the map? Laid out in layers by ELK, in a worker of its own. */
import type { ELK, ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api";
import workerFile from "elkjs/lib/elk-worker.min.js?url";

import type { Picture } from "./picture";
import { type Edge, GAPS, type Node } from "./words";

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** The map with measures in pixels at full size; nodes are measured from their place's corner. */
export interface Drawn {
  width: number;
  height: number;
  places: ReadonlyMap<string, Box>;
  nodes: ReadonlyMap<string, Box>;
  ways: ReadonlyMap<string, { points: readonly Point[]; label: Box | null }>;
}

const NODE_WIDTH = 172;
const LETTERS_A_LINE = 21;
const LINE = 20;
const LABEL_LETTER = 7.4;
const LABEL_MOST = 136;

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.json.edgeCoords": "ROOT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.spacing.nodeNode": "12",
  "elk.spacing.componentComponent": "24",
  "elk.layered.spacing.nodeNodeBetweenLayers": "18",
  "elk.layered.spacing.edgeNodeBetweenLayers": "12",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
};
const PLACE_OPTIONS = { "elk.padding": "[top=40,left=12,bottom=12,right=12]" };
const LABEL_OPTIONS = { "elk.edgeLabels.inline": "true", "elk.edgeLabels.placement": "CENTER" };

/** The picture as the layout takes it: boxes with their sizes, and what joins them. */
export function graphOf({ places, edges }: Picture): ElkNode {
  return {
    id: "map",
    layoutOptions: OPTIONS,
    children: places.map(({ id, nodes }) => ({
      id,
      layoutOptions: PLACE_OPTIONS,
      children: nodes.map((node) => ({ id: node.id, width: NODE_WIDTH, height: heightOf(node) })),
    })),
    edges: edges.map((edge) => ({
      id: edge.id,
      sources: [edge.from],
      targets: [edge.to],
      ...(hasLabel(edge) && {
        labels: [{ text: edge.name, ...sizeOf(edge), layoutOptions: LABEL_OPTIONS }],
      }),
    })),
  };
}

/** Whether words stand on a way: its name, or what is missing there. */
function hasLabel({ implied, gaps }: Edge): boolean {
  return !implied || gaps.length > 0;
}

/** What the layout says, by id. */
export function drawnFrom({ width = 0, height = 0, children = [], edges = [] }: ElkNode): Drawn {
  return {
    width,
    height,
    places: new Map(children.map((place) => [place.id, boxOf(place)])),
    nodes: new Map(children.flatMap((place) => place.children ?? []).map((node) => [node.id, boxOf(node)])),
    ways: new Map(edges.map((edge) => [edge.id, wayOf(edge)])),
  };
}

let elk: ELK | null = null;

/** Lays a picture out; the program for it is fetched when it is first needed. */
export async function layOut(picture: Picture): Promise<Drawn> {
  const { default: Elk } = await import("elkjs/lib/elk-api");
  elk ??= new Elk({ workerFactory: () => new Worker(workerFile) });
  return drawnFrom(await elk.layout(graphOf(picture)));
}

/** Ends the worker. */
export function stopLayingOut(): void {
  elk?.terminateWorker();
  elk = null;
}

/** A line through points with its corners rounded, as an SVG path. */
export function pathOf(points: readonly Point[], radius = 8): string {
  return points
    .map((point, at) => {
      const [before, after] = [points[at - 1], points[at + 1]];
      if (!before) return `M ${point.x} ${point.y}`;
      if (!after) return `L ${point.x} ${point.y}`;
      const [into, out] = [towards(point, before, radius), towards(point, after, radius)];
      return `L ${into.x} ${into.y} Q ${point.x} ${point.y} ${out.x} ${out.y}`;
    })
    .join(" ");
}

/** The point on the way from one to another, at most half of it. */
function towards(from: Point, to: Point, distance: number): Point {
  const whole = Math.hypot(to.x - from.x, to.y - from.y);
  const share = whole === 0 ? 0 : Math.min(distance, whole / 2) / whole;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function heightOf({ name, gaps }: Node): number {
  const lines = Math.min(2, Math.ceil(name.length / LETTERS_A_LINE));
  return 38 + lines * LINE + (gaps.length > 0 ? 26 : 0);
}

/** What is missing is said whole; a long name is cut. */
function sizeOf({ name, implied, gaps }: Edge): { width: number; height: number } {
  const wide = (letters: number) => letters * LABEL_LETTER + 18;
  const widest = Math.max(0, ...gaps.map(({ kind }) => wide(GAPS[kind].length)));
  const named = implied ? 0 : Math.min(LABEL_MOST, wide(name.length));
  const lines = (implied ? 0 : 1) + gaps.length;
  return { width: Math.max(widest, named), height: lines * LINE + 8 };
}

function boxOf({ x = 0, y = 0, width = 0, height = 0 }: ElkNode): Box {
  return { x, y, width, height };
}

function wayOf({ sections = [], labels = [] }: ElkExtendedEdge) {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
  const [label] = labels;
  return { points, label: label ? boxOf({ id: "", ...label }) : null };
}
