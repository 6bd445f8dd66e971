/** How is it told who has to take which course, and by whose word? */
import type { components } from "../../api/schema";
import { dayWords } from "../../pieces/days";
import { counted } from "../../pieces/numbers";

export const COURSES = "/v1/practices/{practice_id}/courses";

export type Course = components["schemas"]["CourseOut"];
export type Trained = components["schemas"]["TrainedOut"];
export type Standing = components["schemas"]["CourseStandingOut"];
export type Completion = components["schemas"]["CompletionOut"];
type Cadence = components["schemas"]["CadenceOut"];

export const GROUPS: Record<Course["audience"][number], string> = {
  everyone: "everybody",
  clinicians: "clinicians",
  front_desk: "the front desk",
  billing: "billing",
  officers: "officers",
  contractors: "contractors",
};

/** Why a course is to be taken. */
export const WHY: Record<Standing["when"], string> = {
  joining: "for the first time",
  change: "a policy changed",
  yearly: "it comes round again",
  reminder: "time for a reminder",
};

/** "Taken on Nov 3, 2026", "By Dec 3, 2026", "Was due on Oct 9, 2026". */
export function standingWords({ state, due_on, done_on }: Pick<Standing, "state" | "due_on" | "done_on">): string {
  if (state === "done") {
    const taken = `Taken on ${dayWords(done_on)}`;
    return due_on === null ? taken : `${taken}, again by ${dayWords(due_on)}`;
  }
  if (due_on === null) return "Not taken yet";
  return state === "overdue" ? `Was due on ${dayWords(due_on)}` : `By ${dayWords(due_on)}`;
}

/** "By day 5 of the job", "Within 30 days of the change", "Every 12 months". */
export function cadenceWords({ when, days, months }: Cadence): string {
  if (months !== null) return months === 12 ? "Once a year" : `Every ${counted(months, "month")}`;
  return when === "joining" ? `By day ${days ?? 1} of the job` : `Within ${counted(days ?? 1, "day")} of the change`;
}

/** Which paragraph asks for it, and whether the number is the practice's own; our advice has none. */
export function authorityWords({ authority, citation, own }: Cadence): string {
  const asks = authority === "law" ? `45 CFR ${citation}.` : "";
  return [asks, own ? "The number is your own policy's." : ""].filter(Boolean).join(" ");
}

/** "everybody", "the front desk and billing". */
export function groupsWords(audience: Course["audience"]): string {
  const named = audience.map((group) => GROUPS[group]);
  return [named.slice(0, -1).join(", "), named.at(-1) ?? ""].filter(Boolean).join(" and ");
}

/** What a person still has to take, in a line: the late ones first. */
export function leftWords(courses: readonly Standing[], most = 3): string {
  const left = courses.filter(({ state }) => state !== "done");
  const ordered = [...left.filter(({ state }) => state === "overdue"), ...left.filter(({ state }) => state === "due")];
  const shown = ordered.slice(0, most).map(({ title }) => title);
  return left.length > most ? `${shown.join("; ")}; and ${left.length - most} more` : shown.join("; ");
}
