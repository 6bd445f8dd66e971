/** How are fields of many rows changed one after the other, each on record at once and none lost to another person? */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";

import { hasStatus, type Trouble, troubleOf } from "../api/problems";
import type { Draft } from "../ui/drafts";
import { type Change, type Fields, type Kind, useChange } from "./changes";
import { useHere } from "./here";
import { type ListPath, useTouched } from "./lists";
import type { Known, Shelf } from "./shelves";

/** The records of a list. A body says whose it is: several records are changed in turn. */
interface Inline<Item extends { id: string; version: number }, Body extends Fields & { id: string }> {
  path: ListPath;
  labels: Kind<Body>["labels"];
  say: NonNullable<Kind<Body>["say"]>;
  bodyOf: (item: Item) => Body;
  read: (id: string) => Promise<Item>;
  /** Sends the body with `If-Match: "version"`; throws the problem of a refusal. */
  replace: (body: Body, version: number) => Promise<Item>;
}

interface Inlined<Body extends Fields & { id: string }> {
  /** Sets some fields of a record; the same function as long as the page stands. Resolves to why it was refused, null when it is on record or to be merged. */
  edit: (id: string, fields: Partial<Body>, done: string) => Promise<Trouble | null>;
  /** Both for `<Merge>`, which stands once beside the list. */
  kind: Kind<Body>;
  change: Change<Body>;
}

/** Edits in a list. They are sent in turn, so that each begins from what the one before left. */
function useInline<Item extends { id: string; version: number }, Body extends Fields & { id: string }>(
  records: Inline<Item, Body>,
): Inlined<Body> {
  const { id: practice_id } = useHere();
  const queries = useQueryClient();
  const touched = useTouched();
  const about = useRef("");
  const refusal = useRef<unknown>(null);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const lists = { queryKey: ["all", records.path, practice_id] };

  const kind: Kind<Body> = {
    labels: records.labels,
    say: records.say,
    read: async () => {
      const item = await records.read(about.current);
      return { version: item.version, body: records.bodyOf(item) };
    },
    replace: async (body, version) => {
      try {
        const item = await records.replace(body, version);
        queries.setQueriesData<Item[]>(lists, (rows) => rows?.map((row) => (row.id === item.id ? item : row)));
        return item;
      } catch (error) {
        refusal.current = hasStatus(error, 412) ? null : error;
        throw error;
      }
    },
  };
  // The list shows the answer already; what the rules make of it may follow.
  const change = useChange(kind, () => {
    void touched();
    return Promise.resolve();
  });
  const latest = useRef({ records, save: change.save });
  useEffect(() => {
    latest.current = { records, save: change.save };
  });

  const edit = useCallback<Inlined<Body>["edit"]>(
    (id, fields, done) => {
      const one = async () => {
        const { bodyOf, path } = latest.current.records;
        const lists = queries.getQueriesData<Item[]>({ queryKey: ["all", path, practice_id] });
        const row = lists.flatMap(([, rows]) => rows ?? []).find((each) => each.id === id);
        if (!row) return null;
        about.current = id;
        refusal.current = null;
        const body = bodyOf(row);
        await latest.current.save(body, { ...body, ...fields }, row.version, done);
        return refusal.current === null ? null : troubleOf(refusal.current);
      };
      const mine = turn.current.then(one, one);
      turn.current = mine;
      return mine;
    },
    [queries, practice_id],
  );
  return { edit, kind, change };
}

/** Edits in a list of plain records. */
export function useShelfInline<Item extends Known, Body extends Fields, Texts extends Draft>(
  path: ListPath,
  shelf: Shelf<Item, Body, Texts>,
): Inlined<Body & { id: string }> {
  const { id: practice_id } = useHere();
  const calls = shelf.callsIn(practice_id);
  const labels: Partial<Record<string, string>> = shelf.labels;
  return useInline<Item, Body & { id: string }>({
    path,
    labels,
    say: shelf.say,
    bodyOf: (item) => ({ ...shelf.bodyOf(item), id: item.id }),
    read: calls.read,
    // Without the id that `bodyOf` put beside it, it is the body again.
    replace: ({ id, ...body }, version) => calls.replace(id, body as unknown as Body, version),
  });
}
