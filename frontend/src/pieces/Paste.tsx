/**
 * How does a list from a spreadsheet get on record? Pasted, looked at together, mended where needed, then taken up.
 *
 * Nothing is saved before the last button: until then the server only says what would happen.
 */
import { Button, Checkbox, FileButton, Textarea } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useId, useMemo, useRef, useState } from "react";

import { useTrouble } from "../api/problems";
import { Copy } from "../ui/Copy";
import { useDraft } from "../ui/drafts";
import looks from "../ui/looks.module.css";
import { useTouched } from "./lists";
import styles from "./Paste.module.css";
import { Columns, Fills, Mend, Outcome } from "./PasteParts";
import {
  guess,
  hasHeadings,
  type Mapping,
  readSheet,
  rowsToTake,
  type Sheet,
  type SheetColumn,
  type Told,
  withCell,
  withoutRow,
  writeSheet,
} from "./sheet";

/** What the server says of the rows, alike for every kind of record. */
export interface Loaded {
  created: number;
  changed: number;
  unchanged: number;
  faults: readonly { row: number; at: string; message: string }[];
  items: readonly { id: string; name: string; version: number }[];
}

interface PasteProps<Answer extends Loaded> {
  /** Its own among all drafts. */
  name: string;
  nouns: string;
  columns: readonly SheetColumn[];
  /** A row as an example, by column. */
  example: Readonly<Record<string, string>>;
  /** Sends the rows; throws the problem of a refusal. */
  load: (rows: Record<string, string>[], dryRun: boolean) => Promise<Answer>;
  /** Sentences about what else would come on record. */
  also?: (answer: Answer) => string[];
  /** The records as they are now, to tell new from changed. */
  known: readonly { id: string; version: number }[];
  /** What differs in a record, in a line. */
  gist?: (id: string, answer: Answer) => string;
  /** Says that it is on record; the form is empty then. */
  onDone: (answer: Answer) => void;
  /** What came of the list before, said until the next one is typed. */
  told?: string;
}

/** What the person said of a sheet that begins with this row. */
interface Said {
  first: string;
  headings: boolean;
  mapping: Mapping | null;
}

const MOST = 2_000;
const PAUSE_MS = 400;
const NO_ROWS: readonly Told[] = [];

