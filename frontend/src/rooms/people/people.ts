/** Who works here, who has left, and what is still open about each? 45 CFR 164.308(a)(2), (3) and (5). */
import type { Search } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { holds } from "../../pieces/holds";
import type { ItemOf } from "../../pieces/lists";
import type { BodyAt } from "../../pieces/shelves";

export const PATH = "/v1/practices/{practice_id}/people";
export type Person = ItemOf<typeof PATH>;
export type PersonBody = BodyAt<typeof PATH>;
export type Duty = Person["duties"][number];

export const DUTIES: Record<Duty, { word: string; hint: string }> = {
  security_official: { word: "Security official", hint: "Answers for everything electronic. One person." },
  privacy_official: { word: "Privacy official", hint: "Answers for how patient information is used and shared." },
  contact_person: { word: "Contact person", hint: "Takes complaints and questions about privacy." },
  deputy: { word: "Deputy", hint: "Stands in when one of them is away." },
};
export const DUTY_ORDER = Object.keys(DUTIES).filter(isDuty);

export type Group = Person["roles"][number];

/** The groups that policies are written for. */
export const GROUPS: Record<Group, { word: string; hint: string }> = {
  clinicians: { word: "Clinicians", hint: "Treats patients." },
  front_desk: { word: "Front desk", hint: "Meets and calls patients." },
  billing: { word: "Billing", hint: "Claims, payments and statements." },
  officers: { word: "Officials and managers", hint: "Answers for security, privacy or people." },
  contractors: { word: "Contractors", hint: "Works here without being employed." },
};
export const GROUP_ORDER = Object.keys(GROUPS).filter(isGroup);

export const LABELS: Record<keyof PersonBody, string> = {
  name: "Name",
  job: "Job",
  started_on: "First day",
  trained_on: "Last training",
  duties: "Duties",
  roles: "Groups",
  site_ids: "Where they work",
  email: "E-mail address",
  ended_on: "Last day",
  access_ended_on: "Access ended on",
  note: "Note",
};

/** Whether somebody works here on the day. */
export function isHere({ started_on, ended_on }: Person, today: string): boolean {
  return (started_on === null || started_on <= today) && !hasCome(ended_on, today);
}

/** Whether somebody has left while nobody wrote down that their access is closed. */
export function accessOpen({ ended_on, access_ended_on }: Person, today: string): boolean {
  return hasCome(ended_on, today) && !hasCome(access_ended_on, today);
}

/** Whether somebody works here without a training on record. */
export function untrained(person: Person, today: string): boolean {
  return isHere(person, today) && !hasCome(person.trained_on, today);
}

function hasCome(day: string | null, today: string): boolean {
  return day !== null && day <= today;
}

/** What to do about a person next, in sentences. */
export function openAbout(person: Person, today: string): string[] {
  const open: string[] = [];
  if (accessOpen(person, today))
    open.push(
      `Left on ${dayWords(person.ended_on)}, and access is still open on record. Close the accounts, collect keys and devices, then enter the day.`,
    );
  if (untrained(person, today)) open.push("No training is on record. Enter the day once it is done.");
  if (person.duties.length > 0 && hasCome(person.ended_on, today))
    open.push("Has left and still holds a duty. Give it to somebody who works here.");
  return open;
}

/** What the list is narrowed by, from the page's address. */
export interface Wanted {
  text: string;
  /** "" works here, "left", "all". */
  who: string;
  /** "training" or "access": those about whom that is open. */
  open: string;
}

export function wantedOf({ q = "", who = "", open = "" }: Search): Wanted {
  return { text: q, who, open };
}

/** The people who are wanted; whoever has left with open access stays in sight until it is closed. */
export function chosenFrom(people: readonly Person[], wanted: Wanted, today: string): Person[] {
  return people.filter(
    (person) =>
      fitsWho(person, wanted.who, today) &&
      (wanted.open !== "training" || untrained(person, today)) &&
      (wanted.open !== "access" || accessOpen(person, today)) &&
      holds(wanted.text, [person.name, person.job, person.note, dutyWords(person.duties)]),
  );
}

function fitsWho(person: Person, who: string, today: string): boolean {
  const left = hasCome(person.ended_on, today);
  if (who === "all") return true;
  return who === "left" ? left : !left || accessOpen(person, today);
}

/** "Privacy official, deputy"; empty for none. */
export function dutyWords(duties: readonly Duty[]): string {
  return duties.map((duty, place) => (place === 0 ? DUTIES[duty].word : DUTIES[duty].word.toLowerCase())).join(", ");
}

/** Whether a word names a duty. */
export function isDuty(word: unknown): word is Duty {
  return typeof word === "string" && Object.hasOwn(DUTIES, word);
}

/** "Front desk, billing"; empty for none. */
export function groupWords(roles: readonly Group[]): string {
  return roles.map((role, place) => (place === 0 ? GROUPS[role].word : GROUPS[role].word.toLowerCase())).join(", ");
}

/** Whether a word names a group. */
export function isGroup(word: unknown): word is Group {
  return typeof word === "string" && Object.hasOwn(GROUPS, word);
}
