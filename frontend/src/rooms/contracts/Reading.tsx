/** What does the contract say? Its text is searched for the fifteen elements; a person reads each passage and says so. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";

import { work } from "../../api/work";
import { choicesOf } from "../../pieces/choices";
import { useHere } from "../../pieces/here";
import { useSending } from "../../pieces/sending";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Refused } from "../../ui/Refused";
import { type Clause, clausesOf, CONTRACTS, SAID, SUGGESTED } from "./contracts";
import styles from "./contracts.module.css";

interface Props {
  /** What was said of each so far, as the form's text. */
  value: string;
  onChange: (text: string) => void;
}

/** The part of the form. */
export function Reading({ value, onChange }: Props) {
  const { id: practice_id } = useHere();
  const { busy, trouble, send } = useSending();
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly Clause[]>([]);
  const search = (words: string) => {
    if (busy) return;
    send(async () => {
      const { data, error } = await work.POST(`${CONTRACTS}/check`, {
        params: { path: { practice_id } },
        body: { text: words },
      });
      if (data) setFound(data.clauses);
      return error ?? null;
    });
  };
  return (
    <fieldset className={styles.reading}>
      <legend className={looks.heard}>The fifteen elements</legend>
      <h3>Read it, clause by clause</h3>
      <p className={looks.quiet}>
        Paste the text. We look for the fifteen things that 164.504(e)(2) and 164.314(a)(2) ask for. You read each
        passage, and say what it says. The text itself is not kept.
      </p>
      <Textarea
        label="Text of the contract"
        value={text}
        minRows={3}
        maxRows={8}
        autosize
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <Refused trouble={trouble}>It was not searched.</Refused>
      <p className={looks.row}>
        <Button
          variant="default"
          aria-disabled={busy}
          onClick={() => {
            search(text);
          }}
        >
          {text.trim() ? "Search the text" : "Show the fifteen"}
        </Button>
      </p>
      {found.length > 0 && <List found={found} searched={text.trim() !== ""} value={value} onChange={onChange} />}
    </fieldset>
  );
}

function List({ found, searched, value, onChange }: Props & { found: readonly Clause[]; searched: boolean }) {
  const said = clausesOf(value);
  return (
    <ol className={looks.plain}>
      {found.map((clause) => (
        <li key={clause.id} className={looks.box}>
          <p className={looks.row}>
            <strong>{clause.title}</strong>
            {searched && (
              <Tag tone={clause.suggested === "present" ? "good" : "wait"}>{SUGGESTED[clause.suggested]}</Tag>
            )}
          </p>
          <p className={looks.quiet}>
            {clause.text} {clause.citation}
            {clause.when === "delegated" && ". Only if they carry out duties of yours."}
            {clause.when === "feasible" && ". As far as it can be done."}
          </p>
          {clause.passages.map((passage) => (
            <blockquote key={passage}>“{passage}”</blockquote>
          ))}
          <NativeSelect
            label={`What it says: ${clause.title}`}
            value={said[clause.id]?.said ?? "unknown"}
            data={choicesOf(SAID)}
            onChange={(event) => {
              const word = event.currentTarget.value as keyof typeof SAID;
              const passage = (clause.passages[0] ?? said[clause.id]?.passage ?? "").slice(0, 2000);
              onChange(JSON.stringify({ ...said, [clause.id]: { said: word, passage } }));
            }}
          />
        </li>
      ))}
    </ol>
  );
}
