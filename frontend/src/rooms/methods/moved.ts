/** Which risks have another level after the method was changed? */
import type { components } from "../../api/schema";
import { rankOf } from "../../ui/levels";

type Risk = Pick<components["schemas"]["RiskOut"], "id" | "number" | "title" | "level">;

export interface Move {
  id: string;
  number: number;
  title: string;
  from: Risk["level"];
  to: Risk["level"];
}

/** Those on record before and after, the largest rise first. */
export function moved(before: readonly Risk[], after: readonly Risk[]): Move[] {
  const was = new Map(before.map(({ id, level }) => [id, level]));
  const moves = after.flatMap(({ id, number, title, level }) => {
    const from = was.get(id);
    return from === undefined || from === level ? [] : [{ id, number, title, from, to: level }];
  });
  const rise = ({ from, to }: Move) => rankOf(to) - rankOf(from);
  return moves.sort((a, b) => rise(b) - rise(a) || a.number - b.number);
}
