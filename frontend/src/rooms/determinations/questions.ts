/** What is still open about who is who: each question once, with everybody it is about. */
import type { Determination } from "./words";

export interface Question {
  text: string;
  /** Whether it is worth a lawyer's time; the practice settles the rest. */
  theirs: boolean;
  about: { id: string; name: string }[];
}

/** In the order of the people, as they first come up. */
export function questionsOf(found: readonly Pick<Determination, "person_id" | "person" | "flags">[]): Question[] {
  const open = new Map<string, Question>();
  for (const { person_id: id, person: name, flags } of found)
    for (const { text, for_counsel: theirs } of flags) {
      const known = open.get(text) ?? { text, theirs, about: [] };
      known.about.push({ id, name });
      open.set(text, known);
    }
  return [...open.values()];
}
