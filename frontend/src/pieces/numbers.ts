/** How are counts and record numbers said? */

/** "1 task", "3 tasks". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** How many of a list are shown. */
export function foundWords(shown: number, all: number): string {
  return shown === all ? `${all} on record.` : `${shown} of ${all} shown.`;
}

/** A risk's number as people quote it: "R-014". */
export function numberWord(number: number): string {
  return `R-${String(number).padStart(3, "0")}`;
}
