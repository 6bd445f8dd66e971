/** How is a plain record (a system, a vendor, a site, a person, an event) read, added, replaced and removed? All of them alike. */
import type { paths } from "../api/schema";
import { work } from "../api/work";
import type { Draft } from "../ui/drafts";
import type { Fault } from "../ui/Form";
import type { Fields } from "./changes";
import type { ItemOf } from "./lists";

/** The lists whose records are nothing but their fields. */
type ShelfPath =
  `/v1/practices/{practice_id}/${"assets" | "groups" | "flows" | "vendors" | "sites" | "people" | "events" | "sanctions" | "complaints" | "incidents" | "breaches" | "sendings" | "contracts" | "restores" | "evaluations" | "drills" | "plans/reviews" | "disposals" | "requests" | "overlays" | "activity/accounts"}`;

/** What such a record says, each field there. */
export type BodyAt<Path extends ShelfPath> = Required<
  paths[Path]["post"]["requestBody"]["content"]["application/json"]
>;

export interface Known {
  id: string;
  version: number;
}

/** What a room knows about its records. */
export interface Shelf<Item extends Known, Body extends Fields, Texts extends Draft> {
  /** One of them: "vendor". */
  noun: string;
  /** Once on record it stays there: nothing offers to take it back. */
  kept?: true;
  labels: Record<keyof Body & string, string>;
  say: (field: string, value: unknown) => string;
  nameOf: (body: Body) => string;
  bodyOf: (item: Item) => Body;
  /** What stands in the form, and back. */
  textsOf: (body: Body) => Texts;
  bodyFrom: (texts: Texts) => Body;
  check: (texts: Texts) => Fault[];
  callsIn: (practice_id: string) => Calls<Item, Body>;
}

/** The four things to do with them; each throws the problem of a refusal. */
export interface Calls<Item, Body> {
  add: (body: Body) => Promise<Item>;
  read: (id: string) => Promise<Item>;
  replace: (id: string, body: Body, version: number) => Promise<Item>;
  remove: (id: string, version: number) => Promise<void>;
}

interface Answered {
  data?: unknown;
  error?: unknown;
}

/** The calls for one of the lists in a practice. */
export function callsAt<Path extends ShelfPath>(path: Path, practice_id: string): Calls<ItemOf<Path>, BodyAt<Path>> {
  // One list stands for all of them: the server keeps them alike, and their types are given by `Path` alone.
  const all = path as "/v1/practices/{practice_id}/sites";
  const one = `${all}/{id}` as const;
  const item = ({ data, error }: Answered) => {
    if (data === undefined) throw error as Error;
    return data as ItemOf<Path>;
  };
  return {
    add: async (body) => item(await work.POST(all, { params: { path: { practice_id } }, body: body as never })),
    read: async (id) => item(await work.GET(one, { params: { path: { practice_id, id } } })),
    replace: async (id, body, version) => {
      const params = { path: { practice_id, id }, header: { "If-Match": `"${version}"` } };
      return item(await work.PUT(one, { params, body: body as never }));
    },
    remove: async (id, version) => {
      const params = { path: { practice_id, id }, header: { "If-Match": `"${version}"` } };
      const { error } = await work.DELETE(one, { params });
      if (error) throw error as unknown as Error;
    },
  };
}
