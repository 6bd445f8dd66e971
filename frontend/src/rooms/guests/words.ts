/** What do this room's short words mean to a person? */
import type { ItemOf } from "../../pieces/lists";
import type { Tone } from "../../ui/levels";

export type Guest = ItemOf<"/v1/practices/{practice_id}/guests">;
export type Offer = ItemOf<"/v1/practices/{practice_id}/guests/offers">;

/** What became of an offered answer, as the practice reads it. */
export const OUTCOMES: Record<Offer["outcome"], { says: string; tone: Tone }> = {
  pending: { says: "Waits for review", tone: "wait" },
  accepted: { says: "Accepted", tone: "good" },
  refused: { says: "Not taken over", tone: "calm" },
};

/** What became of it, as the guest reads it. */
export const ANSWERS: Record<Offer["outcome"], string> = {
  pending: "Sent for review. You can change it until the practice has looked at it.",
  accepted: "The practice has taken over this answer. Thank you.",
  refused: "The practice has looked at this answer and decided otherwise.",
};

export type State = "open" | "ended" | "taken back";

/** Whether a link works at an instant (milliseconds), and if not, why. */
export function stateOf({ revoked, expires_at }: Pick<Guest, "revoked" | "expires_at">, at: number): State {
  if (revoked) return "taken back";
  return Date.parse(expires_at) > at ? "open" : "ended";
}

/** The questions of a guest that have no answer yet which waits or was accepted: those worth asking again. */
export function missing({ id, questions }: Pick<Guest, "id" | "questions">, offers: readonly Offer[]): string[] {
  const had = new Set(
    offers.filter(({ guest_id, outcome }) => guest_id === id && outcome !== "refused").map(({ question }) => question),
  );
  return questions.filter((question) => !had.has(question));
}
