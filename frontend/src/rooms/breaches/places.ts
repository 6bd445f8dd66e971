/** How many people of which State? Counts by postal code, typed in one line: "OH 400, KY 12". */

/** The counts of a line; null for one that cannot be read. */
export function placesOf(line: string): Record<string, number> | null {
  const places: Record<string, number> = {};
  for (const part of line.split(/[,;\n]/)) {
    const text = part.trim();
    if (!text) continue;
    const found = /^([A-Za-z]{2})[\s:=]*(\d{1,9})$/.exec(text);
    if (!found?.[1] || !found[2]) return null;
    const state = found[1].toUpperCase();
    places[state] = (places[state] ?? 0) + Number(found[2]);
  }
  return places;
}

/** The line of some counts, by their States. */
export function placesWords(places: Readonly<Record<string, number>>): string {
  return Object.entries(places)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([state, count]) => `${state} ${count}`)
    .join(", ");
}
