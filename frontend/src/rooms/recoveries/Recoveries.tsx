/** What comes back first when systems fail, and does it? The order of recovery, then the log of backups and tests. */
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { AddButton } from "../../pieces/Adding";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Empty } from "../../ui/states";
import { LogFields, TargetFields } from "./Fields";
import {
  DID,
  emptyOn,
  GAPS,
  RECOVERIES,
  RESTORE,
  type Restore,
  RESTORES,
  RESULTS,
  type System,
  VERDICTS,
} from "./recoveries";
import { LOG, TARGETS } from "./shelf";

const TITLE = "When systems fail";

/** The page. */
export function Recoveries() {
  const { may, today } = useHere();
  const [search, go] = useAddress();
  const enabled = { enabled: may("inventory:read") };
  const found = useAll(RECOVERIES, undefined, enabled);
  const log = useAll(RESTORES, undefined, enabled);
  const trouble = useTrouble(found.error ?? log.error);
  const systems = useMemo(() => found.data?.map((each) => ({ ...each, id: each.asset_id })) ?? [], [found.data]);
  const names = useMemo(() => new Map(systems.map(({ id, name }) => [id, name])), [systems]);
  const columns = useMemo(() => logColumns(names), [names]);
  const first = useMemo(() => emptyOn(today, ""), [today]);
  if (!enabled.enabled) return <Closed title={TITLE} what="systems" />;
  if (!found.data || !log.data)
    return <Awaited title={TITLE} what="the systems" trouble={trouble} onRetry={() => void found.refetch()} />;
  return (
    <Page
      title={TITLE}
      wide
      lead="Copies that can be brought back, and a way to work until they are. 45 CFR 164.308(a)(7). The rule names no hours: set your own."
      actions={
        <>
          {may("inventory:write") && (
            <AddButton go={go} what="test">
              Log a backup or a test
            </AddButton>
          )}
          <PrintButton />
        </>
      }
    >
      <Section title="What comes back first">
        {systems.length > 0 ? (
          <Grid
            label="Systems in the order of recovery"
            rows={systems}
            keyOf={({ id }) => id}
            nameOf={({ name }) => name}
            columns={ORDER}
            current={search.system ?? null}
          />
        ) : (
          <Card>
            <Empty>
              Nothing to bring back is on record. Systems that hold patient information stand here, and those that care
              cannot go on without.
            </Empty>
          </Card>
        )}
      </Section>
      <Section title="Backups and restore tests">
        {log.data.length > 0 ? (
          <Grid
            label="Backups and restore tests"
            rows={log.data}
            keyOf={({ id }) => id}
            columns={columns}
            current={search.restore ?? null}
          />
        ) : (
          <Card>
            <Empty>
              Nothing is logged yet. Bring one file back from the backup, open it, and note how long it took: that is a
              test.
            </Empty>
          </Card>
        )}
      </Section>
      <NewPanel title="Log a backup or a test" open={search.add === "test"} shelf={LOG} empty={first} go={go}>
        {(texts, set) => <LogFields texts={texts} set={set} systems={systems} />}
      </NewPanel>
      <OpenPanel
        rows={systems}
        word="system"
        id={search.system ?? null}
        go={go}
        titleOf={({ name }) => name}
        noun="System"
        gone={<p>This system is not in the order of recovery. Close the panel to see those that are.</p>}
      >
        {(system) => <WholeSystem key={system.id} system={system} />}
      </OpenPanel>
      <OpenPanel
        rows={log.data}
        word="restore"
        id={search.restore ?? null}
        go={go}
        titleOf={({ did, on }) => `${DID[did]}, ${dayWords(on)}`}
        noun="Log"
        gone={<p>There is no such line. Close the panel to see those on record.</p>}
      >
        {(line) => <WholeLine key={line.id} line={line} systems={systems} />}
      </OpenPanel>
    </Page>
  );
}

function WholeSystem({ system }: { system: System }) {
  return (
    <>
      {system.gaps.length > 0 && (
        <ul className={looks.open} aria-label="Still open">
          {system.gaps.map((gap) => (
            <li key={gap}>{GAPS[gap]}.</li>
          ))}
        </ul>
      )}
      <OnRecord shelf={TARGETS} item={system}>
        {(texts, set) => <TargetFields texts={texts} set={set} />}
      </OnRecord>
    </>
  );
}

function WholeLine({ line, systems }: { line: Restore; systems: readonly System[] }) {
  return (
    <>
      {line.verdict !== null && (
        <p>
          {VERDICTS[line.verdict]}
          {line.target_hours !== null && ` of ${line.target_hours} hours`}.{" "}
          <span className={looks.quiet}>
            {line.within_proposed ? "Within" : "Not within"} the 72 hours that a rule proposed in 2025 names. It is not
            law.
          </span>
        </p>
      )}
      <OnRecord shelf={LOG} item={line}>
        {(texts, set) => <LogFields texts={texts} set={set} systems={systems} />}
      </OnRecord>
      <section className={looks.part}>
        <h3>Proof</h3>
        <Evidence about="restore" id={line.id} of={`${DID[line.did]}, ${dayWords(line.on)}`} />
      </section>
      <Past kind="Restore" id={line.id} labels={RESTORE.labels} say={RESTORE.say} />
    </>
  );
}

const ORDER: Column<System>[] = [
  {
    id: "name",
    title: "System",
    cell: ({ id, name, place }) => (
      <Opens word="system" id={id}>
        {`${place}. ${name}`}
      </Opens>
    ),
  },
  { id: "hours", title: "Back in", cell: ({ hours }) => (hours === null ? "Not said" : `${hours} hours`) },
  {
    id: "lost",
    title: "May lose",
    cell: ({ point_hours }) => (point_hours === null ? "Not said" : `${point_hours} h`),
  },
  { id: "backup", title: "Last backup", cell: ({ backed_up_on }) => dayWords(backed_up_on) || "None" },
  {
    id: "test",
    title: "Last test",
    cell: ({ restored_on, restored_hours }) =>
      restored_on === null ? "None" : `${dayWords(restored_on)}, ${restored_hours ?? 0} h`,
  },
  {
    id: "open",
    title: "Open",
    cell: ({ gaps }) => (gaps.length === 0 ? <Tag tone="good">Nothing</Tag> : gaps.map((gap) => GAPS[gap]).join(". ")),
  },
];

function logColumns(names: ReadonlyMap<string, string>): Column<Restore>[] {
  return [
    {
      id: "what",
      title: "What",
      cell: ({ id, did }) => (
        <Opens word="restore" id={id}>
          {DID[did]}
        </Opens>
      ),
    },
    { id: "system", title: "System", cell: ({ asset_id }) => names.get(asset_id) ?? "Out of use" },
    { id: "on", title: "On", cell: ({ on }) => <span className={looks.day}>{dayWords(on)}</span> },
    { id: "result", title: "Result", cell: ({ result }) => RESULTS[result] },
    {
      id: "verdict",
      title: "Against your target",
      cell: ({ verdict, hours }) =>
        verdict === null ? (
          ""
        ) : (
          <Tag tone={verdict === "met" ? "good" : "wait"}>{`${hours ?? 0} h. ${VERDICTS[verdict]}`}</Tag>
        ),
    },
  ];
}
