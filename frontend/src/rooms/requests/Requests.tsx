/** What have patients asked for, by code, and by when must it be answered? 45 CFR 164.524, 164.526, 164.528. */
import { Button } from "@mantine/core";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { AddButton } from "../../pieces/Adding";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { choicesOf } from "../../pieces/choices";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { readSlip, saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { useSending } from "../../pieces/sending";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { Empty } from "../../ui/states";
import { emptyOn, KINDS, OUTCOMES, REQUEST, type RequestItem, REQUESTS, STATES, type Texts } from "./requests";
import { SHELF } from "./shelf";

const TITLE = "Patient requests";
const RULES = `${REQUESTS}/kinds` as const;

/** The page. */
export function Requests() {
  const { may, today } = useHere();
  const [search, go] = useAddress();
  const enabled = { enabled: may("policies:read") };
  const found = useAll(REQUESTS, undefined, enabled);
  const trouble = useTrouble(found.error);
  const first = useMemo(() => emptyOn(today), [today]);
  if (!enabled.enabled) return <Closed title={TITLE} what="patient requests" />;
  if (!found.data)
    return <Awaited title={TITLE} what="the requests" trouble={trouble} onRetry={() => void found.refetch()} />;
  const write = may("policies:write");
  return (
    <Page
      title={TITLE}
      wide
      lead="Each request has a code and a last day. Write the code on the patient's paper. Names stay off this page. 45 CFR 164.524, 164.526 and 164.528."
      actions={write && <AddButton go={go}>New request</AddButton>}
    >
      {found.data.length > 0 ? (
        <Grid
          label={TITLE}
          rows={found.data}
          keyOf={({ id }) => id}
          nameOf={({ code }) => code}
          columns={COLUMNS}
          current={search.request ?? null}
        />
      ) : (
        <Card>
          <Empty>No request is on record. When a patient asks for their records, put it down here the same day.</Empty>
        </Card>
      )}
      {write && (
        <NewPanel title="New request" open={search.add !== undefined} shelf={SHELF} empty={first} go={go}>
          {(texts, set) => <Asked texts={texts} set={set} />}
        </NewPanel>
      )}
      <OpenPanel
        rows={found.data}
        word="request"
        id={search.request ?? null}
        go={go}
        titleOf={({ code }) => code}
        noun="Request"
        gone={<p>This request is not on record. Close the panel to see those that are.</p>}
      >
        {(row) => <Whole key={row.id} row={row} />}
      </OpenPanel>
    </Page>
  );
}

function Whole({ row }: { row: RequestItem }) {
  return (
    <>
      <p>
        <State row={row} />
      </p>
      <ul>
        {row.reasons.map(({ citation, text }) => (
          <li key={text}>{citation ? `${text} (${citation})` : text}</li>
        ))}
      </ul>
      <Slip row={row} />
      <OnRecord shelf={SHELF} item={row}>
        {(texts, set) => (
          <>
            <Asked texts={texts} set={set} />
            <Answer texts={texts} set={set} />
          </>
        )}
      </OnRecord>
      <p className={looks.quiet}>{`Keep it until ${dayWords(row.keep_until)}.`}</p>
      <Past kind="PatientRequest" id={row.id} labels={REQUEST.labels} say={REQUEST.say} />
    </>
  );
}

function State({ row }: { row: RequestItem }) {
  const { word, tone } = STATES[row.state];
  return <Tag tone={tone}>{word}</Tag>;
}

/** A page with the code and the days, for the patient's paper. */
function Slip({ row }: { row: RequestItem }) {
  const { id } = useHere();
  const { busy, trouble, send } = useSending();
  return (
    <>
      <Button
        size="sm"
        variant="default"
        aria-disabled={busy}
        onClick={() => {
          if (busy) return;
          send(async () => {
            const file = await readSlip(id, row.id);
            saveAs(file, file.name);
            return null;
          });
        }}
      >
        Print its slip
      </Button>
      <Refused trouble={trouble}>It was not printed.</Refused>
    </>
  );
}

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
}

function Asked({ texts, set }: FieldsProps) {
  return (
    <>
      <ChoiceField name="kind" value={texts.kind} onChange={set("kind")} choices={choicesOf(KINDS)} />
      <DayField name="received_on" value={texts.received_on} onChange={set("received_on")} />
      <NoteField name="note" hint="Name no patient." value={texts.note} onChange={set("note")} />
    </>
  );
}

function Answer({ texts, set }: FieldsProps) {
  const { data } = useAll(RULES);
  const grounds = data?.find(({ kind }) => kind === texts.kind)?.grounds ?? [];
  const choices = grounds.map((each) => ({ value: each.id, label: `${each.text} ${each.citation}` }));
  return (
    <>
      <h3>If it takes longer</h3>
      <div className={looks.pair}>
        <DayField name="extended_on" value={texts.extended_on} onChange={set("extended_on")} />
        <DayField name="extended_to" value={texts.extended_to} onChange={set("extended_to")} />
      </div>
      <LineField
        name="extension_reason"
        hint="Name no patient."
        value={texts.extension_reason}
        onChange={set("extension_reason")}
      />
      <h3>The answer</h3>
      <div className={looks.pair}>
        <DayField name="answered_on" value={texts.answered_on} onChange={set("answered_on")} />
        <ChoiceField name="outcome" value={texts.outcome} onChange={set("outcome")} choices={choicesOf(OUTCOMES)} />
      </div>
      {["denied", "partly"].includes(texts.outcome) && (
        <ChoiceField
          name="ground"
          value={texts.ground}
          onChange={set("ground")}
          choices={[{ value: "", label: "Choose one" }, ...choices]}
        />
      )}
    </>
  );
}

const COLUMNS: Column<RequestItem>[] = [
  {
    id: "code",
    title: "Code",
    cell: ({ id, code }) => (
      <Opens word="request" id={id}>
        {code}
      </Opens>
    ),
  },
  { id: "kind", title: "Asked for", cell: ({ kind }) => KINDS[kind] },
  {
    id: "came",
    title: "Came in",
    cell: ({ received_on }) => <span className={looks.day}>{dayWords(received_on)}</span>,
  },
  {
    id: "due",
    title: "Answer by",
    cell: ({ stands_on }) => <span className={looks.day}>{dayWords(stands_on)}</span>,
  },
  { id: "state", title: "Now", cell: (row) => <State row={row} /> },
];
