/** Which vendors have a contract that holds, and what is still open? What is open first, then the contracts. */
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { AddButton } from "../../pieces/Adding";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { type ItemOf, useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { ChoiceField } from "../../ui/fields";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { CONTRACT, type Contract, CONTRACTS, EMPTY, FINDINGS, STATES } from "./contracts";
import { Days, Terms } from "./Fields";
import { Reading } from "./Reading";
import { SHELF } from "./shelf";
import { Template } from "./Template";

const TITLE = "Contracts with vendors";
type Vendor = ItemOf<"/v1/practices/{practice_id}/vendors">;

/** The page. */
export function Contracts() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const enabled = { enabled: may("inventory:read") };
  const vendors = useAll("/v1/practices/{practice_id}/vendors", { sort: "name" }, enabled);
  const contracts = useAll(CONTRACTS, undefined, enabled);
  const findings = useAll(FINDINGS, undefined, enabled);
  const trouble = useTrouble(vendors.error ?? contracts.error ?? findings.error);
  const names = useMemo(() => new Map(vendors.data?.map(({ id, name }) => [id, name])), [vendors.data]);
  const columns = useMemo(() => columnsOf(names), [names]);
  if (!enabled.enabled) return <Closed title={TITLE} what="vendors" />;
  if (!vendors.data || !contracts.data || !findings.data)
    return <Awaited title={TITLE} what="the contracts" trouble={trouble} onRetry={() => void contracts.refetch()} />;
  const nameOf = ({ vendor_id }: Contract) => names.get(vendor_id) ?? "A vendor";
  return (
    <Page
      title={TITLE}
      wide
      lead="A vendor that handles patient information for you signs a contract first. 45 CFR 164.308(b) and 164.502(e)."
      actions={
        may("inventory:write") && (
          <AddButton go={go} what="contract">
            Write down a contract
          </AddButton>
        )
      }
    >
      <Section title="Still open">
        <Open findings={findings.data} />
      </Section>
      <Section title="Contracts">
        {contracts.data.length > 0 ? (
          <Grid
            label="Contracts"
            rows={contracts.data}
            keyOf={({ id }) => id}
            nameOf={nameOf}
            columns={columns}
            current={search.contract ?? null}
          />
        ) : (
          <Card>
            <Empty>No contract is on record. Begin with the vendor that has your charts.</Empty>
          </Card>
        )}
      </Section>
      <NewPanel title="Write down a contract" open={search.add === "contract"} shelf={SHELF} empty={EMPTY} go={go}>
        {(texts, set) => (
          <>
            <ChoiceField
              name="vendor_id"
              value={texts.vendor_id}
              onChange={set("vendor_id")}
              choices={choices(vendors.data)}
            />
            <Days texts={texts} set={set} />
          </>
        )}
      </NewPanel>
      <OpenPanel
        rows={contracts.data}
        word="contract"
        id={search.contract ?? null}
        go={go}
        titleOf={nameOf}
        noun="Contract"
        gone={<p>There is no such contract. Close the panel to see those on record.</p>}
      >
        {(contract) => <Whole key={contract.id} contract={contract} name={nameOf(contract)} />}
      </OpenPanel>
    </Page>
  );
}

function Open({ findings }: { findings: readonly ItemOf<typeof FINDINGS>[] }) {
  const { id } = useHere();
  if (findings.length === 0)
    return (
      <Card>
        <Empty>Nothing is open. Every vendor that gets at patient information has an agreement on record.</Empty>
      </Card>
    );
  return (
    <ul className={looks.plain} aria-label="Still open">
      {findings.map((finding) => (
        <li key={finding.id} className={looks.box}>
          <p>{finding.text}</p>
          <p className={looks.quiet}>
            <Link to="/practice/$id/vendors" params={{ id }} search={{ vendor: finding.vendor_id }}>
              {finding.vendor}
            </Link>
            {" · "}
            {finding.citation ? `45 CFR ${finding.citation}` : "Our advice"}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Whole({ contract, name }: { contract: Contract; name: string }) {
  return (
    <>
      <p className={looks.quiet}>{standing(contract)}</p>
      <OnRecord shelf={SHELF} item={contract}>
        {(texts, set) => (
          <>
            <Days texts={texts} set={set} />
            <Terms texts={texts} set={set} />
            <Reading value={texts.clauses} onChange={set("clauses")} />
          </>
        )}
      </OnRecord>
      <Template contract={contract} />
      <section className={looks.part}>
        <h3>The signed contract</h3>
        <Evidence about="contract" id={contract.id} of={name} />
      </section>
      <Past kind="Contract" id={contract.id} labels={CONTRACT.labels} say={sayPast} />
    </>
  );
}

function sayPast(field: string, value: unknown): string | undefined {
  return ["kind", "disposition", "delegates", "feasible", "clauses"].includes(field)
    ? CONTRACT.say(field, value)
    : undefined;
}

function standing({ state, lacks, unread }: Contract): string {
  const read = unread > 0 ? ` ${unread} clauses are not read yet.` : " Every clause is read.";
  return `${STATES[state]}.${lacks.length > 0 ? ` It lacks ${lacks.length}.` : ""}${read}`;
}

function choices(vendors: readonly Vendor[]): { value: string; label: string }[] {
  return [{ value: "", label: "Choose a vendor" }, ...vendors.map(({ id, name }) => ({ value: id, label: name }))];
}

function columnsOf(names: ReadonlyMap<string, string>): Column<Contract>[] {
  return [
    {
      id: "vendor",
      title: "Vendor",
      cell: ({ id, vendor_id }) => (
        <Opens word="contract" id={id}>
          {names.get(vendor_id) ?? "A vendor"}
        </Opens>
      ),
    },
    {
      id: "state",
      title: "How far",
      cell: ({ state }) => <Tag tone={state === "in_force" ? "good" : "wait"}>{STATES[state]}</Tag>,
    },
    {
      id: "signed",
      title: CONTRACT.labels.executed_on,
      cell: ({ executed_on }) => <span className={looks.day}>{dayWords(executed_on)}</span>,
    },
    {
      id: "ends",
      title: "Last day",
      cell: ({ last_day }) => <span className={looks.day}>{dayWords(last_day) || "None named"}</span>,
    },
    {
      id: "clauses",
      title: "Clauses",
      cell: ({ lacks, unread }) =>
        lacks.length > 0 ? `Lacks ${lacks.length}` : unread > 0 ? `${unread} not read` : "All there",
    },
  ];
}
