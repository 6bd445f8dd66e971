/** What does the history say, the newest first, as far back as the person wants to read? */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { useTrouble } from "../api/problems";
import type { operations } from "../api/schema";
import { work } from "../api/work";
import { useHere } from "./here";

/** Which changes: of a kind, of one record, by somebody, from one day to another. */
type AskedOf = Omit<NonNullable<operations["list_changes"]["parameters"]["query"]>, "after" | "limit">;

/** The changes read so far, and how to read on; `page` is how many come at a time. */
export function useStory(asked: AskedOf, page: number, { enabled = true }: { enabled?: boolean } = {}) {
  const { id: practice_id } = useHere();
  const story = useInfiniteQuery({
    queryKey: ["story", practice_id, asked, page],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...asked, limit: page, ...(pageParam !== "" && { after: pageParam }) };
      const { data, error } = await work.GET("/v1/practices/{practice_id}/history", {
        params: { path: { practice_id }, query },
        signal,
      });
      if (!data) throw error as unknown as Error;
      return data;
    },
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    enabled,
  });
  const changes = useMemo(() => story.data?.pages.flatMap(({ items }) => items) ?? [], [story.data]);
  return { ...story, changes, trouble: useTrouble(story.error) };
}
