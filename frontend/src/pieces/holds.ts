/** Does a record hold what somebody typed to find it? */

/** Whether every typed word stands in one of the texts, whatever its case. */
export function holds(typed: string, texts: readonly string[]): boolean {
  const whole = texts.join("\n").toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
