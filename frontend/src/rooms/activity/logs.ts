/** How is an access log taken in? By its form, its columns where it is a table, and in pieces. */
import type { ItemOf } from "../../pieces/lists";

export const IMPORTS = "/v1/practices/{practice_id}/activity/imports";
export type Log = ItemOf<typeof IMPORTS>;
export type Columns = Log["columns"];
type Delimiter = "," | ";" | "|" | "\t";

/** Bytes that are sent at once. */
export const PIECE = 4 << 20;

export const FORMATS: Record<Log["format"], string> = {
  csv: "A table (CSV)",
  ndjson: "FHIR AuditEvents, one a line",
  fhir_json: "One FHIR AuditEvent or Bundle",
};
export const STATES: Record<Log["state"], string> = {
  open: "Not all of it is here",
  done: "Taken in",
  refused: "Refused",
};
export const COLUMNS: Record<keyof Columns, string> = {
  at: "When",
  account: "Which account",
  action: "What was done",
  outcome: "Whether it worked",
  system: "Which system",
  place: "From where",
  patient: "Which patient (kept as a keyed hash only)",
  id: "Number of the event",
  break_glass: "Emergency way in, yes or no",
  same_surname: "Same last name, yes or no",
  self: "Own record, yes or no",
  employee: "Patient works here, yes or no",
};
const HINTS: Partial<Record<keyof Columns, RegExp>> = {
  at: /time|date|when|^at$/i,
  account: /user|account|login|who/i,
  action: /action|event|type|activity/i,
  outcome: /outcome|result|success|status/i,
  system: /system|application|module/i,
  place: /place|terminal|workstation|\bip\b|location|site/i,
  patient: /patient|mrn|chart/i,
  id: /^id$|event.?id|number/i,
  break_glass: /glass|emergency/i,
};

/** By its name: a log is what its ending says, and a table where it says nothing. */
export function formatOf(name: string): Log["format"] {
  if (/\.(ndjson|jsonl)$/i.test(name)) return "ndjson";
  return /\.json$/i.test(name) ? "fhir_json" : "csv";
}

/** The mark between the cells of a line: the one that is there most. */
export function delimiterOf(line: string): Delimiter {
  const marks: Delimiter[] = [",", ";", "\t", "|"];
  const counted = marks.map((mark) => ({ mark, times: line.split(mark).length }));
  return counted.reduce((most, each) => (each.times > most.times ? each : most)).mark;
}

/** The headings of a table's first line. */
export function headingsOf(line: string, delimiter: string): string[] {
  return line
    .replace(/^\uFEFF/, "")
    .split(delimiter)
    .map((cell) => cell.trim().replace(/^"|"$/g, ""))
    .filter(Boolean);
}

/** Which heading seems to say what; each heading once. A person looks it over. */
export function guessed(headings: readonly string[]): Columns {
  const left = [...headings];
  const columns: Columns = {
    at: "",
    account: "",
    action: "",
    outcome: "",
    system: "",
    place: "",
    patient: "",
    id: "",
    break_glass: "",
    same_surname: "",
    self: "",
    employee: "",
  };
  for (const [field, hint] of Object.entries(HINTS) as [keyof Columns, RegExp][]) {
    const place = left.findIndex((heading) => hint.test(heading));
    if (place >= 0) columns[field] = left.splice(place, 1)[0] ?? "";
  }
  return columns;
}
