/** How is a course told to the person who takes it? */
import type { components } from "../../api/schema";
import { dayWords } from "../../pieces/days";

export type ToRead = components["schemas"]["ToReadOut"];
export type ToTake = components["schemas"]["ToTakeOut"];
export type Result = components["schemas"]["QuizResultOut"];
/** The option chosen for each question, by the question's id. */
export type Answers = Readonly<Record<string, number>>;

/** The answers as they are handed in, in the order of the questions. */
export function quizOf({ course, sha256, questions }: ToTake, answers: Answers) {
  const told = questions.flatMap(({ id }) => {
    const option = answers[id];
    return option === undefined ? [] : [{ question: id, option }];
  });
  return { course, sha256, answers: told };
}

/** Only the answers that were right, to begin the next try with. */
export function keepRight(answers: Answers, { marks }: Result): Answers {
  const right = new Set(marks.filter((mark) => mark.right).map(({ question }) => question));
  return Object.fromEntries(Object.entries(answers).filter(([question]) => right.has(question)));
}

/** By when a course is to be taken, or when it was. */
export function whenWords({ state, due_on, done_on }: Pick<ToTake, "state" | "due_on" | "done_on">): string {
  if (state === "done") return `Taken on ${dayWords(done_on)}.`;
  if (due_on === null) return "Please take it soon.";
  return state === "overdue"
    ? `It was due on ${dayWords(due_on)}. It still counts.`
    : `Please take it by ${dayWords(due_on)}.`;
}

/** How a quiz went, in a sentence. */
export function resultWords({ passed, score, needed, marks }: Result): string {
  const told = `${score} of ${marks.length} right`;
  return passed ? `You have passed: ${told}.` : `Not yet: ${told}, and ${needed} are needed. You can try again.`;
}
