/** Which days and duties come from outside the rule? The State law that you wrote down, and the log of smaller breaches. */
import { Button } from "@mantine/core";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { AddButton } from "../../pieces/Adding";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { choicesOf } from "../../pieces/choices";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { readBreachLog, saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { Past } from "../../pieces/Past";
import { EditRecord, ReadRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { Remove } from "../../pieces/Remove";
import { useSending } from "../../pieces/sending";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import { type Column, Grid } from "../../ui/Grid";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { Empty } from "../../ui/states";
import { emptyOn, OVERLAY, type Overlay, OVERLAYS, type Texts, WHOM } from "./overlays";
import { SHELF } from "./shelf";

const TITLE = "State law, and the yearly log";

/** The page. */
export function Overlays() {
  const { may, today } = useHere();
  const [search, go] = useAddress();
  const enabled = { enabled: may("incidents:read") };
  const overlays = useAll(OVERLAYS, undefined, enabled);
  const trouble = useTrouble(overlays.error);
  const empty = useMemo(() => emptyOn(today), [today]);
  if (!enabled.enabled) return <Closed title={TITLE} what="incidents" />;
  if (!overlays.data)
    return <Awaited title={TITLE} what="the State law" trouble={trouble} onRetry={() => void overlays.refetch()} />;
  return (
    <Page
      title={TITLE}
      lead="After a breach many States ask for more, and sooner. We do not know your State’s law: what you read, you write down here, with where you read it."
      actions={
        may("incidents:write") && (
          <AddButton go={go} what="duty">
            Write down a duty
          </AddButton>
        )
      }
    >
      <Section title="State law">
        {overlays.data.length > 0 ? (
          <Grid
            label="State law"
            rows={overlays.data}
            keyOf={({ id }) => id}
            nameOf={({ state }) => state}
            columns={COLUMNS}
            current={search.duty ?? null}
          />
        ) : (
          <Card>
            <Empty>Nothing is written down. Ask counsel, or read your attorney general’s page.</Empty>
          </Card>
        )}
      </Section>
      <Log year={Number(today.slice(0, 4))} />
      <NewPanel title="Write down a duty" open={search.add === "duty"} shelf={SHELF} empty={empty} go={go}>
        {(texts, set) => <Fields texts={texts} set={set} />}
      </NewPanel>
      <OpenPanel
        rows={overlays.data}
        word="duty"
        id={search.duty ?? null}
        go={go}
        titleOf={({ state, whom }) => `${state}: ${WHOM[whom]}`}
        noun="Duty"
        gone={<p>There is no such duty. Close the panel to see those on record.</p>}
      >
        {(overlay, close) => <Whole key={overlay.id} overlay={overlay} onGone={close} />}
      </OpenPanel>
    </Page>
  );
}

function Whole({ overlay, onGone }: { overlay: Overlay; onGone: () => void }) {
  const { may } = useHere();
  if (!may("incidents:write")) return <ReadRecord shelf={SHELF} item={overlay} />;
  return (
    <>
      <EditRecord shelf={SHELF} item={overlay}>
        {(texts, set) => <Fields texts={texts} set={set} />}
      </EditRecord>
      <Past kind="Overlay" id={overlay.id} labels={OVERLAY.labels} say={OVERLAY.say} />
      <Remove shelf={SHELF} item={overlay} onDone={onGone}>
        When the law has changed, or for a mistake. The history keeps it.
      </Remove>
    </>
  );
}

function Fields({ texts, set }: { texts: Texts; set: (field: keyof Texts) => (text: string) => void }) {
  return (
    <>
      <div className={looks.pair}>
        <LineField name="state" value={texts.state} onChange={set("state")} />
        <ChoiceField name="whom" value={texts.whom} onChange={set("whom")} choices={choicesOf(WHOM)} />
      </div>
      <div className={looks.pair}>
        <LineField
          name="days"
          kind="number"
          hint="Empty if the law names no number."
          value={texts.days}
          onChange={set("days")}
        />
        <LineField name="residents_from" kind="number" value={texts.residents_from} onChange={set("residents_from")} />
      </div>
      <LineField name="source" value={texts.source} onChange={set("source")} />
      <DayField name="read_on" value={texts.read_on} onChange={set("read_on")} />
      <NoteField name="note" value={texts.note} onChange={set("note")} />
    </>
  );
}

function Log({ year }: { year: number }) {
  return (
    <Section title="Smaller breaches">
      <p className={looks.quiet}>
        Breaches of fewer than 500 people go to the Secretary within 60 days after the year in which you discovered
        them: 164.408(c).
      </p>
      <ul className={looks.plain}>
        {[year, year - 1].map((each) => (
          <Year key={each} year={each} />
        ))}
      </ul>
    </Section>
  );
}

function Year({ year }: { year: number }) {
  const { id: practice_id } = useHere();
  const { busy, trouble, send } = useSending();
  const found = works.useQuery("get", "/v1/practices/{practice_id}/breaches/log", {
    params: { path: { practice_id }, query: { year } },
  });
  return (
    <li className={looks.box}>
      <p>
        <strong>{year}</strong>
        {found.data &&
          `: ${found.data.breaches} ${found.data.breaches === 1 ? "breach" : "breaches"}, ${found.data.told} told. Last day: ${dayWords(found.data.due_on)}.`}
      </p>
      <Refused trouble={trouble}>It was not printed.</Refused>
      <p>
        <Button
          size="sm"
          variant="default"
          aria-disabled={busy}
          aria-label={`Log of ${year} as PDF`}
          onClick={() => {
            if (busy) return;
            send(async () => {
              const file = await readBreachLog(practice_id, year);
              saveAs(file, file.name);
              return null;
            });
          }}
        >
          Log as PDF
        </Button>
      </p>
    </li>
  );
}

const COLUMNS: Column<Overlay>[] = [
  {
    id: "state",
    title: "State",
    cell: ({ id, state }) => (
      <Opens word="duty" id={id}>
        {state}
      </Opens>
    ),
  },
  { id: "whom", title: "Who", cell: ({ whom }) => WHOM[whom] },
  { id: "days", title: "Within", cell: ({ days }) => (days === null ? "No number" : `${days} days`) },
  { id: "from", title: "From", cell: ({ residents_from }) => `${residents_from} on` },
  { id: "source", title: "Source", cell: ({ source }) => source },
  { id: "read", title: "Read on", cell: ({ read_on }) => <span className={looks.day}>{dayWords(read_on)}</span> },
];
