/** What does a pasted list show before it is on record? Its columns, what is unclear in it, and what would happen. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";

import looks from "../ui/looks.module.css";
import { Tag } from "../ui/levels";
import type { Loaded } from "./Paste";
import styles from "./Paste.module.css";
import { letterOf, type Mapping, type Sheet, type SheetColumn, type Told } from "./sheet";

const SHOWN = 200;

interface ColumnsProps {
  sheet: Sheet;
  columns: readonly SheetColumn[];
  mapping: Mapping;
  headings: boolean;
  onMap: (at: number, id: string | null) => void;
}

/** Each column of the sheet with a first value, and what it is taken for. */
export function Columns({ sheet, columns, mapping, headings, onMap }: ColumnsProps) {
  const said = sheet.rows.filter((row) => row.some(Boolean));
  const heads = headings ? said[0] : undefined;
  const first = said.slice(headings ? 1 : 0);
  return (
    <ul className={styles.columns}>
      {mapping.map((id, at) => {
        const name = (heads?.[at] ?? "") || `Column ${letterOf(at)}`;
        const such = first.find((row) => row[at])?.[at];
        return (
          <li key={at}>
            <NativeSelect
              size="sm"
              label={name}
              description={such ? `such as “${short(such)}”` : "empty"}
              value={id ?? ""}
              data={[
                { value: "", label: "Leave it out" },
                ...columns.map((each) => ({ value: each.id, label: each.title })),
              ]}
              onChange={(event) => {
                onMap(at, event.currentTarget.value || null);
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface FillsProps {
  columns: readonly SheetColumn[];
  fill: Readonly<Record<string, string>>;
  onFill: (fill: Record<string, string>) => void;
}

/** One word for all rows, where the sheet has no such column and a new record needs it. */
export function Fills({ columns, fill, onFill }: FillsProps) {
  return columns.map(({ id, title, choices = [] }) => (
    <NativeSelect
      key={id}
      label={`${title}, for every row`}
      description="Your rows do not say it, and what is new needs it."
      value={fill[id] ?? ""}
      data={[{ value: "", label: "Choose" }, ...choices]}
      onChange={(event) => {
        onFill({ ...fill, [id]: event.currentTarget.value });
      }}
    />
  ));
}

interface MendProps {
  faults: Loaded["faults"];
  /** The rows that were looked at. */
  rows: readonly Told[];
  columns: readonly SheetColumn[];
  mapping: Mapping;
  onMend: (place: number, column: number, word: string) => void;
  onDrop: (place: number) => void;
}

/** What could not be read, by row, each with the place to mend it. The focus goes on to the next one. */
export function Mend({ faults, rows, columns, mapping, onMend, onDrop }: MendProps) {
  const box = useRef<HTMLDivElement>(null);
  const mended = useRef(false);
  useEffect(() => {
    if (!mended.current) return;
    mended.current = false;
    const next = box.current?.querySelector("input") ?? box.current?.closest("section")?.querySelector("h3");
    if (document.activeElement === document.body) next?.focus();
  }, [faults]);
  return (
    <div ref={box} className={styles.mend} hidden={faults.length === 0}>
      {faults.length > 0 && (
        <>
          <p>
            <strong>Please look at {faults.length === 1 ? "this cell" : "these cells"} once more:</strong>
          </p>
          <ul className={styles.faults} aria-label="Cells to mend">
            {faults.map(({ row, at, message }) => {
              const told = rows[row - 1];
              if (!told) return null;
              return (
                <Fault
                  key={`${told.place} ${at}`}
                  told={told}
                  column={columns.find(({ id }) => id === at)}
                  typed={told.cells[at] ?? ""}
                  message={message}
                  onMend={
                    mapping.includes(at)
                      ? (word) => {
                          mended.current = true;
                          onMend(told.place, mapping.indexOf(at), word);
                        }
                      : undefined
                  }
                  onDrop={() => {
                    mended.current = true;
                    onDrop(told.place);
                  }}
                />
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}

interface FaultProps {
  told: Told;
  column: SheetColumn | undefined;
  typed: string;
  message: string;
  onMend: ((word: string) => void) | undefined;
  onDrop: () => void;
}

function Fault({ told, column, typed, message, onMend, onDrop }: FaultProps) {
  const [word, type] = useState(typed);
  const list = useId();
  const name = told.cells.name;
  const title = `Row ${told.place + 1}${name ? `, ${short(name)}` : ""}: ${column?.title ?? ""}`;
  const mend = () => {
    if (word !== typed) onMend?.(word);
  };
  return (
    <li>
      {onMend ? (
        <TextInput
          label={title}
          description={message}
          value={word}
          list={list}
          autoComplete="off"
          onChange={(event) => {
            type(event.currentTarget.value);
          }}
          onBlur={mend}
          onKeyDown={(event) => {
            if (event.key === "Enter") mend();
          }}
        />
      ) : (
        <p>
          <strong>{title}</strong> {message}
        </p>
      )}
      {column?.choices && (
        <datalist id={list}>
          {column.choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      <Button size="compact-md" variant="subtle" onClick={onDrop} aria-label={`Leave row ${told.place + 1} out`}>
        Leave this row out
      </Button>
    </li>
  );
}

interface OutcomeProps {
  answer: Loaded | null;
  count: number;
  checking: boolean;
  nouns: string;
  known: readonly { id: string; version: number }[];
  also: readonly string[];
  gist: (id: string) => string;
  children: ReactNode;
}

/** In numbers, then row by row. */
export function Outcome({ answer, count, checking, nouns, known, also, gist, children }: OutcomeProps) {
  const versions = new Map(known.map(({ id, version }) => [id, version]));
  return (
    <>
      <p role="status">{checking || !answer ? `Looking at ${rowsWords(count)}…` : outcomeWords(answer, count)}</p>
      {children}
      {also.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {answer && answer.items.length > 0 && (
        // A box that scrolls has to be reached by the keys too.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={styles.box} role="region" aria-label={`The ${nouns}, row by row`} tabIndex={0}>
          <table className={`${looks.table} ${styles.rows}`}>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">What happens</th>
              </tr>
            </thead>
            <tbody>
              {answer.items.map(({ id, name, version }) => {
                const was = versions.get(id);
                const kind = was === undefined ? "new" : was < version ? "changed" : "same";
                return (
                  <tr key={id}>
                    <th scope="row">{name}</th>
                    <td>
                      <Tag tone={kind === "same" ? "calm" : "good"}>{KINDS[kind]}</Tag>
                      {kind === "changed" && <span className={styles.gist}>{gist(id)}</span>}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {answer.items.length === SHOWN && <p>The first {SHOWN} rows are listed; the rest is treated alike.</p>}
        </div>
      )}
    </>
  );
}

const KINDS = { new: "New", changed: "Changed", same: "Unchanged" };

function outcomeWords({ created, changed, unchanged, faults }: Loaded, count: number): string {
  const parts = [
    created > 0 && `${created} new`,
    changed > 0 && `${changed} changed`,
    unchanged > 0 && `${unchanged} unchanged`,
    faults.length > 0 && `${count - created - changed - unchanged} to mend first`,
  ].filter(Boolean);
  return `${rowsWords(count)}: ${parts.join(", ")}.`;
}

function rowsWords(count: number): string {
  return count === 1 ? "1 row" : `${count.toLocaleString("en-US")} rows`;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text;
}
