/**
 * How is a long list shown so that it can be sorted, chosen from and read by everybody?
 *
 * A real table: on a phone each row becomes a card with the column's name before each value; in a narrow window it
 * scrolls in its own frame. Only the rows near the window are in the page once there are many, except on paper.
 */
import { Checkbox } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";

import styles from "./Grid.module.css";
import { usePaper } from "./paper";

export interface Column<Row> {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** What the column is sorted by; a column without it cannot be sorted. */
  value?: (row: Row) => string | number | null;
  /** Digits stand under digits. */
  numeric?: boolean;
}

interface GridProps<Row> {
  /** What the list is, for those who hear it: "Risks". */
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The first one names the row. */
  columns: readonly Column<Row>[];
  /** A column's id, with a minus before it for the other way. */
  sort?: string;
  onSort?: (sort: string) => void;
  /** The keys of the chosen rows; without it nothing can be chosen. */
  chosen?: ReadonlySet<string>;
  onChoose?: (chosen: ReadonlySet<string>) => void;
  /** What a row is called when it is chosen: "Choose Front desk PC". */
  nameOf?: (row: Row) => string;
  /** The row whose details are open. */
  current?: string | null;
}

const FEW = 100;
const GUESSED_HEIGHT = 52;

/** The list, sorted as asked. */
export function Grid<Row>(props: GridProps<Row>) {
  const { label, rows, keyOf, columns, sort = "", onSort, chosen, onChoose, nameOf, current } = props;
  const sorted = useSorted(rows, columns, sort);
  const box = useRef<HTMLTableElement>(null);
  const part = usePart(box, sorted.length);
  const shown = part.places.map((place) => [place, sorted[place]] as const);
  const all = chosen !== undefined && rows.length > 0 && rows.every((row) => chosen.has(keyOf(row)));
  const some = chosen !== undefined && !all && rows.some((row) => chosen.has(keyOf(row)));
  return (
    <div className={styles.frame}>
      <table className={styles.grid} aria-label={label} aria-rowcount={rows.length + 1} ref={box}>
        <thead>
          <tr aria-rowindex={1}>
            {chosen && (
              <th className={styles.choice}>
                <Checkbox
                  aria-label={`Choose all ${label.toLowerCase()} shown`}
                  checked={all}
                  indeterminate={some}
                  onChange={() => onChoose?.(all ? new Set() : new Set(rows.map(keyOf)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {part.before > 0 && <tr aria-hidden style={{ height: part.before }} />}
          {shown.map(([place, row]) => {
            if (row === undefined) return null;
            const key = keyOf(row);
            return (
              <tr
                key={key}
                data-index={place}
                ref={part.measure}
                aria-rowindex={place + 2}
                data-current={key === current || undefined}
              >
                {chosen && (
                  <td className={styles.choice}>
                    <input
                      type="checkbox"
                      className={styles.box}
                      aria-label={`Choose ${nameOf?.(row) ?? key}`}
                      checked={chosen.has(key)}
                      onChange={() => onChoose?.(toggled(chosen, key))}
                    />
                  </td>
                )}
                {columns.map((column, at) => (
                  <Cell key={column.id} column={column} first={at === 0}>
                    {column.cell(row)}
                  </Cell>
                ))}
              </tr>
            );
          })}
          {part.after > 0 && <tr aria-hidden style={{ height: part.after }} />}
        </tbody>
      </table>
    </div>
  );
}

interface HeadingProps<Row> {
  column: Column<Row>;
  sort: string;
  onSort: ((sort: string) => void) | undefined;
}

function Heading<Row>({ column, sort, onSort }: HeadingProps<Row>) {
  const way = sort === column.id ? "ascending" : sort === `-${column.id}` ? "descending" : "none";
  const Icon = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort }[way];
  if (!column.value || !onSort)
    return (
      <th scope="col" data-numeric={column.numeric}>
        {column.title}
      </th>
    );
  return (
    <th scope="col" aria-sort={way} data-numeric={column.numeric}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => {
          onSort(way === "ascending" ? `-${column.id}` : column.id);
        }}
      >
        {column.title}
        <Icon size={15} stroke={1.8} aria-hidden data-quiet={way === "none" || undefined} />
      </button>
    </th>
  );
}

function Cell<Row>({ column, first, children }: { column: Column<Row>; first: boolean; children: ReactNode }) {
  if (first)
    return (
      <th scope="row" className={styles.name}>
        {children}
      </th>
    );
  return (
    <td data-title={column.title} data-numeric={column.numeric}>
      <div>{children}</div>
    </td>
  );
}

function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}

function useSorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: string): readonly Row[] {
  return useMemo(() => {
    const falling = sort.startsWith("-");
    const value = columns.find(({ id }) => id === sort.replace(/^-/, ""))?.value;
    if (!value) return rows;
    return [...rows].sort((a, b) => compare(value(a), value(b)) * (falling ? -1 : 1));
  }, [rows, columns, sort]);
}

const letters = new Intl.Collator("en-US", { numeric: true, sensitivity: "base" });

/** What is not there stands last in rising order. */
function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return typeof a === "number" && typeof b === "number" ? a - b : letters.compare(String(a), String(b));
}

/** Which rows are in the page, and how much room those before and after them take. */
function usePart(box: RefObject<HTMLTableElement | null>, count: number) {
  const [top, setTop] = useState(0);
  const paper = usePaper();
  const few = count <= FEW || paper;
  useEffect(() => {
    // A short list is in the page as a whole: where it stands does not matter.
    if (few) return;
    // What stands above the list may grow and shrink at any time.
    const watch = new ResizeObserver(() => {
      setTop(box.current ? box.current.getBoundingClientRect().top + globalThis.scrollY : 0);
    });
    watch.observe(document.body);
    return () => {
      watch.disconnect();
    };
  }, [box, few]);
  const window = useWindowVirtualizer({
    count,
    estimateSize: () => GUESSED_HEIGHT,
    overscan: 12,
    scrollMargin: top,
    enabled: !few,
    // Scrolling stays smooth when the rows may come a frame later.
    useFlushSync: false,
  });
  if (few) return { places: Array.from({ length: count }, (_, place) => place), before: 0, after: 0 };
  const items = window.getVirtualItems();
  return {
    places: items.map(({ index }) => index),
    before: (items[0]?.start ?? top) - top,
    after: window.getTotalSize() - ((items.at(-1)?.end ?? top) - top),
    measure: window.measureElement,
  };
}
