/** What do the analyses' short words mean to a person, and where is something missing put right? */
import { linkOptions } from "@tanstack/react-router";

import type { components } from "../../api/schema";
import { dayWords } from "../../pieces/days";

type Schemas = components["schemas"];
export type Analysis = Schemas["AnalysisOut"];
export type AnalysisBody = Required<Schemas["AnalysisIn"]>;
export type Element = Schemas["ElementOut"];
export type Missing = Schemas["MissingOut"];

export const STATUSES: Record<Analysis["status"], string> = {
  draft: "Draft",
  final: "Sealed, in force",
  superseded: "Sealed, replaced",
};

export const LABELS = { purpose: "Why it is made", next_review_on: "Next review" };

/** What each of the nine asks for, in our words, by its number. */
export const ASKS: Record<number, string> = {
  1: "All places, systems and people that hold patient data are looked at.",
  2: "It says where the data is kept, and on which ways it comes in and goes out.",
  3: "What could go wrong is on record, wherever your answers leave it open.",
  4: "The questions about what you do today are answered.",
  5: "Each risk says how likely it is.",
  6: "Each risk says how much harm it would do.",
  7: "Each risk has a level. Those above what you accept have a decision, a name and a day.",
  8: "It says by which method it was made, who prepared it and who approves it.",
  9: "The day of the next look is set, and what has happened since the last one is noted.",
};

/** The page where something missing is put right, with the record open where it names one. */
export function goalOf({ room }: Pick<Missing, "room">, id: string, record?: string) {
  const params = { id };
  switch (room) {
    case "assets":
      return linkOptions({ to: "/practice/$id/assets", params, search: record ? { asset: record } : {} });
    case "sites":
      return linkOptions({ to: "/practice/$id/sites", params, search: record ? { site: record } : {} });
    case "flows":
      return linkOptions({ to: "/practice/$id/map", params });
    case "events":
      return linkOptions({ to: "/practice/$id/events", params, search: record ? { event: record } : {} });
    case "questions":
      return record === undefined
        ? linkOptions({ to: "/practice/$id/questions", params })
        : linkOptions({ to: "/practice/$id/questions/$question", params: { id, question: record } });
    case "risks":
      return record !== undefined && isPair(record)
        ? linkOptions({ to: "/practice/$id/suggestions", params, search: { pair: record } })
        : linkOptions({ to: "/practice/$id/risks", params, search: record ? { risk: record } : {} });
    default:
      return linkOptions({ to: "/practice/$id/method", params });
  }
}

/** What the page is called in a link without a record's name. */
export const ROOMS: Record<string, string> = {
  assets: "Systems and devices",
  sites: "Sites",
  flows: "Where ePHI goes",
  events: "Events",
  questions: "Questions",
  risks: "Risks",
  analysis: "Method and appetite",
};

/** A catalog pair such as TV-097 is not on record yet; everything on record has a long id. */
function isPair(record: string): boolean {
  return /^[A-Z]+-\d+$/.test(record);
}

/** What a sentence about something missing names, each with the record it stands for. */
export interface Told {
  before: string;
  names: { name: string; id: string }[];
  /** "and 3 more": records that the sentence only counts. */
  more: string;
  after: string;
}

const MORE = /^and \d+ more$/;

/** A sentence of the completeness check in parts, so that each name in it can be a link. */
export function told({ text, ids }: Pick<Missing, "text" | "ids">): Told {
  const whole = { before: text, names: [], more: "", after: "" };
  const [, numbers, rest] = /^(R-\d+(?:; (?:R-\d+|and \d+ more))*): (.+)$/s.exec(text) ?? [];
  const [, lead, list] = /^(.+?): (.+)\.$/s.exec(text) ?? [];
  const said = numbers ?? list;
  if (said === undefined || ids.length === 0) return whole;
  const parts = said.split("; ");
  const more = MORE.test(parts.at(-1) ?? "") ? (parts.pop() ?? "") : "";
  const counts = more ? parts.length < ids.length : parts.length === ids.length;
  if (!counts) return whole;
  const names = parts.map((name, place) => ({ name, id: ids[place] ?? "" }));
  return numbers === undefined
    ? { before: `${lead ?? ""}: `, names, more, after: "." }
    : { before: "", names, more, after: `: ${rest ?? ""}` };
}

/** "Analysis 2, sealed Nov 30, 2026", or the draft. */
export function titleOf({ number, status, approved_at }: Analysis): string {
  return status === "draft"
    ? `Analysis ${number}, draft as the records stand now`
    : `Analysis ${number}, sealed ${dayWords(approved_at)}`;
}

/** A year after a day, as a proposal for the next review: 2026-11-30 → 2027-11-30; the last of February stays in it. */
export function yearAfter(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const next = `${Number(year) + 1}-${month}-${date}`;
  return month === "02" && date === "29" ? next.replace(/29$/, "28") : next;
}

/** The beginning of a long digest, as people compare it. */
export function short(digest: string): string {
  return digest.slice(0, 12);
}
