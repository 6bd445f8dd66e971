/** Which rows of a list are chosen? Only those in sight count; the others come back with their rows. */
import { useMemo, useState } from "react";

interface Chosen<Row> {
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  /** The chosen ones among the rows. */
  picked: Row[];
}

/** What is chosen, and how to choose, as a `Grid` takes both. */
export function useChosen<Row extends { id: string }>(rows: readonly Row[]): Chosen<Row> {
  const [chosen, onChoose] = useState<ReadonlySet<string>>(new Set());
  const picked = useMemo(() => rows.filter(({ id }) => chosen.has(id)), [rows, chosen]);
  return { chosen, onChoose, picked };
}