/** The panel's content. */
export function Paste<Answer extends Loaded>(props: PasteProps<Answer>) {
  const { name, nouns, columns, example, load, also, known, gist, onDone, told: before = "" } = props;
  const touched = useTouched();
  const [{ text }, set, end] = useDraft(name, { text: "" });
  const sheet = useMemo(() => readSheet(text), [text]);
  const again = useRef<() => void>(null);
  const [said, say] = useState<Said | null>(null);
  const first = firstOf(sheet);
  // What was said of one sheet's columns says nothing of another's.
  const told = said?.first === first ? said : null;
  const headings = told?.headings ?? hasHeadings(sheet, columns);
  const mapping = useMemo(
    () => told?.mapping ?? guess(sheet, columns, headings),
    [told?.mapping, sheet, columns, headings],
  );
  const [fill, setFill] = useState<Readonly<Record<string, string>>>({});
  const missing = useMemo(
    () => columns.filter(({ id, needed, choices }) => needed && choices && !mapping.includes(id)),
    [columns, mapping],
  );
  const rows = useMemo(() => {
    const filled = Object.fromEntries(missing.map(({ id }) => [id, fill[id] ?? ""]));
    return rowsToTake(sheet, mapping, headings, filled);
  }, [sheet, mapping, headings, missing, fill]);
  const check = useCheck(rows, load);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const trouble = useTrouble(error ?? check.error);
  const tooMany = rows.length > MOST;
  const ready = check.fresh !== null && check.fresh.faults.length === 0 && !tooMany;
  const count = check.fresh ? check.fresh.created + check.fresh.changed : 0;

  const type = (typed: string) => {
    set("text")(typed);
    setError(null);
  };
  const mend = (next: Sheet) => {
    if (told) say({ ...told, first: firstOf(next) });
    type(writeSheet(next));
  };

  const take = async () => {
    setBusy(true);
    setError(null);
    try {
      const now = await load(rows.map(cellsOf), false);
      await touched();
      end();
      onDone(now);
    } catch (refusal) {
      setError(refusal);
      await check.again();
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={styles.paste}>
      <p role="status" className={styles.told}>
        {text === "" && before}
      </p>
      <p>
        Copy the rows in your spreadsheet and paste them here. Nothing is saved until you say so. A name that is on
        record already is changed, not added twice; an empty cell changes nothing.
      </p>
      <div className={looks.row}>
        <Copy text={templateOf(columns, example)}>Copy a template</Copy>
        <FileButton
          accept=".csv,.tsv,.txt,text/csv"
          resetRef={again}
          onChange={(file) => {
            void file?.text().then(type);
            // A file that was mended is chosen once more under the same name.
            again.current?.();
          }}
        >
          {(props) => (
            <Button {...props} variant="default" size="sm">
              Choose a CSV file
            </Button>
          )}
        </FileButton>
      </div>
      <Textarea
        label="Your rows"
        description="With or without headings. Leave patients’ names out."
        value={text}
        minRows={6}
        maxRows={12}
        autosize
        spellCheck={false}
        classNames={{ input: styles.text ?? "" }}
        onChange={(event) => {
          type(event.currentTarget.value);
        }}
      />
      {rows.length > 0 && (
        <>
          <section className={styles.part} aria-label="Columns">
            <h3>What each column is</h3>
            <Checkbox
              label="The first row holds the headings"
              checked={headings}
              onChange={(event) => {
                say({ first, headings: event.currentTarget.checked, mapping: null });
              }}
            />
            <Columns
              sheet={sheet}
              columns={columns}
              mapping={mapping}
              headings={headings}
              onMap={(at, id) => {
                say({ first, headings, mapping: mapped(mapping, at, id) });
              }}
            />
            <Fills columns={missing} fill={fill} onFill={setFill} />
          </section>
          <section className={styles.part} aria-label="What will happen">
            <h3 tabIndex={-1}>What will happen</h3>
            <Outcome
              answer={check.shown?.answer ?? null}
              count={rows.length}
              checking={check.busy}
              nouns={nouns}
              known={known}
              also={(also && check.shown && also(check.shown.answer)) ?? []}
              gist={(id) => (gist && check.shown ? gist(id, check.shown.answer) : "")}
            >
              {tooMany && (
                <p>Paste at most {MOST.toLocaleString("en-US")} rows at a time; take the rest after these.</p>
              )}
              <Mend
                faults={check.shown?.answer.faults ?? []}
                rows={check.shown?.rows ?? NO_ROWS}
                columns={columns}
                mapping={mapping}
                onMend={(place, column, word) => {
                  mend(withCell(sheet, place, column, word));
                }}
                onDrop={(place) => {
                  mend(withoutRow(sheet, place));
                }}
              />
            </Outcome>
          </section>
        </>
      )}
      {trouble && (
        <p role="alert" className={styles.trouble}>
          {trouble.message}
        </p>
      )}
      {rows.length > 0 && (
        <div className={looks.row}>
          <Button aria-disabled={!ready || busy} onClick={() => void (ready && !busy && take())}>
            {busy ? "One moment…" : readyWords(ready, count)}
          </Button>
          <Button variant="subtle" onClick={end}>
            Start over
          </Button>
        </div>
      )}
    </div>
  );
}

function readyWords(ready: boolean, count: number): string {
  if (!ready) return "Put on record";
  return count === 0 ? "Nothing to change; done" : `Put ${count} on record`;
}

/** A column means one thing once: what another one was taken for before, that one is no longer. */
function mapped(mapping: Mapping, at: number, id: string | null): Mapping {
  return mapping.map((each, place) => (place === at ? id : each === id ? null : each));
}

function firstOf({ rows }: Sheet): string {
  return rows.find((row) => row.some(Boolean))?.join("\t") ?? "";
}

function cellsOf({ cells }: Told): Record<string, string> {
  return cells;
}

function templateOf(columns: readonly SheetColumn[], example: Readonly<Record<string, string>>): string {
  const rows = [columns.map(({ title }) => title), columns.map(({ id }) => example[id] ?? "")];
  return writeSheet({ rows, mark: "\t" });
}

/** Asks the server what would happen, when the typing pauses. `fresh` is what it says of the rows as they are now. */
function useCheck<Answer extends Loaded>(rows: readonly Told[], load: PasteProps<Answer>["load"]) {
  const [settled, settle] = useState({ rows, turn: 0 });
  const one = useId();
  useEffect(() => {
    if (rows === settled.rows) return undefined;
    const pause = setTimeout(() => {
      settle({ rows, turn: settled.turn + 1 });
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
    };
  }, [rows, settled]);
  const asked = useQuery({
    queryKey: ["what a sheet comes to", one, settled.turn],
    queryFn: async () => ({ rows: settled.rows, answer: await load(settled.rows.map(cellsOf), true) }),
    enabled: settled.rows.length > 0 && settled.rows.length <= MOST,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  });
  const current = rows === settled.rows && !asked.isPlaceholderData && !asked.isFetching;
  return {
    shown: rows.length > 0 ? (asked.data ?? null) : null,
    fresh: current ? (asked.data?.answer ?? null) : null,
    busy: rows !== settled.rows || asked.isFetching,
    error: asked.error,
    again: asked.refetch,
  };
}
