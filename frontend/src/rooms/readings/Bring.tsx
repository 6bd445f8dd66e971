/** How does a policy that the practice already has come in? Read from a file or a paste; a person settles what it covers. */
import { Button, Checkbox, FileInput, Textarea, TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";

import type { Trouble } from "../../api/problems";
import { work } from "../../api/work";
import { Closed } from "../../pieces/Closed";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { confirmed, counts, drafted, NOTHING, type Read, type Settled, toggled } from "./chosen";
import styles from "./readings.module.css";

const PATH = "/v1/practices/{practice_id}/readings";
const TITLE = "Bring your own policy";
const TYPES = ".docx,.pdf,.md,.markdown,.txt";

/** The page. */
export function Bring() {
  const { id, may } = useHere();
  const [read, setRead] = useState<Read | null>(null);
  if (!may("policies:write")) return <Closed title={TITLE} what="how policies are written" />;
  return (
    <Page
      title={TITLE}
      lead="A policy that you already have: a Word file, a PDF or plain text. You say which paragraphs of the rules each sentence covers; we suggest some."
    >
      <p>
        <Link to="/practice/$id/policies" params={{ id }}>
          All policies
        </Link>
      </p>
      {read === null ? (
        <Ask onRead={setRead} />
      ) : (
        <Settle
          read={read}
          onAgain={() => {
            setRead(null);
          }}
        />
      )}
    </Page>
  );
}

function Ask({ onRead }: { onRead: (read: Read) => void }) {
  const { id } = useHere();
  const { busy, trouble, send } = useSending();
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState("");
  const ready = file !== null || text.trim() !== "";
  const read = async () => {
    const form = new FormData();
    if (file) form.append("file", file);
    else form.append("text", text);
    const { data, error } = await work.POST(PATH, {
      params: { path: { practice_id: id } },
      // The contract knows the form's fields; the browser writes it.
      body: form as never,
      bodySerializer: (body) => body,
    });
    if (!data) return error;
    onRead(data);
    return null;
  };
  return (
    <Card>
      <form
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && ready) send(read);
        }}
      >
        <FileInput
          label="The file"
          description="Word (.docx), PDF with text, Markdown or plain text, up to 20 MB."
          accept={TYPES}
          value={file}
          clearable
          placeholder="Choose a file"
          onChange={setFile}
        />
        <Textarea
          label="Or paste its text"
          value={text}
          autosize
          minRows={4}
          maxRows={16}
          disabled={file !== null}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <Sends trouble={trouble} open={!busy && ready} words={busy ? "Reading…" : "Read it"}>
          <span className={looks.quiet}>Nothing is kept yet.</span>
        </Sends>
      </form>
    </Card>
  );
}

function Settle({ read, onAgain }: { read: Read; onAgain: () => void }) {
  const { id } = useHere();
  const navigate = useNavigate();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const [title, setTitle] = useState(read.title);
  const [settled, setSettled] = useState<Settled>(NOTHING);
  const { all, covering } = counts(read, settled);
  const draft = async () => {
    const { data, error } = await work.POST("/v1/practices/{practice_id}/policies", {
      params: { path: { practice_id: id } },
      body: { title: title.trim(), purpose: "", sections: drafted(read, settled) },
    });
    if (!data) return error;
    await touched();
    await navigate({ to: "/practice/$id/policies/$policy", params: { id, policy: data.id } });
    return null;
  };
  return (
    <>
      <p role="status">
        {counted(all, "statement")} read{read.dropped > 0 && `, ${read.dropped} lines such as page numbers left out`}.{" "}
        {covering} of them cover a paragraph so far.
      </p>
      {read.sections.map((section) => (
        <Section key={section.title} title={section.title}>
          <ul className={looks.plain}>
            {section.statements.map((statement) => (
              <li
                key={statement.id}
                className={`${looks.box} ${styles.line}`}
                data-left={settled.left.has(statement.id) || undefined}
              >
                <p>{statement.text}</p>
                {!settled.left.has(statement.id) &&
                  statement.suggestions.map(({ citation, title: name, because }) => (
                    <Checkbox
                      key={citation}
                      label={`45 CFR ${citation}, ${name}`}
                      description={`Suggested: ${because}`}
                      checked={settled.covers.get(statement.id)?.includes(citation) ?? false}
                      onChange={() => {
                        setSettled(confirmed(settled, statement.id, citation));
                      }}
                    />
                  ))}
                <div>
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={`${settled.left.has(statement.id) ? "Take it in again" : "Leave it out"}: ${statement.text.slice(0, 60)}`}
                    onClick={() => {
                      setSettled(toggled(settled, statement.id));
                    }}
                  >
                    {settled.left.has(statement.id) ? "Take it in again" : "Leave it out"}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <Card>
        <form
          className={styles.ask}
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && title.trim() && all > 0) send(draft);
          }}
        >
          <TextInput
            label="What it is called"
            value={title}
            maxLength={200}
            required
            onChange={(event) => {
              setTitle(event.currentTarget.value);
            }}
          />
          <Sends trouble={trouble} open={!busy && all > 0} words={busy ? "One moment…" : "Put it on record as a draft"}>
            <Button type="button" variant="subtle" onClick={onAgain}>
              Read another one
            </Button>
          </Sends>
        </form>
      </Card>
    </>
  );
}

interface SendsProps {
  trouble: Trouble | null;
  open: boolean;
  words: string;
  /** Stands beside the button. */
  children: ReactNode;
}

/** The end of a form: what was refused, by its first fault, and the button. */
function Sends({ trouble, open, words, children }: SendsProps) {
  return (
    <>
      {trouble && (
        <p role="alert" className={looks.trouble}>
          {trouble.faults[0]?.message ?? trouble.message}
        </p>
      )}
      <div className={looks.row}>
        <Button type="submit" aria-disabled={!open}>
          {words}
        </Button>
        {children}
      </div>
    </>
  );
}
