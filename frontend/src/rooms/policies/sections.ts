/** How does a draft's text change? Whole sections go back to the server; an empty one leaves the draft. */
import type { Section, SectionIn, Statement } from "./words";

/** The sections as they are sent, each statement passed through `become`; null takes it out. */
export function rewritten(
  sections: readonly Section[],
  become: (statement: Statement) => Statement | null,
): SectionIn[] {
  return sections
    .map(({ title, statements }) => ({
      title,
      statements: statements
        .map(become)
        .filter((each) => each !== null)
        .map(({ id, text, covers, asserts, needs, task_id }) => ({ id, text, covers, asserts, needs, task_id })),
    }))
    .filter(({ statements }) => statements.length > 0);
}

/** With other words for one statement. */
export function reworded(sections: readonly Section[], id: string, text: string): SectionIn[] {
  return rewritten(sections, (each) => (each.id === id ? { ...each, text } : each));
}

/** Without one statement. */
export function without(sections: readonly Section[], id: string): SectionIn[] {
  return rewritten(sections, (each) => (each.id === id ? null : each));
}

/** With a statement in one's own words at the end of a section; a section that is not there is begun. */
export function extended(sections: readonly Section[], title: string, text: string): SectionIn[] {
  const all = rewritten(sections, (each) => each);
  const taken = new Set(all.flatMap(({ statements }) => statements.map(({ id }) => id)));
  let number = 1;
  while (taken.has(`own.${number}`)) number += 1;
  const own = { id: `own.${number}`, text, covers: [], asserts: [], needs: [], task_id: null };
  const at = all.findIndex((section) => section.title === title);
  if (at < 0) return [...all, { title, statements: [own] }];
  return all.map((section, place) =>
    place === at ? { ...section, statements: [...section.statements, own] } : section,
  );
}

/** A text cut at the places that nobody has filled yet, each place with its name. */
export function cut(text: string): { text: string; place: boolean }[] {
  return text
    .split(/(\{[a-z-]+\})/)
    .filter(Boolean)
    .map((part) =>
      /^\{[a-z-]+\}$/.test(part) ? { text: part.slice(1, -1), place: true } : { text: part, place: false },
    );
}
