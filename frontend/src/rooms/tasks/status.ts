/** Which status of a task can follow which? */
import type { Status } from "./words";

/** What the server allows, in the order in which it is offered. */
export const NEXT: Record<Status, readonly Status[]> = {
  open: ["started", "done", "dropped"],
  started: ["done", "open", "dropped"],
  done: ["verified", "started", "dropped"],
  verified: ["started"],
  dropped: ["open"],
};

/** The shortest way from one status to another, the last included; empty when it is there already. */
export function wayTo(from: Status, to: Status): Status[] {
  let ways: Status[][] = [[]];
  const seen = new Set<Status>([from]);
  while (ways.length > 0) {
    const arrived = ways.find((way) => (way.at(-1) ?? from) === to);
    if (arrived) return arrived;
    ways = ways.flatMap((way) =>
      NEXT[way.at(-1) ?? from].flatMap((next) => {
        if (seen.has(next)) return [];
        seen.add(next);
        return [[...way, next]];
      }),
    );
  }
  return [];
}
