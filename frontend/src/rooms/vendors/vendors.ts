/** Which vendors are wanted, and which of them still owe an agreement? 45 CFR 164.308(b). */
import type { Search } from "../../pieces/address";
import { daysBetween, dayWords } from "../../pieces/days";
import { holds } from "../../pieces/holds";
import type { Tone } from "../../ui/levels";
import { type Agreement, AGREEMENTS, type Vendor } from "./words";

const SOON_DAYS = 60;

/** Whether the practice still works with it. */
export function isCurrent({ ended_on }: Pick<Vendor, "ended_on">, today: string): boolean {
  return ended_on === null || ended_on > today;
}

/** Whether an agreement that was on file has run out. */
function hasEnded({ agreement, agreement_ends_on }: Vendor, today: string): boolean {
  return agreement === "on_file" && agreement_ends_on !== null && agreement_ends_on < today;
}

/** Whether it touches PHI today without an agreement in force; the home page counts the same. */
export function lacksAgreement(vendor: Vendor, today: string): boolean {
  if (vendor.touches_phi !== "yes" || !isCurrent(vendor, today)) return false;
  return vendor.agreement === "missing" || vendor.agreement === "unknown" || hasEnded(vendor, today);
}

/** The agreement in a word, and whether it asks for something. */
export function standingOf(vendor: Vendor, today: string): { word: string; tone: Tone } {
  const word = hasEnded(vendor, today) ? "Has ended" : AGREEMENTS[vendor.agreement].word;
  if (lacksAgreement(vendor, today)) return { word, tone: "wait" };
  return { word, tone: vendor.agreement === "on_file" && !hasEnded(vendor, today) ? "good" : "calm" };
}

/** Whether the end of its agreement is so near that a new one should be asked for. */
export function endsSoon(vendor: Vendor, today: string): boolean {
  const { agreement, agreement_ends_on } = vendor;
  if (agreement !== "on_file" || agreement_ends_on === null || !isCurrent(vendor, today)) return false;
  return daysBetween(today, agreement_ends_on) <= SOON_DAYS;
}

/** What to do about a vendor next, in sentences. */
export function openAbout(vendor: Vendor, today: string): string[] {
  if (!isCurrent(vendor, today)) return [];
  const { touches_phi, agreement, agreement_ends_on, multi_factor } = vendor;
  const open: string[] = [];
  if (touches_phi === "unknown") open.push("Find out whether it sees, keeps or sends information about patients.");
  if (lacksAgreement(vendor, today)) open.push(OWED[hasEnded(vendor, today) ? "on_file" : agreement]);
  else if (endsSoon(vendor, today))
    open.push(`The agreement ends on ${dayWords(agreement_ends_on)}. Ask for the next.`);
  if (touches_phi === "yes" && multi_factor === "unknown")
    open.push("Ask whether its people need a second step, such as a code, to sign in.");
  return open;
}

const OWED: Record<Agreement, string> = {
  missing: "Ask for a business associate agreement, and send no more than you must until it is signed.",
  unknown: "Find out whether there is a business associate agreement. If there is none, ask for one.",
  on_file: "The agreement has ended. Ask for a new one.",
  not_needed: "",
};

/** What the list is narrowed by, from the page's address. */
export interface Wanted {
  text: string;
  agreement: string;
  phi: string;
  /** "all" has those in it that no longer work for the practice. */
  who: string;
}

export function wantedOf({ q = "", agreement = "", phi = "", who = "" }: Search): Wanted {
  return { text: q, agreement, phi, who };
}

/** The vendors that are wanted. */
export function chosenFrom(vendors: readonly Vendor[], wanted: Wanted, today: string): Vendor[] {
  return vendors.filter(
    (vendor) =>
      (wanted.who === "all" || isCurrent(vendor, today)) &&
      (wanted.phi === "" || vendor.touches_phi === wanted.phi) &&
      fitsAgreement(vendor, wanted.agreement, today) &&
      holds(wanted.text, [vendor.name, vendor.service, vendor.note]),
  );
}

function fitsAgreement(vendor: Vendor, wanted: string, today: string): boolean {
  if (wanted === "") return true;
  if (wanted === "missing") return lacksAgreement(vendor, today);
  if (wanted === "ending") return endsSoon(vendor, today);
  return vendor.agreement === wanted;
}
