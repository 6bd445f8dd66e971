/** How do a person's facts stand in a form, and how do they go back on the wire? */
import { dayWords } from "../../pieces/days";
import type { Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";
import {
  ACTIVITIES,
  type Activity,
  CHOICES,
  type Determination,
  type Facts,
  LABELS,
  type System,
  SYSTEMS,
} from "./words";

/** The same facts as texts: a list with commas, "yes" or nothing for what is true or not. */
export type Texts = Record<keyof Facts, string>;

/** What the interview begins with. */
export const EMPTY: Texts = {
  tax_form: "",
  practice_directs_work: "",
  activities: "",
  phi_access: "yes",
  on_site: "",
  bills_under: "",
  own_records: "",
  uses_practice_systems: "",
  baa_on_file: "",
  joint_arrangement: "",
  common_ownership: "",
  own_tools: "",
  state: "",
  review_on: "",
  note: "",
};

const ONE_OF = ["tax_form", "practice_directs_work", "on_site", "bills_under"] as const;
const LISTS = { activities: ACTIVITIES, uses_practice_systems: SYSTEMS };

/** Everything about a determination but whose it is and how it is sent. */
export const DETERMINATION: Omit<Shelf<Determination, Facts, Texts>, "nameOf" | "callsIn"> = {
  noun: "determination",
  labels: LABELS,
  say,
  bodyOf: pick,
  textsOf,
  bodyFrom,
  check,
};

/** The facts of a determination, without what follows from them. */
function pick(item: Determination): Facts {
  return Object.fromEntries(Object.keys(LABELS).map((fact) => [fact, item[fact as keyof Facts]])) as Facts;
}

function textsOf(facts: Facts): Texts {
  const text = (value: Facts[keyof Facts]) => {
    if (typeof value === "boolean") return value ? "yes" : "";
    return Array.isArray(value) ? value.join(",") : (value ?? "");
  };
  return Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, text(value)])) as Texts;
}

/** The texts as facts; `check` has seen to it that each choice is made. */
function bodyFrom(texts: Texts): Facts {
  return {
    tax_form: texts.tax_form as Facts["tax_form"],
    practice_directs_work: texts.practice_directs_work as Facts["practice_directs_work"],
    on_site: texts.on_site as Facts["on_site"],
    bills_under: texts.bills_under as Facts["bills_under"],
    activities: listOf(texts.activities) as Activity[],
    uses_practice_systems: listOf(texts.uses_practice_systems) as System[],
    phi_access: texts.phi_access === "yes",
    own_records: texts.own_records === "yes",
    baa_on_file: texts.baa_on_file === "yes",
    joint_arrangement: texts.joint_arrangement === "yes",
    common_ownership: texts.common_ownership === "yes",
    own_tools: texts.own_tools === "yes",
    state: texts.state.trim().toUpperCase(),
    review_on: texts.review_on || null,
    note: texts.note.trim(),
  };
}

/** What is still to be told. */
function check(texts: Texts): Fault[] {
  const faults: Fault[] = ONE_OF.filter((fact) => !texts[fact]).map((field) => ({ field, message: "Choose one." }));
  if (!texts.activities) faults.push({ field: "activities", message: "Choose one at least." });
  if (!/^([A-Za-z]{2})?$/.test(texts.state.trim()))
    faults.push({ field: "state", message: "Write its two letters, such as CA." });
  return faults;
}

/** The words of a list with commas between them. */
export function listOf(text: string): string[] {
  return text.split(",").filter(Boolean);
}

function say(field: string, value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (field === "activities" || field === "uses_practice_systems") {
    const words: Record<string, { word: string }> = LISTS[field];
    return Array.isArray(value) ? value.map((each) => words[String(each)]?.word).join(", ") || "none" : "none";
  }
  if (typeof value !== "string" || !value) return "nothing";
  if (field === "review_on") return dayWords(value);
  const choices: Record<string, Record<string, string>> = CHOICES;
  return choices[field]?.[value] ?? value;
}
