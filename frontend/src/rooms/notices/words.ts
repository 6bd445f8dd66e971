/** What do a notice's states, its facts and its receipts mean in words? */
import type { components } from "../../api/schema";
import type { ItemOf } from "../../pieces/lists";
import type { Tone } from "../../ui/levels";

export const NOTICES = "/v1/practices/{practice_id}/notices";
export const NOTICE = `${NOTICES}/{number}` as const;
export const RECEIPTS = "/v1/practices/{practice_id}/acknowledgments";
export const RECEIPT = `${RECEIPTS}/{id}` as const;
export const MONTHS = `${RECEIPTS}/months` as const;

type Schemas = components["schemas"];
export type NoticeLine = ItemOf<typeof NOTICES>;
export type Notice = Schemas["NoticeOut"];
export type Facts = Schemas["NoticeFactsOut"];
export type Ask = Schemas["NoticeAskOut"];
export type Part = Schemas["NoticePartOut"];
export type Receipt = Schemas["AcknowledgmentOut"];
export type Month = Schemas["AcknowledgmentMonthOut"];
export type Way = Receipt["way"];
export type Effort = Receipt["effort"];
type State = NoticeLine["state"];

export const STATES: Record<State, { word: string; tone: Tone; says: string }> = {
  draft: { word: "Being written", tone: "calm", says: "It is not in effect, and nobody gets it yet." },
  in_review: { word: "Under review", tone: "wait", says: "Somebody reads it." },
  approved: { word: "Approved", tone: "good", says: "It takes effect on its day." },
  effective: { word: "In effect", tone: "good", says: "This is what patients get." },
  superseded: { word: "Replaced", tone: "calm", says: "A later version has taken its place." },
  retired: { word: "Retired", tone: "calm", says: "It is no longer given." },
};

export const WAYS: Record<Way, { word: string; hint: string }> = {
  signed: { word: "Signed", hint: "The form was signed, on paper or online." },
  refused: { word: "Did not want to sign", hint: "They were asked and said no." },
  unable: { word: "Could not be had", hint: "For another reason, such as a form that never came back." },
  emergency: { word: "Emergency", hint: "They got the notice afterward. No signature has to be asked for." },
};

export const EFFORTS: Record<Effort, string> = {
  "": "Choose…",
  in_person: "In person, at the desk",
  mail: "By mail",
  electronic: "Online or by e-mail",
};

/** The form's labels, by the names on the wire. */
export const LABELS = {
  notice: "Which version they got",
  given_on: "On which day",
  way: "What came of it",
  effort: "How you asked for a signature",
  reason: "Why it was not signed",
};

/** "November 2026" for 2026-11. */
export function monthWords(month: string): string {
  return new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** Whether this way wants the effort and the reason on record. */
export function needsReason(way: Way): boolean {
  return way === "refused" || way === "unable";
}

/** "From Nov 1, 2026", "Nov 1, 2026 to Dec 1, 2026" or "Not yet". */
export function effectWords({ effective_on, ended_on }: NoticeLine, day: (iso: string) => string): string {
  if (!effective_on) return "Not yet";
  return ended_on ? `${day(effective_on)} to ${day(ended_on)}` : `From ${day(effective_on)}`;
}
