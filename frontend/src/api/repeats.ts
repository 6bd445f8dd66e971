/** How is one act done once, though the button was pressed again because no answer came? By an Idempotency-Key. */

const HEADER = "Idempotency-Key";
const open = new Map<string, string>();

/** Gives a POST the key of its last try if that had no answer, else a new one. Same address and body: same act. */
export async function markRepeats(request: Request): Promise<void> {
  if (request.method !== "POST") return;
  const act = `${request.url}\n${await request.clone().text()}`;
  const key = open.get(act) ?? crypto.randomUUID();
  open.set(act, key);
  request.headers.set(HEADER, key);
}

/** After an answer that settles the act, doing the same again is a new act. A fault of the server settles nothing. */
export function settleRepeat(request: Request, answer: Response): void {
  if (answer.status >= 500 || answer.status === 429) return;
  const key = request.headers.get(HEADER);
  for (const [act, kept] of open) if (kept === key) open.delete(act);
}
