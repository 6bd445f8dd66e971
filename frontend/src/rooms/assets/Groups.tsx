/** Which systems are treated alike, and so rated together? */
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import type { Go } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import { type ItemOf, useAll } from "../../pieces/lists";
import { EditRecord, NewRecord } from "../../pieces/Record";
import { Remove } from "../../pieces/Remove";
import { type BodyAt, callsAt, type Shelf } from "../../pieces/shelves";
import { LineField } from "../../ui/fields";
import { Panel } from "../../ui/Panel";
import { Empty, Loading, Unread } from "../../ui/states";
import { UndoLine } from "../../ui/undo";
import styles from "./assets.module.css";
import type { Asset } from "./words";

const PATH = "/v1/practices/{practice_id}/groups";
type Group = ItemOf<typeof PATH>;
type Body = BodyAt<typeof PATH>;
type Texts = Record<keyof Body, string>;

const LABELS = { name: "Name of the group", note: "Note" };
const EMPTY: Texts = { name: "", note: "" };
const GROUPS: Shelf<Group, Body, Texts> = {
  noun: "group",
  labels: LABELS,
  say: (_, value) => String(value),
  nameOf: ({ name }) => name,
  bodyOf: ({ name, note }) => ({ name, note }),
  textsOf: (body) => body,
  bodyFrom: ({ name, note }) => ({ name: name.trim(), note }),
  check: ({ name }) => (name.trim() ? [] : [{ field: "name", message: "Enter a name." }]),
  callsIn: (practice_id) => callsAt(PATH, practice_id),
};

interface GroupsProps {
  open: boolean;
  assets: readonly Asset[];
  go: Go;
}

/** The panel: what a group is for, those there are, and a new one. */
export function Groups({ open, assets, go }: GroupsProps) {
  const { may } = useHere();
  const groups = useAll(PATH);
  const trouble = useTrouble(groups.error);
  return (
    <Panel
      title="Groups of systems"
      open={open}
      onClose={() => {
        go({ groups: "" });
      }}
    >
      <p>
        Put systems that are alike into one group, such as all exam room computers. Where a group stands out, its risks
        are rated once for all of it.
      </p>
      {trouble && <Unread what="the groups" why={trouble.message} onRetry={() => void groups.refetch()} />}
      {groups.isPending && <Loading what="the groups" />}
      {groups.data?.length === 0 && <Empty>No group yet.</Empty>}
      <ul className={styles.groups}>
        {groups.data?.map((group) => (
          <One key={group.id} group={group} count={assets.filter(({ group_id }) => group_id === group.id).length} />
        ))}
      </ul>
      {may("inventory:write") && (
        <section className={styles.part} aria-label="A new group">
          <h3>A new group</h3>
          <NewRecord shelf={GROUPS} empty={EMPTY} onDone={noop}>
            {(texts, set) => (
              <LineField
                name="name"
                value={texts.name}
                onChange={set("name")}
                hint="For example: Exam room computers"
              />
            )}
          </NewRecord>
          <p className={styles.quiet}>
            To fill it, close this panel, tick its systems in the list, and change them at once.
          </p>
        </section>
      )}
      <UndoLine />
    </Panel>
  );
}

function One({ group, count }: { group: Group; count: number }) {
  const { id: practice_id, may } = useHere();
  return (
    <li>
      <span>
        <Link
          to="/practice/$id/assets"
          params={{ id: practice_id }}
          search={{ group: group.id, past: "1" }}
          preload={false}
        >
          {group.name}
        </Link>{" "}
        <span className={styles.quiet}>{count === 1 ? "1 system" : `${count} systems`}</span>
      </span>
      {may("inventory:write") && (
        <details className={styles.more}>
          <summary aria-label={`Rename or remove ${group.name}`}>Rename or remove</summary>
          <EditRecord shelf={GROUPS} item={group}>
            {(texts, set) => <LineField name="name" value={texts.name} onChange={set("name")} />}
          </EditRecord>
          <Remove shelf={GROUPS} item={group} onDone={noop}>
            A group can be removed when no system is in it and no risk is rated for it.
          </Remove>
        </details>
      )}
    </li>
  );
}

/** The list itself shows what was done. */
function noop() {
  return undefined;
}
