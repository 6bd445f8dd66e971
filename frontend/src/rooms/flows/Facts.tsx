/** What is on record of a flow or at its ends, and what is missing there? */
import { Link } from "@tanstack/react-router";

import { useHere } from "../../pieces/here";
import type { Go } from "../../pieces/address";
import { useLast } from "../../ui/last";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Panel } from "../../ui/Panel";
import styles from "./flows.module.css";
import { type Names, sayField } from "./record";
import { type Edge, type Flow, type FlowMap, type Gap, GAPS, LABELS, type Node, OF_VENDOR } from "./words";

/** The fields, for somebody who may only read. */
export function Facts({ flow, names }: { flow: Flow; names: Names }) {
  const fields = (Object.keys(LABELS) as (keyof typeof LABELS)[]).filter((field) => flow[field] !== null);
  return (
    <>
      <dl className={`${looks.facts} ${styles.facts}`}>
        {fields.map((field) => (
          <div key={field}>
            <dt>{LABELS[field]}</dt>
            <dd>{sayField(field, flow[field], names)}</dd>
          </div>
        ))}
      </dl>
      <p className={looks.quiet}>Your role reads this. An owner, a manager or one of the officers can change it.</p>
    </>
  );
}

/** What is missing, in sentences, each with the way to what closes it; nothing where nothing is. */
export function Gaps({ gaps, vendor }: { gaps: readonly Gap[]; vendor: string }) {
  const { id } = useHere();
  if (gaps.length === 0) return null;
  return (
    <ul className={styles.gaps} aria-label="What is missing">
      {gaps.map(({ kind, text, citation }) => (
        <li key={text}>
          <Tag tone="wait">{GAPS[kind]}</Tag> {text} <span className={looks.quiet}>45 CFR {citation}</span>{" "}
          {OF_VENDOR.has(kind) && (
            <Link to="/practice/$id/vendors" params={{ id }} search={{ vendor }} preload={false}>
              Go to the vendor
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

interface NodePanelProps {
  id: string | null;
  map: FlowMap;
  go: Go;
}

/** The panel of an asset or a vendor on the map: what is missing, what comes and goes, and where to change it. */
export function NodePanel({ id, map, go }: NodePanelProps) {
  const shown = useLast(id);
  const node = map.nodes.find((each) => each.id === shown);
  return (
    <Panel
      title={node?.name ?? "Not on the map"}
      open={id !== null}
      onClose={() => {
        go({ node: "" });
      }}
    >
      {node ? <About node={node} map={map} /> : <p>It is no longer on the map. Close the panel to see what is.</p>}
    </Panel>
  );
}

function About({ node, map }: { node: Node; map: FlowMap }) {
  const { id: practice_id, may } = useHere();
  const out = map.edges.filter(({ from }) => from === node.id);
  const into = map.edges.filter(({ to }) => to === node.id);
  return (
    <>
      <p>
        {node.label}
        {node.site !== null && `, ${node.site}`}. {HOLDS[node.kind][node.holds_ephi]}
      </p>
      <Gaps gaps={node.gaps} vendor={node.id} />
      <p>
        {node.kind === "asset" ? (
          <Link to="/practice/$id/assets" params={{ id: practice_id }} search={{ asset: node.id }} preload={false}>
            Open it in the inventory
          </Link>
        ) : (
          <Link to="/practice/$id/vendors" params={{ id: practice_id }} search={{ vendor: node.id }} preload={false}>
            Open the vendor
          </Link>
        )}
      </p>
      <Edges title="Goes out" edges={out} />
      <Edges title="Comes in" edges={into} />
      {may("inventory:write") && (
        <p>
          <Link
            to="/practice/$id/map"
            params={{ id: practice_id }}
            search={node.kind === "asset" ? { flow: "new", from: node.id } : { flow: "new", to: `vendor:${node.id}` }}
            preload={false}
          >
            Add a flow {node.kind === "asset" ? "from here" : "to here"}
          </Link>
        </p>
      )}
    </>
  );
}

const HOLDS: Record<Node["kind"], Record<Node["holds_ephi"], string>> = {
  asset: { yes: "It holds ePHI.", no: "It holds no ePHI.", unknown: "Whether it holds ePHI is not known." },
  vendor: {
    yes: "It touches patient information.",
    no: "It touches no patient information.",
    unknown: "Whether it touches patient information is not known.",
  },
};

function Edges({ title, edges }: { title: string; edges: readonly Edge[] }) {
  const { id } = useHere();
  if (edges.length === 0) return null;
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {edges.map((edge) => (
          <li key={edge.id}>
            {edge.flow_id === null ? (
              edge.name
            ) : (
              <Link to="/practice/$id/map" params={{ id }} search={{ flow: edge.flow_id }} preload={false}>
                {edge.name}
              </Link>
            )}{" "}
            {edge.gaps.map(({ kind, text }) => (
              <Tag key={text} tone="wait">
                {GAPS[kind]}
              </Tag>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
