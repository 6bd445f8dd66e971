/** Who signed for the notice, and why did others not? By codes that stand on the paper forms, never by name. */
import { Button } from "@mantine/core";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { AddButton } from "../../pieces/Adding";
import { useAddress } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { Copy } from "../../ui/Copy";
import { Explain } from "../../ui/Explain";
import { type Column, Grid } from "../../ui/Grid";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { Empty, Loading, Unread } from "../../ui/states";
import styles from "./notices.module.css";
import { PutDown } from "./PutDown";
import { type Month, MONTHS, monthWords, type NoticeLine, type Receipt, RECEIPTS, WAYS } from "./words";

const NEWEST = 200;

/** The counts of each month, and the newest of them one by one. */
export function Receipts({ lines }: { lines: readonly NoticeLine[] }) {
  const { id, may } = useHere();
  const [search, go] = useAddress();
  const [code, setCode] = useState("");
  const path = { practice_id: id };
  const months = works.useQuery("get", MONTHS, { params: { path, query: { limit: 24 } } });
  const list = works.useQuery("get", RECEIPTS, { params: { path, query: { limit: NEWEST } } });
  const trouble = useTrouble(list.error ?? months.error);
  const open = list.data?.items.find((each) => each.id === search.receipt);
  const writes = may("policies:write");
  return (
    <Section title="Who signed for it" actions={writes && <AddButton go={go}>Put one down</AddButton>}>
      <Lead />
      {code && (
        <Code
          code={code}
          onDone={() => {
            setCode("");
          }}
        />
      )}
      {trouble ? (
        <Unread what="the receipts" why={trouble.message} onRetry={() => void list.refetch()} />
      ) : !list.data || !months.data ? (
        <Loading what="the receipts" />
      ) : list.data.items.length === 0 ? (
        <Empty>None yet. Print the form, and put down what came of it when the first new patient was here.</Empty>
      ) : (
        <>
          <Grid label="Receipts by month" rows={months.data.items} keyOf={({ month }) => month} columns={BY_MONTH} />
          <Grid
            label="Receipts"
            rows={list.data.items}
            keyOf={(each) => each.id}
            columns={writes ? [...COLUMNS, MEND] : COLUMNS}
            current={search.receipt ?? null}
          />
          {list.data.next !== null && <p className={looks.quiet}>These are the newest {NEWEST}.</p>}
        </>
      )}
      {writes && (
        <Panel
          title={open ? `Receipt ${open.code}` : "Put a receipt down"}
          open={search.add === "1" || open !== undefined}
          onClose={() => {
            go({ add: "", receipt: "" });
          }}
        >
          <PutDown
            lines={lines}
            receipt={open}
            onDone={(made) => {
              setCode(open ? "" : made.code);
              go({ add: "", receipt: "" }, { replace: true });
            }}
          />
        </Panel>
      )}
    </Section>
  );
}

function Lead() {
  return (
    <p>
      New patients are asked to sign that they got the notice. If they do not, you write down{" "}
      <Explain term="what you did for it">
        The rule asks for a good faith effort to get a signature, and for a note of the effort and the reason when it
        was not obtained. Only emergencies are left out. 45 CFR 164.520(c)(2)(ii).
      </Explain>{" "}
      and why. No name is kept here: each one gets a code, and you write the code on the paper form. The form stays in
      your files.
    </p>
  );
}

function Code({ code, onDone }: { code: string; onDone: () => void }) {
  return (
    <div role="status" className={styles.code}>
      <p>
        Write this code on the form: <strong>{code}</strong>
      </p>
      <div className={looks.row}>
        <Copy text={code}>Copy the code</Copy>
        <Button size="sm" variant="subtle" onClick={onDone}>
          It is on the form
        </Button>
      </div>
    </div>
  );
}

const BY_MONTH: Column<Month>[] = [
  { id: "month", title: "Month", cell: ({ month }) => monthWords(month) },
  { id: "signed", title: WAYS.signed.word, cell: ({ signed }) => signed },
  { id: "refused", title: WAYS.refused.word, cell: ({ refused }) => refused },
  { id: "unable", title: WAYS.unable.word, cell: ({ unable }) => unable },
  { id: "emergency", title: WAYS.emergency.word, cell: ({ emergency }) => emergency },
];

const COLUMNS: Column<Receipt>[] = [
  { id: "code", title: "Code", cell: ({ code }) => <span className={looks.day}>{code}</span> },
  { id: "given", title: "Given", cell: ({ given_on }) => <span className={looks.day}>{dayWords(given_on)}</span> },
  { id: "way", title: "What came of it", cell: ({ way }) => WAYS[way].word },
  { id: "reason", title: "Why not signed", cell: ({ reason }) => reason || <span data-none>–</span> },
  { id: "notice", title: "Version", cell: ({ notice }) => notice },
  {
    id: "keep",
    title: "Keep until",
    cell: ({ keep_until }) => <span className={looks.day}>{dayWords(keep_until)}</span>,
  },
];
const MEND: Column<Receipt> = { id: "mend", title: "Set right", cell: (each) => <Mend receipt={each} /> };

function Mend({ receipt }: { receipt: Receipt }) {
  const [, go] = useAddress();
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      aria-label={`Set receipt ${receipt.code} right`}
      onClick={() => {
        go({ receipt: receipt.id });
      }}
    >
      Set right
    </Button>
  );
}
