/** In which practice are we, who am I in it, and what may I do? */
import { createContext, useContext, useMemo } from "react";

import type { components } from "../api/schema";

export type Scope = components["schemas"]["Scope"];
export type Role = components["schemas"]["Role"];

/** The practice that the page is in, as the person at it sees it. */
interface Here {
  id: string;
  name: string;
  /** The person's own id, to tell "mine" from "theirs". */
  me: string;
  role: Role;
  scopes: readonly Scope[];
  /** An IANA zone; days are counted in it. */
  zone: string;
  /** Made up from end to end, to look around in. */
  sample: boolean;
}

const HereContext = createContext<Here | null>(null);

export const HereProvider = HereContext.Provider;

/** The practice around the page, and whether the person may do something in it. */
export function useHere(): Here & { may: (scope: Scope) => boolean; today: string } {
  const here = useContext(HereContext);
  if (here === null) throw new Error("This piece belongs on a page of a practice.");
  return useMemo(
    () => ({ ...here, may: (scope: Scope) => here.scopes.includes(scope), today: today(here.zone) }),
    [here],
  );
}

/** Today in a time zone, as 2026-11-30. */
export function today(zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(new Date());
}
