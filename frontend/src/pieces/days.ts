/** How are days and moments written for a person? */

const LONG = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

/** "Nov 30, 2026" for 2026-11-30; empty for none. */
export function dayWords(day: string | null | undefined): string {
  return day ? LONG.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)) : "";
}

/** "Nov 30, 2026, 4:50 PM" for an instant, in a time zone. */
export function momentWords(at: string, zone: string): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone: zone }).format(
    new Date(at),
  );
}

/** Days from one day to another; negative when it is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** "in 3 days", "today", "2 days late". */
export function dueWords(due: string, today: string): string {
  const days = daysBetween(today, due);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days < 0) return days === -1 ? "1 day late" : `${-days} days late`;
  return days <= 14 ? `in ${days} days` : dayWords(due);
}

/** "45 min", "2 h 10 min". */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
