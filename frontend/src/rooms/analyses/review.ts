/** What is put before management: how many risks at which level, which are the highest, and which are to stay? */
import type { components } from "../../api/schema";
import { LEVELS, rankOf } from "../../ui/levels";

export type Risk = components["schemas"]["RiskOut"];

export interface Put {
  open: number;
  /** The levels that the method has, the highest first. */
  levels: { level: string; count: number }[];
  top: Risk[];
  /** Accepted as they are though above what is accepted untreated; the highest first. */
  accepted: Risk[];
  /** How many are to be reduced, passed on or avoided. */
  treated: Record<"mitigate" | "transfer" | "avoid", number>;
  /** Above what is accepted untreated, and nobody has decided. */
  undecided: number;
}

const TOP = 5;

/** The risks that are not closed, held against the highest level accepted untreated. */
export function putBefore(risks: readonly Risk[], steps: readonly string[], appetite: string): Put {
  const open = risks.filter(({ status }) => status !== "closed");
  const ranked = [...open].sort((a, b) => rankOf(b.level) - rankOf(a.level) || a.number - b.number);
  const above = ranked.filter(({ level }) => rankOf(level) > rankOf(appetite));
  const count = (response: Risk["response"]) => open.filter((risk) => risk.response === response).length;
  return {
    open: open.length,
    levels: LEVELS.filter((level) => steps.includes(level))
      .map((level) => ({ level, count: open.filter((risk) => risk.level === level).length }))
      .reverse(),
    top: ranked.slice(0, TOP),
    accepted: above.filter(({ response }) => response === "accept"),
    treated: { mitigate: count("mitigate"), transfer: count("transfer"), avoid: count("avoid") },
    undecided: above.filter(({ response }) => response === null).length,
  };
}
