/** On which answer does a reason rest? */

/** "… (question segmentation)" at a sentence's end. */
const QUESTION = /\s*\(question ([a-z0-9-]+)\)\s*$/;

/** A sentence without the question's name, and that name; null when it rests on no answer. */
export function parted(sentence: string): { text: string; question: string | null } {
  const question = QUESTION.exec(sentence)?.[1] ?? null;
  return { text: sentence.replace(QUESTION, ""), question };
}
