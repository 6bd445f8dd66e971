/** What is known of one flow of ePHI? */
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import type { Go } from "../../pieces/address";
import { Against } from "../../pieces/Against";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Past } from "../../pieces/Past";
import { EditRecord, NewRecord } from "../../pieces/Record";
import { Remove } from "../../pieces/Remove";
import { Explain } from "../../ui/Explain";
import { ChoiceField, LineField, NoteField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import { Panel } from "../../ui/Panel";
import { Empty, Loading, Unread } from "../../ui/states";
import { UndoLine } from "../../ui/undo";
import { Facts, Gaps } from "./Facts";
import styles from "./flows.module.css";
import { emptyFrom, flowsShelf, type Names, PATH, type Texts } from "./record";
import { ENCRYPTED, type Flow, type FlowMap, LABELS, type Node } from "./words";

interface EditorProps {
  /** The flow that is open, `new` for one to be written down, null for none. */
  id: string | null;
  from: string;
  to: string;
  map: FlowMap;
  go: Go;
}

/** The panel. */
export function Editor({ id, from, to, map, go }: EditorProps) {
  const [shown, show] = useState({ id, from, to });
  // While the panel closes it still shows what it showed.
  if (id !== null && (id !== shown.id || from !== shown.from || to !== shown.to)) show({ id, from, to });
  const flows = useAll(PATH, undefined, { enabled: id !== null });
  const trouble = useTrouble(flows.error);
  const flow = flows.data?.find((each) => each.id === shown.id);
  const close = () => {
    go({ flow: "", from: "", to: "" });
  };
  const isNew = shown.id === "new";
  return (
    <Panel title={isNew ? "Add a flow" : (flow?.name ?? "Flow")} open={id !== null} onClose={close}>
      {isNew ? (
        <New key={`${shown.from} ${shown.to}`} from={shown.from} to={shown.to} map={map} onDone={close} />
      ) : (
        <>
          {trouble && <Unread what="the flow" why={trouble.message} onRetry={() => void flows.refetch()} />}
          {flows.isPending && <Loading what="the flow" />}
          {flows.data && !flow && (
            <Empty>This flow is no longer on record. Close the panel to see those that are.</Empty>
          )}
          {flow && <Whole key={flow.id} flow={flow} map={map} onGone={close} />}
        </>
      )}
      <UndoLine />
    </Panel>
  );
}

interface NewProps {
  from: string;
  to: string;
  map: FlowMap;
  onDone: () => void;
}

function New({ from, to, map, onDone }: NewProps) {
  const names = namesOf(map.nodes);
  return (
    <NewRecord shelf={flowsShelf(names)} empty={emptyFrom(from, to)} about={`${from} ${to}`} onDone={onDone}>
      {(texts, set) => <Fields texts={texts} set={set} nodes={map.nodes} />}
    </NewRecord>
  );
}

function Whole({ flow, map, onGone }: { flow: Flow; map: FlowMap; onGone: () => void }) {
  const { may } = useHere();
  const names = namesOf(map.nodes);
  const shelf = flowsShelf(names);
  const write = may("inventory:write");
  const edge = map.edges.find(({ flow_id }) => flow_id === flow.id);
  return (
    <>
      {edge && <Gaps gaps={edge.gaps} vendor={edge.to} />}
      <Against id={flow.id} />
      {write ? (
        <EditRecord shelf={shelf} item={flow}>
          {(texts, set) => <Fields texts={texts} set={set} nodes={map.nodes} />}
        </EditRecord>
      ) : (
        <Facts flow={flow} names={names} />
      )}
      <section className={styles.part} aria-label="Files">
        <h3>Files</h3>
        <Evidence about="flow" id={flow.id} of={flow.name} />
      </section>
      <Past kind="Flow" id={flow.id} labels={LABELS} />
      {write && (
        <Remove shelf={shelf} item={flow} onDone={onGone}>
          When ePHI no longer goes this way, remove the flow. The history keeps what it was.
        </Remove>
      )}
    </>
  );
}

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts & string) => (text: string) => void;
  nodes: readonly Node[];
}

function Fields({ texts, set, nodes }: FieldsProps) {
  const assets = nodes.filter(({ kind }) => kind === "asset");
  const vendors = nodes.filter(({ kind }) => kind === "vendor");
  const all = (which: readonly Node[], mark: string) =>
    which.map(({ id, name }) => ({ value: mark + id, label: name }));
  const none = { value: "", label: "Choose" };
  return (
    <>
      <ChoiceField
        name="from_asset_id"
        value={texts.from_asset_id}
        onChange={set("from_asset_id")}
        choices={[none, ...all(assets, "")]}
      />
      <ChoiceField
        name="to_asset_id"
        value={texts.to_asset_id}
        onChange={set("to_asset_id")}
        choices={[
          none,
          { group: "Vendors", items: all(vendors, "vendor:") },
          { group: "Systems and devices", items: all(assets, "asset:") },
        ]}
      />
      <LineField
        name="channel"
        value={texts.channel}
        onChange={set("channel")}
        hint="For example: web browser, e-mail, fax, text message, USB stick."
      />
      <ChoiceField
        name="encrypted"
        value={texts.encrypted}
        onChange={set("encrypted")}
        hint="A web address that begins with https is encrypted. Ordinary e-mail and text messages are not."
        choices={Object.entries(ENCRYPTED).map(([value, label]) => ({ value, label }))}
      />
      <p>
        The rule calls encryption on the way{" "}
        <Explain term="addressable">
          You use it where it is reasonable. Where it is not, you write down why, and do something else that works as
          well if that is reasonable. 45 CFR 164.306(d)(3).
        </Explain>
        . <span className={looks.quiet}>45 CFR 164.312(e)(2)(ii)</span>
      </p>
      <LineField
        name="name"
        value={texts.name}
        onChange={set("name")}
        hint="For example: Nightly backup. Leave it empty, and it is called after its two ends."
      />
      <NoteField name="note" value={texts.note} onChange={set("note")} hint="Leave patients’ names out." />
    </>
  );
}

function namesOf(nodes: readonly Node[]): Names {
  return new Map(nodes.map(({ id, name }) => [id, name]));
}
