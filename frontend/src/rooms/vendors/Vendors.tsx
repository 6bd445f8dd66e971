/** Which firms outside touch PHI? */
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { useTrouble } from "../../api/problems";
import { AddButton, PasteButton } from "../../pieces/Adding";
import { type Go, type Search, useAddress, useWanted } from "../../pieces/address";
import { Merge } from "../../pieces/changes";
import { useChosen } from "../../pieces/chosen";
import { useHere } from "../../pieces/here";
import { useShelfInline } from "../../pieces/inline";
import { LinkButton } from "../../pieces/LinkButton";
import { useAll } from "../../pieces/lists";
import { Narrow, Pick } from "../../pieces/Narrow";
import { foundWords } from "../../pieces/numbers";
import { Explain } from "../../ui/Explain";
import { Grid } from "../../ui/Grid";
import { Card, Page } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { Bulk } from "./Bulk";
import { columnsFor, type Edit } from "./columns";
import { Add, BusinessAssociate, Details } from "./Details";
import { Load } from "./Load";
import { VENDORS } from "./shelf";
import { chosenFrom, lacksAgreement, wantedOf } from "./vendors";
import styles from "./vendors.module.css";
import { AGREEMENTS, PATH, type Vendor, YES_NO_CHOICES } from "./words";

/** The page. */
export function Vendors() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const vendors = useAll(PATH, { sort: "name" });
  const trouble = useTrouble(vendors.error);
  const [told, tell] = useState("");
  const write = may("inventory:write");
  return (
    <Page
      title="Vendors"
      wide
      lead={<Lead />}
      actions={
        write && (
          <>
            <PasteButton go={go} />
            <AddButton go={go}>Add a vendor</AddButton>
          </>
        )
      }
    >
      <p role="status" className={styles.told}>
        {told}
      </p>
      {trouble && <Unread what="the vendors" why={trouble.message} onRetry={() => void vendors.refetch()} />}
      {vendors.isPending && <Loading what="the vendors" />}
      {vendors.data &&
        (vendors.data.length > 0 ? <List vendors={vendors.data} search={search} go={go} /> : <Nothing write={write} />)}
      {vendors.data && <Details vendors={vendors.data} id={search.vendor ?? null} go={go} />}
      {write && (
        <>
          <Add open={search.add !== undefined} go={go} />
          <Load
            open={search.paste !== undefined}
            vendors={vendors.data ?? NONE}
            go={go}
            onDone={({ created, changed }) => {
              tell(`From your spreadsheet: ${created} new, ${changed} changed.`);
            }}
          />
        </>
      )}
    </Page>
  );
}

const NONE: Vendor[] = [];

function Lead() {
  return (
    <>
      The firms outside that work for you. Those that handle{" "}
      <Explain term="PHI">
        Protected health information: anything about a patient’s health, care or payment that says, or lets one guess,
        who the patient is. On paper, on a screen or spoken.
      </Explain>{" "}
      are your <BusinessAssociate many />, and each needs a{" "}
      <Explain term="written agreement">
        The business associate agreement, also called a BAA: the firm’s written promise to protect patient information,
        to tell you when something goes wrong, and to give it back at the end. 45 CFR 164.308(b)(3).
      </Explain>
      .
    </>
  );
}

function Nothing({ write }: { write: boolean }) {
  const { id } = useHere();
  return (
    <Card>
      <Empty>
        No vendor is on record yet. Most practices have eight or more: the EHR, billing, e-mail, fax, shredding, whoever
        looks after the computers.
      </Empty>
      {write && (
        <div>
          <LinkButton to="/practice/$id/proposals" params={{ id }}>
            See those you likely have
          </LinkButton>
        </div>
      )}
    </Card>
  );
}

function List({ vendors, search, go }: { vendors: Vendor[]; search: Search; go: Go }) {
  const { may, today } = useHere();
  const write = may("inventory:write");
  const { edit, kind, change } = useVendorEdits();
  const [wanted, text, setText] = useWanted(search, go, wantedOf);
  const rows = useMemo(() => chosenFrom(vendors, wanted, today), [vendors, wanted, today]);
  const owed = useMemo(() => vendors.filter((vendor) => lacksAgreement(vendor, today)).length, [vendors, today]);
  const columns = columnsFor(today, write ? edit : null);
  const { chosen, onChoose, picked } = useChosen(rows);
  return (
    <>
      <Narrow
        text={text}
        onText={setText}
        such="fax, billing, Larkfield"
        narrowed={wanted.agreement + wanted.phi + wanted.who !== ""}
        onClear={() => {
          setText("");
          go({ q: "", agreement: "", phi: "", who: "" });
        }}
      >
        <Pick
          label="Agreement"
          name="agreement"
          value={wanted.agreement}
          go={go}
          any="Any"
          choices={[
            { value: "missing", label: "Needed, none in force" },
            { value: "ending", label: "Ends within 60 days" },
            { value: "on_file", label: AGREEMENTS.on_file.word },
            { value: "not_needed", label: AGREEMENTS.not_needed.word },
            { value: "unknown", label: AGREEMENTS.unknown.word },
          ]}
        />
        <Pick label="Touches PHI" name="phi" value={wanted.phi} go={go} any="Any" choices={YES_NO_CHOICES} />
        <Pick
          label="Which"
          name="who"
          value={wanted.who}
          go={go}
          any="Working for you now"
          choices={[{ value: "all", label: "All, ended ones too" }]}
        />
      </Narrow>
      <p role="status" className={styles.found}>
        {foundWords(rows.length, vendors.length)} {owedWords(owed)}{" "}
        {owed > 0 && wanted.agreement !== "missing" && (
          <Link
            to="."
            search={(before: Search) => ({ ...before, agreement: "missing" })}
            resetScroll={false}
            preload={false}
          >
            {owed === 1 ? "Show it" : "Show them"}
          </Link>
        )}
      </p>
      {write && <Bulk chosen={picked} onChoose={onChoose} />}
      {rows.length > 0 ? (
        <Grid
          label="Vendors"
          rows={rows}
          keyOf={keyOf}
          nameOf={nameOf}
          columns={columns}
          sort={search.sort ?? "name"}
          onSort={(sort) => {
            go({ sort: sort === "name" ? "" : sort });
          }}
          current={search.vendor ?? null}
          {...(write && { chosen, onChoose })}
        />
      ) : (
        <Empty>No vendor fits these choices. Take one of them away to see more.</Empty>
      )}
      <Merge kind={kind} change={change} />
    </>
  );
}

function keyOf({ id }: Vendor): string {
  return id;
}

function nameOf({ name }: Vendor): string {
  return name;
}

function owedWords(owed: number): string {
  if (owed === 0) return "Each one that handles PHI has an agreement in force.";
  return owed === 1
    ? "One handles PHI and has no agreement in force."
    : `${owed} handle PHI and have no agreement in force.`;
}

/** Edits in the list's own cells. */
function useVendorEdits() {
  const { edit, kind, change } = useShelfInline(PATH, VENDORS);
  const of: Edit = ({ id, name }, fields) => edit(id, fields, `${name} is changed.`);
  return { edit: of, kind, change };
}
