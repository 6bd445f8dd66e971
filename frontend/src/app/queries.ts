/** How fresh is what a page shows, and what is asked again after a failure? */
import { QueryClient } from "@tanstack/react-query";

import { hasStatus } from "../api/problems";

const RETRIES = 2;
const PASSING = [429, 503];

/** One cache for the whole tab. A refusal is final; silence and a busy server are asked again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) =>
        count < RETRIES && (isSilence(error) || PASSING.some((status) => hasStatus(error, status))),
    },
    mutations: { networkMode: "always" },
  },
});

function isSilence(error: unknown): boolean {
  return error instanceof Error;
}
