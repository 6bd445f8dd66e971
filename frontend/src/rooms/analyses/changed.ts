/** Which two analyses are held side by side, and how are their differences told? */
import type { components } from "../../api/schema";
import { plain } from "../../ui/levels";
import type { Analysis } from "./words";

export type Line = components["schemas"]["ChangedOut"];

const KINDS: Record<string, string> = {
  trigger: "Events that call for a new look",
  review: "Review",
  method: "Method",
  appetite: "What is accepted untreated",
  profile: "The practice",
  site: "Sites",
  asset: "Systems and devices",
  vendor: "Vendors",
  flow: "Where ePHI goes",
  answer: "Answers",
  risk: "Risks",
  gap: "Gaps to the standards",
  edition: "Rules and lists",
};
interface Pair {
  later: Analysis;
  earlier: Analysis;
  /** Every analysis that can be the later one. */
  able: Analysis[];
  /** Every sealed one before it. */
  before: Analysis[];
}

/** The pair that is compared: the later one, and a sealed one before it. Null while there are no two. */
export function pairOf(
  analyses: readonly Analysis[],
  { id, since }: { id: string | undefined; since: string | undefined },
): Pair | null {
  const sealedBefore = (later: Analysis) =>
    analyses.filter(({ status, number }) => status !== "draft" && number < later.number);
  const able = analyses.filter((analysis) => sealedBefore(analysis).length > 0);
  const later = able.find((analysis) => analysis.id === id) ?? able[0];
  if (!later) return null;
  const before = sealedBefore(later);
  const earlier = before.find((analysis) => analysis.id === since) ?? before[0];
  return earlier ? { later, earlier, able, before } : null;
}

/** Sentences by kind, in the order in which they are told. */
export function grouped(lines: readonly Line[]): { kind: string; title: string; texts: string[] }[] {
  const found = new Map<string, string[]>();
  for (const { kind, text } of lines) found.set(kind, [...(found.get(kind) ?? []), text]);
  return [...found].map(([kind, texts]) => ({ kind, title: KINDS[kind] ?? plain(kind), texts }));
}
