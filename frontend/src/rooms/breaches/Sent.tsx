/** What went out, and what proves it? Each notice with its files; a new one is written down beside its duty. */
import { choicesOf } from "../../pieces/choices";
import { useTrouble } from "../../api/problems";
import { AddButton } from "../../pieces/Adding";
import { useAddress } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { EditRecord, ReadRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import { type Column, Grid } from "../../ui/Grid";
import looks from "../../ui/looks.module.css";
import { Empty, Loading, Unread } from "../../ui/states";
import { Opens } from "../../pieces/Opens";
import type { Breach, Duties } from "./breaches";
import { emptyFor, type Sending, SENDINGS, type SentTexts, TOLD, WAYS } from "./sendings";
import { SENT } from "./shelf";

interface Props {
  breach: Breach;
  duties: Duties["duties"];
}

/** The list, and the panels of one. */
export function Sent({ breach, duties }: Props) {
  const { may, today } = useHere();
  const [search, go] = useAddress();
  const sent = useAll(SENDINGS, { breach_id: breach.id });
  const trouble = useTrouble(sent.error);
  const first = duties.find(({ sent_on }) => sent_on === null);
  return (
    <>
      <div className={looks.row}>
        <h3>What went out</h3>
        {may("incidents:write") && (
          <AddButton go={go} what={first ? `${first.told}:${first.to}` : "other:"}>
            Write down a notice
          </AddButton>
        )}
      </div>
      {trouble && <Unread what="the notices" why={trouble.message} onRetry={() => void sent.refetch()} />}
      {sent.isPending && <Loading what="the notices" />}
      {sent.data?.length === 0 && (
        <Empty>Nothing has gone out yet. Write down each notice, and attach what proves it.</Empty>
      )}
      {sent.data && sent.data.length > 0 && (
        <Grid
          label="Notices that went out"
          rows={sent.data}
          keyOf={({ id }) => id}
          nameOf={({ told }) => TOLD[told]}
          columns={COLUMNS}
          current={search.sending ?? null}
        />
      )}
      <NewPanel
        key={search.add}
        title="Write down a notice"
        open={search.add !== undefined}
        shelf={SENT}
        empty={emptyFor(breach.id, search.add ?? "", today)}
        go={go}
      >
        {(texts, set) => <Fields texts={texts} set={set} />}
      </NewPanel>
      <OpenPanel
        rows={sent.data ?? []}
        word="sending"
        id={search.sending ?? null}
        go={go}
        titleOf={({ told }) => TOLD[told]}
        noun="Notice"
        gone={<p>There is no such notice. Close the panel to see those on record.</p>}
      >
        {(sending) => <Whole key={sending.id} sending={sending} />}
      </OpenPanel>
    </>
  );
}

function Whole({ sending }: { sending: Sending }) {
  const { may } = useHere();
  return (
    <>
      {may("incidents:write") ? (
        <EditRecord shelf={SENT} item={sending}>
          {(texts, set) => <Fields texts={texts} set={set} />}
        </EditRecord>
      ) : (
        <ReadRecord shelf={SENT} item={sending} />
      )}
      <section className={looks.part}>
        <h3>Proof</h3>
        <Evidence about="sending" id={sending.id} of={TOLD[sending.told]} />
      </section>
    </>
  );
}

function Fields({ texts, set }: { texts: SentTexts; set: (field: keyof SentTexts) => (text: string) => void }) {
  return (
    <>
      <ChoiceField name="told" value={texts.told} onChange={set("told")} choices={choicesOf(TOLD)} />
      {["state", "media", "other", "covered_entity"].includes(texts.told) && (
        <LineField name="to" hint="Never a person whom it is about." value={texts.to} onChange={set("to")} />
      )}
      <ChoiceField name="way" value={texts.way} onChange={set("way")} choices={choicesOf(WAYS)} />
      <div className={looks.pair}>
        <DayField name="sent_on" value={texts.sent_on} onChange={set("sent_on")} />
        <LineField
          name="count"
          kind="number"
          hint="Letters, calls or copies."
          value={texts.count}
          onChange={set("count")}
        />
      </div>
      {texts.way === "website" && (
        <DayField
          name="until"
          hint="Ninety days at least: 164.404(d)(2)(ii)."
          value={texts.until}
          onChange={set("until")}
        />
      )}
      <NoteField name="note" value={texts.note} onChange={set("note")} />
    </>
  );
}

const COLUMNS: Column<Sending>[] = [
  {
    id: "told",
    title: "Who was told",
    cell: ({ id, told, to }) => (
      <Opens word="sending" id={id}>
        {to ? `${TOLD[told]}: ${to}` : TOLD[told]}
      </Opens>
    ),
  },
  { id: "way", title: "How", cell: ({ way }) => WAYS[way] },
  { id: "count", title: "How many", cell: ({ count }) => String(count) },
  { id: "on", title: "Went out on", cell: ({ sent_on }) => <span className={looks.day}>{dayWords(sent_on)}</span> },
];
