/** What of the map is drawn, and in which boxes? */
import type { Edge, FlowMap, Node } from "./words";

/** Things that stand at one site, or on the vendors' side. */
export interface Place {
  id: string;
  name: string;
  nodes: Node[];
}

export interface Picture {
  places: Place[];
  edges: Edge[];
  /** How many systems are on record, hold no ePHI, and touch no flow: they are not drawn. */
  left: number;
}

const NOWHERE = "place:";
const VENDORS = "vendors:";

/** The picture; with `onlyGaps` no more of it than where something is missing. */
export function pictureOf(map: FlowMap, onlyGaps: boolean): Picture {
  const edges = onlyGaps ? map.edges.filter(({ gaps }) => gaps.length > 0) : map.edges;
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const loose = new Set(map.loose);
  const drawn = map.nodes.filter(({ id, gaps }) => joined.has(id) || gaps.length > 0 || (!onlyGaps && loose.has(id)));
  const places = new Map<string, Place>();
  for (const node of drawn) {
    const place = placeOf(node);
    places.set(place.id, { ...place, nodes: [...(places.get(place.id)?.nodes ?? []), node] });
  }
  const order = [...places.values()].sort((a, b) => rank(a.id) - rank(b.id) || a.name.localeCompare(b.name));
  return { places: order, edges, left: map.nodes.length - drawn.length };
}

/** "8 flows and 1 system or vendor lack something."; what is missing, in a sentence. */
export function lackWords({ nodes, edges }: FlowMap): string {
  const [flows, ends] = [edges, nodes].map((list) => list.filter(({ gaps }) => gaps.length > 0).length);
  const parts = [
    flows && `${flows} ${flows === 1 ? "flow" : "flows"}`,
    ends && `${ends} ${ends === 1 ? "system or vendor" : "systems and vendors"}`,
  ].filter(Boolean);
  if (parts.length === 0) return "Nothing is missing.";
  return `Something is missing at ${parts.join(" and ")}.`;
}

function placeOf({ kind, site }: Node): Place {
  if (kind === "vendor") return { id: VENDORS, name: "Vendors", nodes: [] };
  return site === null
    ? { id: NOWHERE, name: "Online, or carried around", nodes: [] }
    : { id: NOWHERE + site, name: site, nodes: [] };
}

/** Sites first, vendors last: as the data mostly goes. */
function rank(id: string): number {
  return id === VENDORS ? 2 : id === NOWHERE ? 1 : 0;
}
