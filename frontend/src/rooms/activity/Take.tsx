/** How does a log get in? A file is chosen, its columns are looked over, and it goes up in pieces. */
import { Button, NativeSelect } from "@mantine/core";
import { useId, useRef, useState } from "react";

import { type Trouble, useTrouble } from "../../api/problems";
import { work } from "../../api/work";
import { choicesOf } from "../../pieces/choices";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import looks from "../../ui/looks.module.css";
import { Meter } from "../../ui/Meter";
import { Refused } from "../../ui/Refused";
import styles from "./activity.module.css";
import {
  type Columns,
  COLUMNS,
  delimiterOf,
  FORMATS,
  formatOf,
  guessed,
  headingsOf,
  IMPORTS,
  type Log,
  PIECE,
} from "./logs";

interface Chosen {
  file: File;
  format: Log["format"];
  delimiter: string;
  headings: string[];
  columns: Columns;
  keep: Log["keep"];
}

const HEAD_BYTES = 64 << 10;

/** The file, what it is, and the button. */
export function Take() {
  const input = useRef<HTMLInputElement>(null);
  const label = useId();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { sent, trouble, done, send } = useUpload(() => {
    setChosen(null);
    if (input.current) input.current.value = "";
  });
  const choose = async (file: File) => {
    const [line = ""] = (await file.slice(0, HEAD_BYTES).text()).split(/\r?\n/, 1);
    const delimiter = delimiterOf(line);
    const headings = headingsOf(line, delimiter);
    setChosen({ file, format: formatOf(file.name), delimiter, headings, columns: guessed(headings), keep: "good" });
  };
  return (
    <div className={styles.take}>
      <label id={label} className={styles.file}>
        <span>A log of who did what in a system: CSV, or FHIR AuditEvents</span>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.tsv,.json,.ndjson,.jsonl"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void choose(file);
          }}
        />
      </label>
      <Refused trouble={trouble}>The log was not taken in.</Refused>
      {done && <p role="status">{done}</p>}
      {chosen && (
        <>
          <NativeSelect
            label="What is it?"
            value={chosen.format}
            data={choicesOf(FORMATS)}
            onChange={(event) => {
              setChosen({ ...chosen, format: event.currentTarget.value as Log["format"] });
            }}
          />
          {chosen.format === "csv" && <Mapping chosen={chosen} onChange={setChosen} />}
          <NativeSelect
            label="If a row is faulty"
            value={chosen.keep}
            data={choicesOf({ good: "Keep the good rows, and tell me of the others", none: "Take in nothing" })}
            onChange={(event) => {
              setChosen({ ...chosen, keep: event.currentTarget.value === "none" ? "none" : "good" });
            }}
          />
          <div>
            <Button
              aria-disabled={sent !== null}
              onClick={() => {
                if (sent === null) void send(chosen);
              }}
            >
              {sent === null ? "Take it in" : "One moment…"}
            </Button>
          </div>
          {sent !== null && (
            <Meter
              label={chosen.file.name}
              done={sent}
              total={chosen.file.size}
              says={`${Math.round((100 * sent) / Math.max(1, chosen.file.size))}%`}
            />
          )}
        </>
      )}
    </div>
  );
}

function Mapping({ chosen, onChange }: { chosen: Chosen; onChange: (chosen: Chosen) => void }) {
  const offered = [
    { value: "", label: "No column" },
    ...chosen.headings.map((heading) => ({ value: heading, label: heading })),
  ];
  return (
    <fieldset className={styles.mapping}>
      <legend>Which column says what?</legend>
      {(Object.keys(COLUMNS) as (keyof Columns)[]).map((field) => (
        <NativeSelect
          key={field}
          label={COLUMNS[field]}
          value={chosen.columns[field]}
          data={offered}
          onChange={(event) => {
            onChange({ ...chosen, columns: { ...chosen.columns, [field]: event.currentTarget.value } });
          }}
        />
      ))}
      <p className={looks.quiet}>When and which account are needed. Leave out what your log does not say.</p>
    </fieldset>
  );
}

function useUpload(onDone: () => void) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const [sent, setSent] = useState<number | null>(null);
  const [done, setDone] = useState("");
  const [error, setError] = useState<unknown>(null);
  const trouble: Trouble | null = useTrouble(error);
  const send = async ({ file, format, delimiter, columns, keep }: Chosen) => {
    setError(null);
    setDone("");
    setSent(0);
    try {
      const body = {
        name: file.name.slice(0, 200),
        format,
        keep,
        ...(format === "csv" && { delimiter, columns }),
      };
      const begun = await work.POST(IMPORTS, { params: { path: { practice_id } }, body });
      if (!begun.data) throw begun.error as unknown as Error;
      let log = begun.data;
      let from = 0;
      do {
        const to = Math.min(file.size, from + PIECE);
        const parts = new FormData();
        parts.set("piece", file.slice(from, to), "piece");
        const answer = await work.POST(`${IMPORTS}/{id}/pieces`, {
          params: { path: { practice_id, id: log.id }, query: { offset: log.offset, last: to === file.size } },
          body: { piece: "piece" },
          bodySerializer: () => parts,
        });
        if (!answer.data) throw answer.error as unknown as Error;
        log = answer.data;
        // A piece ends in the middle of a line: the next begins where the last whole line ended.
        from = to === file.size ? to : log.offset;
        setSent(from);
      } while (from < file.size);
      setDone(`${log.events} events are in, ${log.known} were here already, ${log.refused} rows are faulty.`);
      onDone();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSent(null);
      await touched();
    }
  };
  return { sent, trouble, done, send };
}
