/** To which section of the questions does each piece of proposed work belong? */
import type { Proposed } from "../../pieces/proposed";
import type { Question } from "./words";

export interface Section {
  section: string;
  title: string;
  lines: Proposed[];
  /** What all of it takes. */
  minutes: number;
}

/** The pieces not taken up yet, by section, in the order of the questions. */
export function sectionsOf(
  lines: readonly Proposed[],
  questions: readonly Pick<Question, "id" | "section" | "section_title">[],
): Section[] {
  const known = new Map(questions.map((question) => [question.id, question]));
  const found = new Map<string, Section>();
  for (const line of lines) {
    if (line.taken_up) continue;
    const { section = "", section_title: title = "Other work" } = known.get(line.question) ?? {};
    const part = found.get(section) ?? { section, title, lines: [], minutes: 0 };
    found.set(section, { ...part, lines: [...part.lines, line], minutes: part.minutes + line.minutes });
  }
  return [...found.values()];
}
