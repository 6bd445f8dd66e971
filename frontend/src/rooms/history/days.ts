/** On which day did it happen, as the practice counts days? */
import type { ChangeLine } from "../../pieces/differences";

const LONG = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeZone: "UTC" });

/** Changes under the day of the zone in which they happened; both keep their order. */
export function byDay(changes: readonly ChangeLine[], zone: string): { day: string; changes: ChangeLine[] }[] {
  const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  const found = new Map<string, ChangeLine[]>();
  for (const change of changes) {
    const day = calendar.format(new Date(change.at));
    const held = found.get(day);
    if (held) held.push(change);
    else found.set(day, [change]);
  }
  return [...found].map(([day, held]) => ({ day, changes: held }));
}

/** "Today", or "Sunday, November 22, 2026". */
export function titleOf(day: string, today: string): string {
  return day === today ? "Today" : LONG.format(new Date(`${day}T00:00:00Z`));
}

/** "7:11 AM" in a zone. */
export function timeWords(at: string, zone: string): string {
  return new Intl.DateTimeFormat("en-US", { timeStyle: "short", timeZone: zone }).format(new Date(at));
}
