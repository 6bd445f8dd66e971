/** What does the map say, in words? Everything that the picture shows, each with the way to change it. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useHere } from "../../pieces/here";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Empty } from "../../ui/states";
import styles from "./flows.module.css";
import { type Edge, type FlowMap, type Gap, GAPS, type Node, OF_VENDOR } from "./words";

interface InWordsProps {
  id: string;
  map: FlowMap;
  onlyGaps: boolean;
}

interface Told {
  edge: Edge;
  text: string;
}

/** Where something is missing, on the way and at the ends; the other flows; the systems without a flow. */
export function InWords({ id, map, onlyGaps }: InWordsProps) {
  const told = map.edges.map((edge, at) => ({ edge, text: map.text[at] ?? edge.name }));
  const lacking = told.filter(({ edge }) => edge.gaps.length > 0);
  const sound = told.filter(({ edge }) => edge.gaps.length === 0);
  const ends = map.nodes.filter(({ gaps }) => gaps.length > 0);
  const loose = map.nodes.filter((node) => map.loose.includes(node.id));
  return (
    <div id={id} tabIndex={-1} className={styles.words}>
      <Section title="The same in words" actions={<PrintButton />}>
        {lacking.length > 0 && <Flows title="Flows where something is missing" told={lacking} />}
        {ends.length > 0 && (
          <Lines title="Systems and vendors where something is missing">
            {ends.map((node) => (
              <li key={node.id}>
                <p>
                  <Words gaps={node.gaps} /> <End node={node} />: {node.gaps.map(({ text }) => text).join(" ")}{" "}
                  <Cited gaps={node.gaps} />
                </p>
              </li>
            ))}
          </Lines>
        )}
        {lacking.length + ends.length === 0 && <Empty>Nothing is missing on the map.</Empty>}
        {!onlyGaps && sound.length > 0 && (
          <Flows title={lacking.length > 0 ? "The other flows" : "The flows"} told={sound} />
        )}
        {told.length === 0 && <Empty>No flow is on record yet. Add the first one above.</Empty>}
        {!onlyGaps && loose.length > 0 && <Loose nodes={loose} />}
      </Section>
    </div>
  );
}

function Lines({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {lead && <p>{lead}</p>}
      <ul className={styles.told}>{children}</ul>
    </section>
  );
}

function Flows({ title, told }: { title: string; told: readonly Told[] }) {
  return (
    <Lines title={title}>
      {told.map(({ edge, text }) => (
        <li key={edge.id}>
          <p>
            <Words gaps={edge.gaps} /> {text} <Cited gaps={edge.gaps} />
          </p>
          <Doing edge={edge} />
        </li>
      ))}
    </Lines>
  );
}

function Words({ gaps }: { gaps: readonly Gap[] }) {
  return gaps.map(({ kind, text }) => (
    <span key={text}>
      <Tag tone="wait">{GAPS[kind]}</Tag>{" "}
    </span>
  ));
}

function Cited({ gaps }: { gaps: readonly Gap[] }) {
  if (gaps.length === 0) return null;
  return <span className={looks.quiet}>45 CFR {[...new Set(gaps.map(({ citation }) => citation))].join(", ")}</span>;
}

function Doing({ edge }: { edge: Edge }) {
  const { id, may } = useHere();
  const write = may("inventory:write");
  const recorded = edge.flow_id !== null;
  const doing = recorded ? (write ? "Change this flow" : "Look at this flow") : "Write down this flow";
  const search =
    edge.flow_id !== null ? { flow: edge.flow_id } : { flow: "new", from: edge.from, to: `vendor:${edge.to}` };
  return (
    <p className={styles.doing}>
      {(write || recorded) && (
        <Link
          to="/practice/$id/map"
          params={{ id }}
          search={search}
          resetScroll={false}
          preload={false}
          aria-label={`${doing}: ${edge.name}`}
        >
          {doing}
        </Link>
      )}
      {edge.gaps.some(({ kind }) => OF_VENDOR.has(kind)) && (
        <Link
          to="/practice/$id/vendors"
          params={{ id }}
          search={{ vendor: edge.to }}
          preload={false}
          aria-label={`Go to the vendor: ${edge.name}`}
        >
          Go to the vendor
        </Link>
      )}
    </p>
  );
}

function End({ node }: { node: Node }) {
  const { id } = useHere();
  return node.kind === "asset" ? (
    <Link to="/practice/$id/assets" params={{ id }} search={{ asset: node.id }} preload={false}>
      {node.name}
    </Link>
  ) : (
    <Link to="/practice/$id/vendors" params={{ id }} search={{ vendor: node.id }} preload={false}>
      {node.name}
    </Link>
  );
}

function Loose({ nodes }: { nodes: readonly Node[] }) {
  const { id, may } = useHere();
  return (
    <Lines
      title="Systems that hold ePHI and have no flow"
      lead="How does the ePHI get there, and where does it go from there? If it never leaves, leave it as it is."
    >
      {nodes.map((node) => (
        <li key={node.id}>
          <p>
            <End node={node} />
            {node.site !== null && <span className={looks.quiet}> {node.site}</span>}
          </p>
          {may("inventory:write") && (
            <p className={styles.doing}>
              <Link
                to="/practice/$id/map"
                params={{ id }}
                search={{ flow: "new", from: node.id }}
                resetScroll={false}
                preload={false}
                aria-label={`Add a flow from ${node.name}`}
              >
                Add a flow
              </Link>
            </p>
          )}
        </li>
      ))}
    </Lines>
  );
}
