/** Which papers does this person sign, once each, with their name typed in full? */
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";

import type { components } from "../../api/schema";
import { visit } from "../../api/visit";
import { momentWords } from "../../pieces/days";
import { useSending } from "../../pieces/sending";
import { goesOn } from "../../ui/goesOn";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import styles from "./personal.module.css";

export type ToSign = components["schemas"]["PapersToSignOut"];
type Paper = ToSign["papers"][number];

const PATH = "/v1/personal-pages/papers";

/** What there is to sign; null when the link does not open it. */
export async function readPapers(secret: string, opened: string): Promise<ToSign | null> {
  const { data } = await visit.POST(`${PATH}/reading`, { body: { token: secret, key: opened } });
  return data ?? null;
}

/** How many papers are still to be signed. */
export function unsignedIn({ papers }: ToSign): number {
  return papers.filter(({ signed_at }) => signed_at === null).length;
}

interface PapersProps {
  secret: string;
  /** The key that the code gave. */
  opened: string;
  toSign: ToSign;
  onSigned: (toSign: ToSign) => void;
}

/** The part of the page, each paper with its whole text: nobody signs what they have not seen. */
export function Papers({ secret, opened, toSign, onSigned }: PapersProps) {
  const sign = (paper: Paper) => async (name: string) => {
    const body = { token: secret, key: opened, paper: paper.paper, sha256: paper.sha256, name };
    const { data, error } = await visit.POST(PATH, { body });
    if (!data) return error;
    onSigned(data);
    return null;
  };
  return toSign.papers.map((paper) => (
    <Card key={paper.paper}>
      <One paper={paper} person={toSign.person} sign={sign(paper)} />
    </Card>
  ));
}

interface OneProps {
  paper: Paper;
  person: string;
  /** Sends the name; resolves to the problem of a refusal. */
  sign: (name: string) => Promise<unknown>;
}

function One({ paper, person, sign }: OneProps) {
  const { title, purpose, promises, says, rests_on, sha256, signed_at, signed_as } = paper;
  const [unsigned] = useState(signed_at === null);
  return (
    <section className={styles.policy} aria-label={title}>
      <h2>{title}</h2>
      <p>{purpose}</p>
      <ul>
        {promises.map((promise) => (
          <li key={promise}>{promise}</li>
        ))}
      </ul>
      <p className={looks.quiet}>{says}</p>
      <details className={looks.folded}>
        <summary>What it serves</summary>
        <ul>
          {rests_on.map(({ citation, text }) => (
            <li key={text}>
              {text} <span className={looks.quiet}>45 CFR {citation}</span>
            </li>
          ))}
        </ul>
        <p className={looks.quiet}>Fingerprint of the text: {sha256.slice(0, 12)}.</p>
      </details>
      {signed_at === null ? (
        <Sign title={title} person={person} sign={sign} />
      ) : (
        <p tabIndex={-1} ref={unsigned ? goesOn : null}>
          <Tag tone="good">You have signed it</Tag> As {signed_as}, on{" "}
          {momentWords(signed_at, Intl.DateTimeFormat().resolvedOptions().timeZone)}.
        </p>
      )}
    </section>
  );
}

function Sign({ title, person, sign }: { title: string; person: string; sign: OneProps["sign"] }) {
  const { busy, trouble, send } = useSending();
  const [name, setName] = useState("");
  const [empty, setEmpty] = useState(false);
  return (
    <form
      className={styles.code}
      aria-label={`Sign: ${title}`}
      onSubmit={(event) => {
        event.preventDefault();
        setEmpty(!name.trim());
        if (!busy && name.trim()) send(() => sign(name));
      }}
    >
      <TextInput
        label="Your name"
        description={`Type it as the practice has it: ${person}. That is your signature.`}
        value={name}
        size="md"
        maxLength={200}
        autoComplete="name"
        error={empty ? "Type your name first." : null}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setEmpty(false);
        }}
      />
      <Refused trouble={trouble}>It is not signed.</Refused>
      <div>
        <Button type="submit" size="md" aria-disabled={busy} aria-label={`Sign it: ${title}`}>
          {busy ? "One moment…" : "Sign it"}
        </Button>
      </div>
    </form>
  );
}
