/** How does the map look? Boxes in their places, and ways between them that say what is missing. */
import "@xyflow/react/dist/base.css";

import { Button } from "@mantine/core";
import { IconMaximize, IconZoomIn, IconZoomOut } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import {
  Background,
  type Edge as Line,
  MiniMap,
  type Node as Shape,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from "react";

import { Loading, Unread } from "../../ui/states";
import { type Drawn, layOut, stopLayingOut } from "./layout";
import styles from "./flows.module.css";
import type { Picture } from "./picture";
import { Arrow, EDGE_TYPES, NODE_TYPES, OpenContext } from "./shapes";

interface DrawingProps {
  picture: Picture;
  /** Which part of the map it is; another part begins from its own corner. */
  view: string;
  /** Opens a node or an edge, by id. */
  onOpen: (kind: "node" | "edge", id: string) => void;
  /** Stands beside the buttons. */
  children: ReactNode;
}

/** Smaller than this nobody can read it. */
const LEAST_ZOOM = 0.7;
const STEP = 80;
const MARGIN = 12;

/** The picture with its buttons. */
export function Drawing({ picture, view, onOpen, children }: DrawingProps) {
  useEffect(() => stopLayingOut, []);
  const laid = useQuery({
    queryKey: ["layout of the map", signatureOf(picture)],
    queryFn: async () => ({ picture, view, drawn: await layOut(picture) }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
    networkMode: "always",
  });
  return (
    <ReactFlowProvider>
      <div className={styles.tools}>
        <Zoom />
        {children}
      </div>
      {laid.isPending && (
        <div className={styles.chart}>
          <Loading what="the picture" />
        </div>
      )}
      {laid.error && (
        <Unread what="the picture" why="The list below says the same in words." onRetry={() => void laid.refetch()} />
      )}
      {laid.data && (
        <OpenContext value={onOpen}>
          <Chart {...laid.data} />
        </OpenContext>
      )}
    </ReactFlowProvider>
  );
}

/** What the picture is drawn from: as long as it is the same, so is the picture. */
function signatureOf({ places, edges }: Picture): string {
  return JSON.stringify([places, edges]);
}

function Zoom() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconZoomIn size={17} aria-hidden />}
        onClick={() => void zoomIn()}
      >
        Larger
      </Button>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconZoomOut size={17} aria-hidden />}
        onClick={() => void zoomOut()}
      >
        Smaller
      </Button>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconMaximize size={17} aria-hidden />}
        onClick={() => void fitView({ padding: 0.04 })}
      >
        Show all
      </Button>
    </>
  );
}

function Chart({ picture, view, drawn }: { picture: Picture; view: string; drawn: Drawn }) {
  const { getViewport, setViewport, zoomIn, zoomOut } = useReactFlow();
  const { nodes, edges } = useMemo(() => shapesOf(picture, drawn), [picture, drawn]);
  const moves: Record<string, () => void> = {
    ArrowLeft: () => void pan(STEP, 0),
    ArrowRight: () => void pan(-STEP, 0),
    ArrowUp: () => void pan(0, STEP),
    ArrowDown: () => void pan(0, -STEP),
    "+": () => void zoomIn(),
    "=": () => void zoomIn(),
    "-": () => void zoomOut(),
  };
  const pan = (x: number, y: number) => {
    const now = getViewport();
    return setViewport({ ...now, x: now.x + x, y: now.y + y });
  };
  return (
    <div className={styles.chart}>
      <Arrow />
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        aria-label="Map of where ePHI goes. Arrow keys move it, plus and minus change its size."
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        zoomOnScroll={false}
        preventScrolling={false}
        minZoom={0.15}
        maxZoom={2}
        attributionPosition="bottom-left"
        onKeyDown={(event: KeyboardEvent) => {
          const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key];
          if (!move) return;
          event.preventDefault();
          move();
        }}
      >
        <Background gap={24} size={1} color="var(--line)" />
        <MiniMap
          className={styles.mini ?? ""}
          ariaLabel="The whole map, small"
          pannable
          nodeColor="var(--line-control)"
          style={{ width: 140, height: 96 }}
        />
        <Begin view={view} width={drawn.width} />
      </ReactFlow>
    </div>
  );
}

/** Begins as wide as the window, but never too small to read; a change of the records leaves the view as it is. */
function Begin({ view, width }: { view: string; width: number }) {
  const { setViewport } = useReactFlow();
  const room = useStore((store) => store.width);
  const begun = useRef<string | null>(null);
  useEffect(() => {
    if (room === 0 || begun.current === view) return;
    begun.current = view;
    const zoom = Math.max(LEAST_ZOOM, Math.min(1, (room - 2 * MARGIN) / width));
    void setViewport({ x: Math.max(MARGIN, (room - width * zoom) / 2), y: MARGIN, zoom });
  }, [room, view, width, setViewport]);
  return null;
}

function shapesOf({ places, edges }: Picture, drawn: Drawn): { nodes: Shape[]; edges: Line[] } {
  const nodes: Shape[] = [];
  for (const place of places) {
    const box = drawn.places.get(place.id);
    if (!box) continue;
    const { x, y, width, height } = box;
    nodes.push({ id: place.id, type: "place", position: { x, y }, width, height, data: { name: place.name } });
    for (const node of inReadingOrder(place.nodes, drawn)) {
      const { x: left, y: top, width: wide, height: high } = drawn.nodes.get(node.id) ?? box;
      nodes.push({
        id: node.id,
        type: "thing",
        parentId: place.id,
        position: { x: left, y: top },
        width: wide,
        height: high,
        // With it the ways, and the focus on them, outlast a change of the records.
        measured: { width: wide, height: high },
        data: { node },
      });
    }
  }
  const lines = edges.flatMap((edge): Line[] => {
    const way = drawn.ways.get(edge.id);
    return way ? [{ id: edge.id, type: "way", source: edge.from, target: edge.to, data: { edge, ...way } }] : [];
  });
  return { nodes, edges: lines };
}

/** Column by column, each from top to bottom. */
function inReadingOrder<Item extends { id: string }>(items: readonly Item[], drawn: Drawn): Item[] {
  const at = ({ id }: Item) => drawn.nodes.get(id) ?? { x: 0, y: 0 };
  return [...items].sort((a, b) => at(a).x - at(b).x || at(a).y - at(b).y);
}
