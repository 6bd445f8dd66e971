/** What is behind one risk, and what is decided about it? */
import { Button } from "@mantine/core";
import { IconArrowDown, IconCopy } from "@tabler/icons-react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { numberWord } from "../../pieces/numbers";
import { useLast } from "../../ui/last";
import { LevelTag, levelWord, Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Panel } from "../../ui/Panel";
import { Loading, Unread } from "../../ui/states";
import { UndoLine } from "../../ui/undo";
import type { Go } from "../../pieces/address";
import { Approval } from "./Approval";
import { AsOnRecord } from "./AsOnRecord";
import { Decide, FORM } from "./Decide";
import styles from "./details.module.css";
import { Before, Evidenced, Others, Planned } from "./Beside";
import { GlassBox } from "./GlassBox";
import { type Chain, type Choice, LABELS, STATUSES } from "./words";

interface DetailsProps {
  /** The risk that is open; null for none. */
  id: string | null;
  choice: Choice;
  groups: ReadonlyMap<string, string>;
  owners: readonly string[];
  go: Go;
}

/** The panel: what is open, the glass box, the decision, and what stands beside it. */
export function Details({ id, choice, groups, owners, go }: DetailsProps) {
  const { id: practice_id } = useHere();
  const shown = useLast(id);
  const path = { practice_id, id: shown ?? "" };
  const read = works.useQuery(
    "get",
    "/v1/practices/{practice_id}/risks/{id}/chain",
    { params: { path } },
    { enabled: shown !== null },
  );
  const trouble = useTrouble(read.error);
  const chain = read.data;
  return (
    <Panel
      title={chain ? `${numberWord(chain.risk.number)} ${chain.risk.title}` : "Risk"}
      open={id !== null}
      onClose={() => {
        go({ risk: "" });
      }}
    >
      {trouble && !chain && <Unread what="this risk" why={trouble.message} onRetry={() => void read.refetch()} />}
      {!trouble && !chain && <Loading what="this risk" />}
      {chain && <Whole key={shown} chain={chain} choice={choice} groups={groups} owners={owners} go={go} />}
      <UndoLine />
    </Panel>
  );
}

type WholeProps = Omit<DetailsProps, "id"> & { chain: Chain };

function Whole({ chain, choice, groups, owners, go }: WholeProps) {
  const { may } = useHere();
  const { risk } = chain;
  const group = risk.group_id === null ? null : (groups.get(risk.group_id) ?? "a group of systems");
  const write = may("risks:write");
  return (
    <>
      <div className={styles.sum}>
        <p className={looks.row}>
          <LevelTag level={risk.level} />
          <span>
            likelihood {levelWord(risk.likelihood).toLowerCase()} × impact {levelWord(risk.impact).toLowerCase()}
          </span>
          <Tag tone={risk.status === "open" ? "calm" : "good"}>{STATUSES[risk.status]}</Tag>
        </p>
        <Open chain={chain} />
        {write && (
          <div className={styles.actions}>
            <Button
              size="sm"
              leftSection={<IconArrowDown size={16} aria-hidden />}
              onClick={() => {
                jumpTo(`${FORM}-likelihood`);
              }}
            >
              Go to your decision
            </Button>
            <Button
              size="sm"
              variant="default"
              leftSection={<IconCopy size={16} aria-hidden />}
              onClick={() => {
                go({ risk: "", like: risk.id });
              }}
            >
              Copy to other risks
            </Button>
          </div>
        )}
      </div>
      <section aria-label="How it came about">
        <GlassBox chain={chain} choice={choice} group={group} />
      </section>
      <section className={styles.card} aria-label="Your decision">
        <h3>Your rating, and what you will do</h3>
        {chain.differs_from_suggestion && (
          <p className={looks.quiet}>Your rating differs from our suggestion. The reason below says why.</p>
        )}
        {write ? <Decide chain={chain} choice={choice} owners={owners} /> : <AsOnRecord risk={risk} />}
        <Approval risk={risk} />
      </section>
      <Others chain={chain} choice={choice} />
      <Planned risk={risk} />
      <Evidenced risk={risk} />
      <Before risk={risk} />
    </>
  );
}

/** What is still open about a risk, each with the way to the field that closes it. */
function Open({ chain }: { chain: Chain }) {
  const { may } = useHere();
  if (chain.faults.length === 0) return <p className={looks.quiet}>Nothing is open about this risk.</p>;
  return (
    <ul className={styles.open} aria-label="Still open">
      {chain.faults.map(({ at, message }) => (
        <li key={at + message}>
          {message}{" "}
          {may("risks:write") && at in LABELS && (
            <button
              type="button"
              className={styles.jump}
              onClick={() => {
                jumpTo(`${FORM}-${at}`);
              }}
            >
              Go there
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function jumpTo(id: string): void {
  const field = document.getElementById(id);
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}
