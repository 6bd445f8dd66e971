/** What went wrong, in words for the person at the form? From RFC 9457 answers, or from no answer at all. */
import { useMemo } from "react";

import type { components } from "./schema";

type Problem = components["schemas"]["ProblemOut"];

/** One thing to mend; `field` is the body's field, or null when no field is to blame. */
export interface Fault {
  field: string | null;
  message: string;
}

/** A failure as a page shows it. */
export interface Trouble {
  message: string;
  faults: Fault[];
}

export const SILENCE = "The server did not answer. Check your connection and try again; what you typed is still here.";

/** A failure of any kind in words: the server's own where it gave some. */
export function troubleOf(error: unknown): Trouble {
  if (!isProblem(error)) return { message: SILENCE, faults: [] };
  return { message: error.detail ?? error.title, faults: error.faults.map(faultOf) };
}

/** The trouble of a mutation or query, the same object as long as it is the same failure. */
export function useTrouble(error: unknown): Trouble | null {
  return useMemo(() => (error === null || error === undefined ? null : troubleOf(error)), [error]);
}

/** Whether an answer was a problem with this HTTP status. */
export function hasStatus(error: unknown, status: number): boolean {
  return isProblem(error) && error.status === status;
}

function faultOf({ at, message }: Problem["faults"][number]): Fault {
  const [place, field] = at;
  return { field: place === "body" && typeof field === "string" ? field : null, message };
}

function isProblem(error: unknown): error is Problem {
  return typeof error === "object" && error !== null && "status" in error && "faults" in error;
}
