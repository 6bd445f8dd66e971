/** How soon does a system have to be back, and what does a test of it say? The two records, and how each is written. */
import type { components } from "../../api/schema";
import { wordOf } from "../../pieces/choices";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";

export const RECOVERIES = "/v1/practices/{practice_id}/recoveries";
export const RESTORES = "/v1/practices/{practice_id}/restores";
/** A system by its own id. */
export type System = ItemOf<typeof RECOVERIES> & { id: string };
export type TargetBody = Required<components["schemas"]["RecoveryIn"]>;
export type TargetTexts = Record<keyof TargetBody, string>;
export type Restore = ItemOf<typeof RESTORES>;
export type RestoreBody = BodyAt<typeof RESTORES>;
export type RestoreTexts = Record<keyof RestoreBody, string>;

export const GAPS: Record<System["gaps"][number], string> = {
  no_target: "Say how soon it has to be back",
  no_backup: "No backup is on record",
  old_backup: "The last backup is too old",
  never_restored: "Never restored as a test",
  missed: "The last test did not reach the target",
  no_way_without: "Say how to work without it",
};
export const YES_NO: Record<System["copy_encrypted"], string> = { yes: "Yes", no: "No", unknown: "Not known" };
export const DID: Record<Restore["did"], string> = { restore: "Restored as a test", backup: "Backed up" };
export const RESULTS: Record<Restore["result"], string> = {
  ok: "All of it",
  partly: "Part of it",
  failed: "It failed",
};
export const VERDICTS: Record<NonNullable<Restore["verdict"]>, string> = {
  met: "Within your target",
  missed: "Took longer than your target",
  incomplete: "Not all of it came back",
  no_target: "You have set no target",
};

const said = (field: string, value: unknown) => {
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value : "";
  return (field === "on" ? dayWords(text) : text) || "nothing";
};
const isHours = (text: string) => !text.trim() || /^[1-9]\d*$/.test(text.trim());
const numberOf = (text: string) => (text.trim() ? Number(text) : null);

/** A system's targets. */
export const TARGET: Omit<Shelf<System, TargetBody, TargetTexts>, "callsIn"> = {
  noun: "target",
  kept: true,
  labels: {
    hours: "Back in how many hours?",
    point_hours: "How many hours of work may be lost?",
    rank: "Which place in the order?",
    without: "How do you work without it?",
    backup: "How is it backed up?",
    backup_where: "Where is the copy?",
    restored_by: "Who brings it back?",
    copy_encrypted: "Is the copy encrypted?",
    copy_offsite: "Is a copy off site and off the network?",
    emergency_access: "How do you get at its records in an emergency?",
  },
  say: (field, value) =>
    field.startsWith("copy_") ? YES_NO[wordOf(YES_NO, String(value), "unknown")] : said(field, value),
  nameOf: () => "The system",
  bodyOf: ({
    hours,
    point_hours,
    rank,
    without,
    backup,
    backup_where,
    restored_by,
    copy_encrypted,
    copy_offsite,
    emergency_access,
  }) => ({
    hours,
    point_hours,
    rank,
    without,
    backup,
    backup_where,
    restored_by,
    copy_encrypted,
    copy_offsite,
    emergency_access,
  }),
  textsOf: (body) => ({
    ...body,
    hours: body.hours === null ? "" : String(body.hours),
    point_hours: body.point_hours === null ? "" : String(body.point_hours),
    rank: body.rank === null ? "" : String(body.rank),
  }),
  bodyFrom: (texts) => ({
    hours: numberOf(texts.hours),
    point_hours: numberOf(texts.point_hours),
    rank: numberOf(texts.rank),
    without: texts.without.trim(),
    backup: texts.backup.trim(),
    backup_where: texts.backup_where.trim(),
    restored_by: texts.restored_by.trim(),
    copy_encrypted: wordOf(YES_NO, texts.copy_encrypted, "unknown"),
    copy_offsite: wordOf(YES_NO, texts.copy_offsite, "unknown"),
    emergency_access: texts.emergency_access.trim(),
  }),
  check: (texts) =>
    (["hours", "point_hours", "rank"] as const)
      .filter((field) => !isHours(texts[field]))
      .map((field) => ({ field, message: "Enter a whole number, or leave it empty." })),
};

/** What a new line of the log begins with. */
export const emptyOn = (today: string, asset_id: string): RestoreTexts => ({
  asset_id,
  did: "restore",
  on: today,
  result: "ok",
  hours: "",
  where: "",
  by: "",
  note: "",
});

/** A line of the log. */
export const RESTORE: Omit<Shelf<Restore, RestoreBody, RestoreTexts>, "callsIn"> = {
  noun: "test",
  kept: true,
  labels: {
    asset_id: "Which system?",
    did: "What was done?",
    on: "On",
    result: "Did it work?",
    hours: "How many hours until it was in use again?",
    where: "From where, or to where?",
    by: "By whom",
    note: "What was opened and compared?",
  },
  say: (field, value) => {
    if (field === "did") return DID[value as Restore["did"]];
    if (field === "result") return RESULTS[value as Restore["result"]];
    return said(field, value);
  },
  nameOf: () => "The log",
  bodyOf: ({ id, version, target_hours, verdict, within_proposed, ...body }) => body,
  textsOf: (body) => ({ ...body, hours: body.hours === null ? "" : String(body.hours) }),
  bodyFrom: (texts) => ({
    asset_id: texts.asset_id,
    did: wordOf(DID, texts.did, "restore"),
    on: texts.on,
    result: wordOf(RESULTS, texts.result, "ok"),
    hours: numberOf(texts.hours),
    where: texts.where.trim(),
    by: texts.by.trim(),
    note: texts.note.trim(),
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    if (!texts.asset_id) faults.push({ field: "asset_id", message: "Choose the system." });
    if (!texts.on) faults.push({ field: "on", message: "Enter the day." });
    if (texts.hours.trim() && !/^\d+(\.\d+)?$/.test(texts.hours.trim()))
      faults.push({ field: "hours", message: "Enter hours, such as 3.5." });
    if (texts.did === "restore" && texts.result === "ok" && !texts.hours.trim())
      faults.push({ field: "hours", message: "Say how many hours it took." });
    return faults;
  },
};
