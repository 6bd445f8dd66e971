/** What does somebody mean who types a few letters? The best matches first. */

/** Something to go to. `words` is what is searched besides the name. */
export interface Place {
  key: string;
  kind: string;
  name: string;
  words?: string;
}

const MOST = 30;

/** The places that hold every typed word: names that begin with the text first, then names, then other words. */
export function find<Found extends Place>(places: readonly Found[], typed: string): Found[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = places.flatMap((place) => {
    const name = place.name.toLowerCase();
    const whole = `${name} ${place.kind.toLowerCase()} ${(place.words ?? "").toLowerCase()}`;
    if (!wanted.every((word) => whole.includes(word))) return [];
    const rank = name.startsWith(wanted.join(" ")) ? 0 : wanted.every((word) => name.includes(word)) ? 1 : 2;
    return [{ place, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ place }) => place);
}
