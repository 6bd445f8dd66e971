/** How does a room read a whole list, page by page, and how does everything learn that something was changed? */
import { type Query, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useCallback } from "react";

import type { components, paths } from "../api/schema";
import { work } from "../api/work";
import { useHere } from "./here";

type Problem = components["schemas"]["ProblemOut"];
type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;
/** The practice's lists: every path whose GET answers a page. */
export type ListPath = {
  [Path in keyof paths]: Path extends `/v1/practices/{practice_id}/${string}`
    ? Answer<Path> extends { items: readonly unknown[]; next: string | null }
      ? Path
      : never
    : never;
}[keyof paths];
/** What a list's items are. */
export type ItemOf<Path extends ListPath> = Answer<Path> extends { items: readonly (infer Item)[] } ? Item : never;
type QueryOf<Path extends ListPath> = paths[Path] extends { get: { parameters: { query?: infer Asked } } }
  ? Omit<NonNullable<Asked>, "after" | "limit">
  : never;

interface Listed {
  data?: { items: readonly unknown[]; next: string | null };
  error?: unknown;
}

const MOST = 200;

/** All of a list of this practice, however many pages it has. */
export function useAll<Path extends ListPath>(
  path: Path,
  query?: QueryOf<Path>,
  { enabled = true }: { enabled?: boolean } = {},
): UseQueryResult<ItemOf<Path>[], Problem | Error> {
  const { id } = useHere();
  return useQuery({
    queryKey: ["all", path, id, query ?? {}],
    queryFn: ({ signal }) => readAll(path, id, query, signal),
    enabled,
  });
}

async function readAll<Path extends ListPath>(
  path: Path,
  practice_id: string,
  query: QueryOf<Path> | undefined,
  signal: AbortSignal,
): Promise<ItemOf<Path>[]> {
  const items: unknown[] = [];
  let after: string | null = null;
  do {
    // One list stands for all of them: they page alike, and their types are given by `Path` alone.
    const asked: { limit: number; after?: string } = { ...query, limit: MOST, ...(after !== null && { after }) };
    const answer: Listed = await work.GET(path as "/v1/practices/{practice_id}/sites", {
      params: { path: { practice_id }, query: asked },
      signal,
    });
    if (!answer.data) throw answer.error as Error;
    items.push(...answer.data.items);
    after = answer.data.next;
  } while (after !== null);
  return items as ItemOf<Path>[];
}

/** Call it after every change: what the rules conclude may be different everywhere in this practice. */
export function useTouched(): () => Promise<void> {
  const queries = useQueryClient();
  const { id } = useHere();
  return useCallback(
    () => queries.invalidateQueries({ predicate: ({ queryKey }: Query) => JSON.stringify(queryKey).includes(id) }),
    [queries, id],
  );
}
