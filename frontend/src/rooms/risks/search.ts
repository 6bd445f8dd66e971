/** What does the register's address say: which risks, in which order, in which columns, and which one is open? */

import type { Search } from "../../pieces/address";

/** What the register is narrowed by; empty text narrows nothing. */
export interface Wanted {
  text: string;
  /** A level, or a level with `_up` for it and all above. */
  level: string;
  /** Empty: all that are not closed. */
  status: "" | "open" | "mitigated" | "closed" | "all";
  /** A response, or `none`. */
  response: string;
  /** A name, or `-` for nobody. */
  owner: string;
  /** A group's id, or `-` for risks of no group. */
  group: string;
  late: boolean;
  /** Only those that somebody still has to decide on. */
  owed: boolean;
  cell: { row: string; column: string } | null;
}

export const COLUMNS = ["number", "level", "rating", "response", "owner", "due", "status", "group", "rated"] as const;
export type ColumnId = (typeof COLUMNS)[number];
export const USUAL: readonly ColumnId[] = ["level", "rating", "response", "owner", "due", "status"];
export const USUAL_SORT = "-level";

/** What is no filter: it stays when filters go, and does not belong to a saved view. */
export const PASSING = ["risk", "add", "like"];
const STATUSES: readonly Wanted["status"][] = ["open", "mitigated", "closed", "all"];

/** The filters in an address; a word that means nothing narrows nothing. */
export function wantedOf(search: Search): Wanted {
  const [row, column] = (search.cell ?? "").split(".");
  return {
    text: search.q ?? "",
    level: search.level ?? "",
    status: STATUSES.find((each) => each === search.status) ?? "",
    response: search.response ?? "",
    owner: search.owner ?? "",
    group: search.group ?? "",
    late: search.late === "1",
    owed: search.owed === "1",
    cell: row && column ? { row, column } : null,
  };
}

/** The columns beside the risk's name, in their order. */
export function columnsOf(search: Search): readonly ColumnId[] {
  if (search.cols === undefined) return USUAL;
  const named = search.cols.split(",");
  return COLUMNS.filter((each) => named.includes(each));
}

/** Whether the list is narrowed by anything. */
export function narrowed(search: Search): boolean {
  return ["q", "level", "status", "response", "owner", "group", "late", "owed", "cell"].some(
    (name) => search[name] !== undefined,
  );
}
