/** What was done with equipment and media that held patient information? 45 CFR 164.310(d)(2)(i)-(ii). */
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { AddButton } from "../../pieces/Adding";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { choicesOf } from "../../pieces/choices";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { type ItemOf, useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { Remove } from "../../pieces/Remove";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import { type Column, Grid } from "../../ui/Grid";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { type Disposal, DISPOSAL, DISPOSALS, emptyOn, HELD, METHODS, type Texts, USED } from "./disposals";
import { SHELF } from "./shelf";

const TITLE = "Disposals";
const ASSETS = "/v1/practices/{practice_id}/assets";
const VENDORS = "/v1/practices/{practice_id}/vendors";

interface Known {
  assets: readonly ItemOf<typeof ASSETS>[];
  vendors: readonly ItemOf<typeof VENDORS>[];
}

/** The page. */
export function Disposals() {
  const { may, today } = useHere();
  const [search, go] = useAddress();
  const enabled = { enabled: may("inventory:read") };
  const found = useAll(DISPOSALS, undefined, enabled);
  const assets = useAll(ASSETS, undefined, enabled);
  const vendors = useAll(VENDORS, undefined, enabled);
  const trouble = useTrouble(found.error ?? assets.error ?? vendors.error);
  const first = useMemo(() => emptyOn(today), [today]);
  if (!enabled.enabled) return <Closed title={TITLE} what="disposals" />;
  if (!found.data || !assets.data || !vendors.data) {
    const again = () => {
      for (const list of [found, assets, vendors]) void list.refetch();
    };
    return <Awaited title={TITLE} what="the disposals" trouble={trouble} onRetry={again} />;
  }
  const write = may("inventory:write");
  const known = { assets: assets.data, vendors: vendors.data };
  return (
    <Page
      title={TITLE}
      wide
      lead="What left, or is used again, and how patient information was taken off it first. 45 CFR 164.310(d)(2)(i) and (ii)."
      actions={write && <AddButton go={go}>Add a disposal</AddButton>}
    >
      {found.data.length > 0 ? (
        <Grid
          label="Disposals"
          rows={found.data}
          keyOf={({ id }) => id}
          nameOf={({ what }) => what}
          columns={COLUMNS}
          current={search.disposal ?? null}
        />
      ) : (
        <Card>
          <Empty>
            Nothing is on record. Think of old computers, disks, phones, copiers and paper files: what became of them?
          </Empty>
        </Card>
      )}
      {write && (
        <NewPanel title="Add a disposal" open={search.add !== undefined} shelf={SHELF} empty={first} go={go}>
          {(texts, set) => <Fields texts={texts} set={set} known={known} />}
        </NewPanel>
      )}
      <OpenPanel
        rows={found.data}
        word="disposal"
        id={search.disposal ?? null}
        go={go}
        titleOf={({ what }) => what}
        noun="Disposal"
        gone={<p>This disposal is no longer on record. Close the panel to see those that are.</p>}
      >
        {(row, close) => <Whole key={row.id} row={row} known={known} onGone={close} />}
      </OpenPanel>
    </Page>
  );
}

function Whole({ row, known, onGone }: { row: Disposal; known: Known; onGone: () => void }) {
  const { may } = useHere();
  return (
    <>
      <OnRecord shelf={SHELF} item={row}>
        {(texts, set) => <Fields texts={texts} set={set} known={known} />}
      </OnRecord>
      <section className={looks.part} aria-label="Proof">
        <h3>Proof</h3>
        <Evidence about="disposal" id={row.id} of={row.what} />
      </section>
      <Past kind="Disposal" id={row.id} labels={DISPOSAL.labels} say={DISPOSAL.say} />
      {may("inventory:write") && (
        <Remove shelf={SHELF} item={row} about="disposal" onDone={onGone}>
          Only for a mistake. A system that was put out of use by it stays out of use until you say otherwise.
        </Remove>
      )}
    </>
  );
}

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
  known: Known;
}

function Fields({ texts, set, known }: FieldsProps) {
  const named = (rows: readonly { id: string; name: string }[], none: string) => [
    { value: "", label: none },
    ...rows.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <LineField name="what" hint="Such as: disk of the old server." value={texts.what} onChange={set("what")} />
      <ChoiceField
        name="asset_id"
        hint="It is out of use from that day on, when all of it left."
        value={texts.asset_id}
        onChange={set("asset_id")}
        choices={named(known.assets, "None of them")}
      />
      <div className={looks.pair}>
        <LineField name="count" kind="number" value={texts.count} onChange={set("count")} />
        <ChoiceField name="held_ephi" value={texts.held_ephi} onChange={set("held_ephi")} choices={choicesOf(HELD)} />
      </div>
      <div className={looks.pair}>
        <ChoiceField name="method" value={texts.method} onChange={set("method")} choices={choicesOf(METHODS)} />
        <ChoiceField
          name="used_again"
          value={texts.used_again}
          onChange={set("used_again")}
          choices={choicesOf(USED)}
        />
      </div>
      <div className={looks.pair}>
        <DayField name="disposed_on" value={texts.disposed_on} onChange={set("disposed_on")} />
        <LineField name="done_by" value={texts.done_by} onChange={set("done_by")} />
      </div>
      <ChoiceField
        name="vendor_id"
        value={texts.vendor_id}
        onChange={set("vendor_id")}
        choices={named(known.vendors, "No firm")}
      />
      <LineField
        name="proof"
        hint="The number of the certificate, or who watched. Attach the paper once it is saved."
        value={texts.proof}
        onChange={set("proof")}
      />
      <NoteField name="note" hint="Name no patient." value={texts.note} onChange={set("note")} />
    </>
  );
}

const COLUMNS: Column<Disposal>[] = [
  {
    id: "what",
    title: DISPOSAL.labels.what,
    cell: ({ id, what, count }) => (
      <Opens word="disposal" id={id}>
        {count > 1 ? `${what} (${count})` : what}
      </Opens>
    ),
  },
  {
    id: "on",
    title: DISPOSAL.labels.disposed_on,
    cell: ({ disposed_on }) => <span className={looks.day}>{dayWords(disposed_on)}</span>,
  },
  { id: "method", title: "How", cell: ({ method }) => METHODS[method] },
  { id: "held", title: "Patient information", cell: ({ held_ephi }) => HELD[held_ephi] },
  { id: "proof", title: "Proof", cell: ({ proof }) => proof || "None written down" },
];
