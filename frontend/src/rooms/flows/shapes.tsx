/** How are a place, a thing and a way drawn? Words carry the meaning; lines and colors only help. */
import {
  BaseEdge,
  type Edge as Line,
  EdgeLabelRenderer,
  type EdgeProps,
  type EdgeTypes,
  Handle,
  type Node as Shape,
  type NodeProps,
  type NodeTypes,
  Position,
  useReactFlow,
  useStoreApi,
} from "@xyflow/react";
import { createContext, useContext } from "react";

import styles from "./flows.module.css";
import { type Box, pathOf, type Point } from "./layout";
import { type Edge, GAPS, type Node } from "./words";

type Open = (kind: "node" | "edge", id: string) => void;

/** What a click on a shape does. */
export const OpenContext = createContext<Open>(() => undefined);

const ARROW = "map-arrow";

/** The tip of every way. */
export function Arrow() {
  return (
    <svg className={styles.defs} aria-hidden>
      <defs>
        <marker id={ARROW} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M 0 0 L 10 5 L 0 10 z" fill="context-stroke" />
        </marker>
      </defs>
    </svg>
  );
}

function PlaceShape({ data }: NodeProps<Shape<{ name: string }>>) {
  return (
    <div className={styles.place}>
      <span>{data.name}</span>
    </div>
  );
}

function ThingShape({ data, positionAbsoluteX: x, positionAbsoluteY: y, ...size }: NodeProps<Shape<{ node: Node }>>) {
  const { node } = data;
  const open = useContext(OpenContext);
  const { width = 0, height = 0 } = size;
  const show = useShowing({ x, y, width, height });
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className={styles.handle} />
      <button
        type="button"
        className={`${styles.thing} nopan`}
        data-kind={node.kind}
        data-gap={node.gaps.length > 0 || undefined}
        onFocus={show}
        onClick={() => {
          open("node", node.id);
        }}
      >
        <span className={styles.thingName}>{node.name}</span>
        <span className={styles.thingKind}>
          {node.holds_ephi === "yes" && <b>ePHI</b>} {node.retired ? "No longer in use" : node.label}
        </span>
        {node.gaps[0] && <span className={styles.gap}>{node.gaps.map(({ kind }) => GAPS[kind]).join(", ")}</span>}
      </button>
      <Handle type="source" position={Position.Right} isConnectable={false} className={styles.handle} />
    </>
  );
}

type Way = Line<{ edge: Edge; points: readonly Point[]; label: Box | null }>;

function WayShape({ data }: EdgeProps<Way>) {
  const open = useContext(OpenContext);
  const show = useShowing(data?.label ?? { x: 0, y: 0, width: 0, height: 0 });
  if (!data) return null;
  const { edge, points, label } = data;
  const lacking = edge.gaps.length > 0;
  return (
    <>
      <BaseEdge
        path={pathOf(points)}
        markerEnd={`url(#${ARROW})`}
        className={styles.way ?? ""}
        data-gap={lacking || undefined}
        data-implied={edge.implied || undefined}
      />
      {label && (
        <EdgeLabelRenderer>
          <button
            type="button"
            className={`${styles.label} nopan`}
            data-gap={lacking || undefined}
            style={{ left: label.x, top: label.y, width: label.width, height: label.height }}
            aria-label={[edge.name, ...edge.gaps.map(({ kind }) => GAPS[kind])].join(": ")}
            onFocus={show}
            onClick={() => {
              open("edge", edge.id);
            }}
          >
            {!edge.implied && <span className={styles.labelName}>{edge.name}</span>}
            {edge.gaps.map(({ kind, text }) => (
              <span key={text}>{GAPS[kind]}</span>
            ))}
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

/** Brings what has the focus into sight. */
function useShowing({ x, y, width, height }: Box): () => void {
  const { getViewport, setCenter } = useReactFlow();
  const store = useStoreApi();
  return () => {
    const view = getViewport();
    const room = store.getState();
    const [left, top] = [x * view.zoom + view.x, y * view.zoom + view.y];
    const inside =
      left >= 0 && top >= 0 && left + width * view.zoom <= room.width && top + height * view.zoom <= room.height;
    if (!inside) void setCenter(x + width / 2, y + height / 2, { zoom: view.zoom });
  };
}

export const NODE_TYPES: NodeTypes = { place: PlaceShape, thing: ThingShape };
export const EDGE_TYPES: EdgeTypes = { way: WayShape };
