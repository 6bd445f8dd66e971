/** Which of a few words was chosen, and what are they called? */

type Words<Word extends string> = Readonly<Record<Word, string>>;

/** What a field offers. */
export function choicesOf(words: Words<string>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

/** The word as the contract has it; `other` for one that is not among them. */
export function wordOf<Word extends string>(words: Words<Word>, text: string, other: NoInfer<Word>): Word {
  return isWord(words, text) ? text : other;
}

function isWord<Word extends string>(words: Words<Word>, text: string): text is Word {
  return Object.hasOwn(words, text);
}
