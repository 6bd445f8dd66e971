/** Which days does a month show, and what falls due on each? */
import { numberWord } from "../../pieces/numbers";
import type { Risk, Task } from "./words";
import { isLate, isToDo } from "./words";

/** Something with a day. */
export interface Due {
  day: string;
  kind: "task" | "risk" | "acceptance" | "agreement" | "review";
  /** The record's id. */
  id: string;
  title: string;
  late: boolean;
}

interface Sources {
  tasks: readonly Task[];
  risks: readonly Risk[];
  vendors: readonly { id: string; name: string; agreement_ends_on: string | null; ended_on: string | null }[];
  analyses: readonly { id: string; number: number; next_review_on: string | null; status: string }[];
}

const A_DAY = 86_400_000;

/** Everything that falls due, by day. What is done, closed or ended is left out. */
export function allDue({ tasks, risks, vendors, analyses }: Sources, today: string): Due[] {
  const found: (Omit<Due, "day" | "late"> & { day: string | null; late?: boolean })[] = [
    ...tasks.filter(isToDo).map((task) => ({
      day: task.due_on,
      kind: "task" as const,
      id: task.id,
      title: task.title,
      late: isLate(task, today),
    })),
    ...risks
      .filter(({ status }) => status === "open")
      .flatMap(({ id, number, title, due_on, accepted_until, response }) => [
        { day: due_on, kind: "risk" as const, id, title: `${numberWord(number)} ${title}` },
        {
          day: response === "accept" ? accepted_until : null,
          kind: "acceptance" as const,
          id,
          title: `${numberWord(number)} ${title}`,
        },
      ]),
    ...vendors
      .filter(({ ended_on }) => ended_on === null)
      .map(({ id, name, agreement_ends_on }) => ({
        day: agreement_ends_on,
        kind: "agreement" as const,
        id,
        title: name,
      })),
    ...analyses
      .filter(({ status }) => status !== "superseded")
      .map(({ id, number, next_review_on }) => ({
        day: next_review_on,
        kind: "review" as const,
        id,
        title: `Risk analysis ${number}`,
      })),
  ];
  return found
    .flatMap(({ day, late, ...rest }) => (day === null ? [] : [{ ...rest, day, late: late ?? day < today }]))
    .sort((a, b) => a.day.localeCompare(b.day) || a.title.localeCompare(b.title));
}

/** The weeks of a month given as 2026-11, Sunday first; days of its neighbors fill the first and the last. */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  let day = first - new Date(first).getUTCDay() * A_DAY;
  const weeks: string[][] = [];
  do {
    const start = day;
    weeks.push(Array.from({ length: 7 }, (_, place) => dayOf(start + place * A_DAY)));
    day += 7 * A_DAY;
  } while (dayOf(day).startsWith(month));
  return weeks;
}

/** The month some months later, as 2026-12. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return dayOf(Date.UTC(year, number - 1 + count, 1)).slice(0, 7);
}

/** The month of the address; that of today when it names none. */
export function monthOf(word: string | undefined, today: string): string {
  return word !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(word) ? word : today.slice(0, 7);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
