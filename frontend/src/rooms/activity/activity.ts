/** What is said about a week of activity, its logs and its accounts? A word that the contract gains is missed here. */
import type { components } from "../../api/schema";
import { dayWords } from "../../pieces/days";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt, Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";

export const WEEK = "/v1/practices/{practice_id}/activity/week";
export const CLOSINGS = "/v1/practices/{practice_id}/activity/closings";
export const REVIEWS = "/v1/practices/{practice_id}/activity/reviews";
export const ACCOUNTS = "/v1/practices/{practice_id}/activity/accounts";
export type Week = components["schemas"]["ActivityWeekOut"];
export type Found = Week["findings"][number];
export type Account = ItemOf<typeof ACCOUNTS>;
export type AccountBody = BodyAt<typeof ACCOUNTS>;
export type AccountTexts = Record<keyof AccountBody, string>;

export const SIGNS: Record<Found["sign"], string> = {
  ended: "Active after the last day",
  on_leave: "Active while on leave",
  after_hours: "After hours",
  volume: "Far more than usual",
  same_surname: "Same last name",
  self: "Own record",
  employee: "A colleague’s record",
  failed_logins: "Failed sign-ins",
  dormant: "Long asleep, now awake",
  two_places: "Two places at once",
  break_glass: "Emergency way in",
  unmapped: "Nobody’s account",
};

/** The day a number of days away, as the contract writes it. */
export function dayAway(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** "2 of 5 are open." */
export function openWords({ findings, open }: Pick<Week, "findings" | "open">): string {
  if (findings.length === 0) return "Nothing stood out.";
  return open === 0 ? `All ${findings.length} are closed.` : `${open} of ${findings.length} are open.`;
}

/** What the form of an account begins with. */
export const NEW: AccountTexts = {
  name: "",
  person_id: "",
  starts: "",
  ends: "",
  leave_from: "",
  leave_until: "",
  note: "",
};

/** An account: whose it is, and when they work. */
export const ACCOUNT: Omit<Shelf<Account, AccountBody, AccountTexts>, "callsIn"> = {
  noun: "account",
  labels: {
    name: "Name in the log",
    person_id: "Whose is it?",
    starts: "Works from",
    ends: "Works until",
    leave_from: "On leave from",
    leave_until: "On leave until",
    note: "Note",
  },
  say: (field, value) => {
    const text = typeof value === "string" ? value : "";
    if (field === "person_id") return text ? "somebody on the roster" : "nobody";
    return (field.startsWith("leave") ? dayWords(text) : text) || "nothing";
  },
  nameOf: ({ name }) => name,
  bodyOf: ({ id, version, ...body }) => body,
  textsOf: (body) => ({
    ...body,
    person_id: body.person_id ?? "",
    leave_from: body.leave_from ?? "",
    leave_until: body.leave_until ?? "",
  }),
  bodyFrom: (texts) => ({
    name: texts.name.trim(),
    person_id: texts.person_id || null,
    starts: texts.starts.trim(),
    ends: texts.ends.trim(),
    leave_from: texts.leave_from || null,
    leave_until: texts.leave_until || null,
    note: texts.note.trim(),
  }),
  check: (texts) => {
    const faults: Fault[] = [];
    if (!texts.name.trim()) faults.push({ field: "name", message: "Enter the name as the log has it." });
    for (const field of ["starts", "ends"] as const)
      if (texts[field].trim() && !/^([01]\d|2[0-3]):[0-5]\d$/.test(texts[field].trim()))
        faults.push({ field, message: "Enter a time such as 08:00." });
    return faults;
  },
};
