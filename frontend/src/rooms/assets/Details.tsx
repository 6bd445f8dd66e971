/** What is known of one system, and what hangs on it? */
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { Against } from "../../pieces/Against";
import type { Go } from "../../pieces/address";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { OpenPanel } from "../../pieces/RecordPanel";
import { Remove } from "../../pieces/Remove";
import { LevelTag, Tag } from "../../ui/levels";
import { Empty, Loading, Unread } from "../../ui/states";
import styles from "./assets.module.css";
import { Fields } from "./Fields";
import { systems } from "./record";
import { type Asset, LABELS, type Names, sayField } from "./words";

interface DetailsProps {
  assets: readonly Asset[];
  /** The one that is open; null for none. */
  id: string | null;
  names: Names;
  people: readonly string[];
  go: Go;
}

/** The panel. */
export function Details({ assets, id, names, people, go }: DetailsProps) {
  return (
    <OpenPanel
      rows={assets}
      word="asset"
      id={id}
      go={go}
      titleOf={({ name }) => name}
      noun="System"
      gone={<Empty>This system is no longer on record. Close the panel to see those that are.</Empty>}
    >
      {(asset, close) => <Whole key={asset.id} asset={asset} names={names} people={people} onGone={close} />}
    </OpenPanel>
  );
}

interface WholeProps {
  asset: Asset;
  names: Names;
  people: readonly string[];
  onGone: () => void;
}

function Whole({ asset, names, people, onGone }: WholeProps) {
  const { may } = useHere();
  const shelf = systems(names);
  const write = may("inventory:write");
  return (
    <>
      <Against id={asset.id} />
      <OnRecord shelf={shelf} item={asset}>
        {(texts, set) => <Fields texts={texts} set={set} names={names} people={people} />}
      </OnRecord>
      <Ways asset={asset} />
      <Reached asset={asset} />
      <section className={styles.part} aria-label="Files">
        <h3>Files</h3>
        <Evidence about="asset" id={asset.id} of={asset.name} />
      </section>
      <Past kind="Asset" id={asset.id} labels={LABELS} say={(field, value) => said(field, value, names)} />
      {write && (
        <Remove shelf={shelf} item={asset} onDone={onGone}>
          Only for what was put here by mistake. If you no longer use it, fill in “{LABELS.retired_on}” instead: then
          the years in which you had it stay true.
        </Remove>
      )}
    </>
  );
}

/** The history knows names that are gone; ours stand where we have them. */
function said(field: string, value: unknown, names: Names): string | undefined {
  return field.endsWith("_id") ? undefined : sayField(field, value, names);
}

/** Where its ePHI comes from and goes to. */
function Ways({ asset }: { asset: Asset }) {
  const { id: practice_id, may } = useHere();
  const flows = useAll("/v1/practices/{practice_id}/flows");
  const trouble = useTrouble(flows.error);
  const mine = flows.data?.filter((flow) => flow.from_asset_id === asset.id || flow.to_asset_id === asset.id) ?? [];
  return (
    <section className={styles.part} aria-label="Where its data goes">
      <h3>Where its data goes</h3>
      {trouble && <Unread what="the flows" why={trouble.message} onRetry={() => void flows.refetch()} />}
      {flows.isPending && <Loading what="the flows" />}
      {flows.data && mine.length === 0 && <Empty>No flow from it or to it is on record.</Empty>}
      <ul>
        {mine.map((flow) => (
          <li key={flow.id}>
            <Link to="/practice/$id/map" params={{ id: practice_id }} search={{ flow: flow.id }} preload={false}>
              {flow.name}
            </Link>{" "}
            {flow.encrypted === "no" && <Tag tone="wait">Not encrypted</Tag>}
            {flow.encrypted === "unknown" && <Tag tone="wait">Encryption not known</Tag>}
          </li>
        ))}
      </ul>
      {may("inventory:write") && (
        <p>
          <Link
            to="/practice/$id/map"
            params={{ id: practice_id }}
            search={{ flow: "new", from: asset.id }}
            preload={false}
          >
            Add a flow
          </Link>
        </p>
      )}
    </section>
  );
}

/** The risks on record that reach it. */
function Reached({ asset }: { asset: Asset }) {
  const { id: practice_id, may } = useHere();
  const read = may("risks:read");
  const risks = useAll("/v1/practices/{practice_id}/risks", { sort: "number" }, { enabled: read });
  const scenarios = useAll("/v1/practices/{practice_id}/scenarios", undefined, { enabled: read });
  const trouble = useTrouble(risks.error ?? scenarios.error);
  if (!read) return null;
  const reached = new Set(
    scenarios.data?.filter(({ asset_ids }) => asset_ids.includes(asset.id)).map(({ risk_id }) => risk_id),
  );
  const mine = risks.data?.filter(
    (risk) => risk.status !== "closed" && (risk.asset_id === asset.id || reached.has(risk.id)),
  );
  const ready = mine !== undefined && scenarios.data !== undefined;
  return (
    <section className={styles.part} aria-label="Risks that reach it">
      <h3>Risks that reach it</h3>
      {trouble && (
        <Unread
          what="the risks"
          why={trouble.message}
          onRetry={() => void Promise.all([risks.refetch(), scenarios.refetch()])}
        />
      )}
      {!trouble && !ready && <Loading what="the risks" />}
      {ready && mine.length === 0 && <Empty>None of the risks on record reaches it.</Empty>}
      <ul>
        {ready &&
          mine.map(({ id, title, level }) => (
            <li key={id}>
              <LevelTag level={level} />{" "}
              <Link to="/practice/$id/risks" params={{ id: practice_id }} search={{ risk: id }} preload={false}>
                {title}
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}
