/** What happens in this tab when the person at it changes? Nobody sees what another saw or typed. */
import type { QueryClient } from "@tanstack/react-query";

import { onStanding, type Person, type Standing } from "../api/session";
import { forgetDrafts } from "../ui/drafts";
import type { router as ours } from "./routes";

/** Clears what was read when a sign-in ends, and what was typed when somebody else comes. */
export function followPersons(router: typeof ours, queries: QueryClient): void {
  let last: Person | null = null;
  onStanding((now, before) => {
    if (now.is === "in") {
      const other = last !== null && last.user_id !== now.person.user_id;
      last = now.person;
      if (other) forgetAll(queries);
      if (other && before.is === "in") void router.navigate({ to: "/" });
    } else if (before.is === "in") {
      queries.clear();
      if (now.is === "out" && now.why === "left") forgetDrafts();
      void router.navigate({ to: "/sign-in", search: signInSearch(now, router.state.location.href) });
    }
  });
}

function forgetAll(queries: QueryClient): void {
  queries.clear();
  forgetDrafts();
}

function signInSearch(now: Standing, href: string) {
  return now.is === "out" && now.why === "ended"
    ? { why: "ended" as const, ...(href !== "/" && { back: href }) }
    : { why: "left" as const };
}
