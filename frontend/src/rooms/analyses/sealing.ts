/** Was an analysis being sealed when the page was left? Remembered in this tab until it is known how it ended. */

const KEPT = "duecare-sealing";
/** Longer than sealing ever takes: after it, sealing has failed. */
export const PATIENCE_MS = 60_000;

/** Remembers that the sealing of an analysis has begun. */
export function remember(id: string, at: number): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ id, at }));
}

/** Forgets it: the answer is here. */
export function forget(): void {
  sessionStorage.removeItem(KEPT);
}

/** How many milliseconds are left in which an analysis may still become sealed; 0 when nothing was begun, or too long ago. */
export function left(id: string, now: number): number {
  const kept = read(sessionStorage.getItem(KEPT));
  if (kept?.id !== id) return 0;
  return Math.max(0, Math.min(PATIENCE_MS, kept.at + PATIENCE_MS - now));
}

function read(text: string | null): { id: string; at: number } | null {
  if (text === null) return null;
  // Only this module writes it.
  return JSON.parse(text) as { id: string; at: number };
}
