/** What does each column of the inventory show, and how is it changed in place? */
import { VisuallyHidden } from "@mantine/core";

import type { Trouble } from "../../api/problems";
import { type Choice, EditCell } from "../../pieces/EditCell";
import { Opens } from "../../pieces/Opens";
import type { Column } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import styles from "./assets.module.css";
import { type ColumnId, openFields } from "./wanted";
import { APPLIES, appliesOf, type Asset, type Body, KNOWN, knownOf, LABELS, type Names, sayField } from "./words";

/** Sets one field of a row. */
export type Edit = (id: string, fields: Partial<Body>, done: string) => Promise<Trouble | null>;

interface Shown {
  names: Names;
  /** Names of people in use. */
  people: readonly string[];
  /** Null for whoever may only read. */
  edit: Edit | null;
}

/** The list's columns: the name, then those that were chosen. */
export function columnsFor(ids: readonly ColumnId[], shown: Shown): Column<Asset>[] {
  const { names } = shown;
  const word = (field: ColumnId) => (asset: Asset) => {
    const value = asset[field];
    return value === null || value === "" ? null : sayField(field, value, names);
  };
  const values: Partial<Record<ColumnId, Column<Asset>["value"]>> = {
    count: ({ count }) => count,
    retired_on: ({ retired_on }) => retired_on,
  };
  return [
    { id: "name", title: LABELS.name, cell: (asset) => <Name asset={asset} />, value: ({ name }) => name },
    ...ids.map((id) => ({
      id,
      title: LABELS[id],
      cell: (asset: Asset) => <Cell field={id} asset={asset} shown={shown} />,
      value: values[id] ?? word(id),
      ...(id === "count" && { numeric: true }),
    })),
  ];
}

function Name({ asset }: { asset: Asset }) {
  return (
    <Opens word="asset" id={asset.id}>
      {asset.name}
      {asset.retired_on !== null && <span className={styles.past}> out of use</span>}
    </Opens>
  );
}

function Cell({ field, asset, shown }: { field: ColumnId; asset: Asset; shown: Shown }) {
  const { names, people, edit } = shown;
  const value = asset[field];
  const words = value === null || value === "" ? "" : sayField(field, value, names);
  const look = <Look field={field} asset={asset} words={words} names={names} />;
  // A day needs a picker, and the end of use deserves a second thought: both are in the panel.
  if (edit === null || field === "retired_on") return look;
  const choices = choicesOf(field, names);
  return (
    <EditCell
      label={`${LABELS[field]}, ${asset.name}`}
      value={value === null ? "" : String(value)}
      usual={field === "owner" ? people : []}
      {...(choices && { choices })}
      onSave={(text) => {
        const fields = fieldFrom(field, text);
        const said = sayField(field, fields[field] ?? null, names);
        return edit(asset.id, fields, `${asset.name}: ${LABELS[field].toLowerCase()} is now “${said}”.`);
      }}
    >
      {look}
    </EditCell>
  );
}

/** Names take some room, so that a row stays low. */
const WIDE: readonly ColumnId[] = ["type", "site_id", "vendor_id", "group_id", "location"];

/** What matters and nobody has said, and what is said to be missing, stand out a little; the rest is plain. */
function Look({ field, asset, words, names }: { field: ColumnId; asset: Asset; words: string; names: Names }) {
  if (words === "") return <None />;
  const value = asset[field];
  const owed = openFields(asset, names.types.get(asset.type)).some((open) => open === field);
  const bare = field === "encrypted" && value === "no" && asset.holds_ephi === "yes";
  if (owed || bare) return <Tag tone="wait">{words}</Tag>;
  if (value === "unknown" || value === "not_applicable") return <span className={styles.quiet}>{words}</span>;
  return WIDE.includes(field) ? <span className={styles.wide}>{words}</span> : <>{words}</>;
}

function None() {
  return (
    <span className={styles.quiet}>
      <span aria-hidden>–</span>
      <VisuallyHidden>none</VisuallyHidden>
    </span>
  );
}

/** What a field can be; undefined for a field that is typed. */
export function choicesOf(field: ColumnId, names: Names): Choice[] | undefined {
  switch (field) {
    case "holds_ephi":
    case "shared_sign_in":
    case "supported":
      return choicesFrom(Object.entries(KNOWN));
    case "encrypted":
    case "multi_factor":
      return choicesFrom(Object.entries(APPLIES));
    case "critical":
      return choicesFrom([
        ["true", "Yes"],
        ["false", "No"],
      ]);
    case "type":
      return choicesFrom([...names.types].map(([id, { label }]) => [id, label]));
    case "site_id":
      return [{ value: "", label: "No site" }, ...choicesFrom(names.sites)];
    case "vendor_id":
      return [{ value: "", label: "No vendor" }, ...choicesFrom(names.vendors)];
    case "group_id":
      return [{ value: "", label: "No group" }, ...choicesFrom(names.groups)];
    default:
      return undefined;
  }
}

export function choicesFrom(entries: Iterable<[string, string]>): Choice[] {
  return [...entries].map(([value, label]) => ({ value, label }));
}

/** The field as the contract wants it, from a form's or a cell's text. */
export function fieldFrom(field: ColumnId, text: string): Partial<Body> {
  switch (field) {
    case "holds_ephi":
    case "shared_sign_in":
    case "supported":
      return { [field]: knownOf(text) };
    case "encrypted":
    case "multi_factor":
      return { [field]: appliesOf(text) };
    case "critical":
      return { critical: text === "true" };
    case "count":
      return { count: Number(text.replaceAll(",", "").trim()) };
    case "site_id":
    case "vendor_id":
    case "group_id":
    case "retired_on":
      return { [field]: text === "" ? null : text };
    case "type":
    case "owner":
    case "location":
      return { [field]: text.trim() };
  }
}
