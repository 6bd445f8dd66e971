/** Who may still get in? The page behind a reviewer's link: one list, handed in once. */
import { Radio, TextInput } from "@mantine/core";
import { useState } from "react";

import { forgetSecret, useSecret } from "../../api/links";
import { hasStatus, useTrouble } from "../../api/problems";
import type { components } from "../../api/schema";
import { visit, visits } from "../../api/visit";
import { dayWords } from "../../pieces/days";
import { useSending } from "../../pieces/sending";
import { NoteField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import styles from "./reviews.module.css";
import { type Line, peopleWords, saidWords, type Say, SAY_ORDER, SAYS } from "./words";

type Seen = components["schemas"]["SheetOut"];
type Done = components["schemas"]["HandedInOut"];

const TITLE = "Who may still get in?";
const LABELS = { verdicts: "The list", others: "Does anybody else get in?" };

/** The page. No sign-in; the secret of the link is all there is. */
export function Sheet() {
  const secret = useSecret("/review");
  const [done, setDone] = useState<Done | null>(null);
  if (done) return <Thanks done={done} />;
  if (secret !== null) return <Open key={secret} secret={secret} onDone={setDone} />;
  return (
    <Page title={TITLE} narrow lead="Open the link that you were sent to see the list.">
      <Card>
        <p>The link is in the letter or message from the practice. Open it again there.</p>
      </Card>
    </Page>
  );
}

function Thanks({ done }: { done: Done }) {
  return (
    <Page title="Thank you" narrow lead="The list is handed in, and the link has done its work.">
      <Card>
        <p role="status">You said: {saidWords(done)}. You can close this page.</p>
      </Card>
    </Page>
  );
}

function Open({ secret, onDone }: { secret: string; onDone: (done: Done) => void }) {
  const sheet = visits.useQuery("post", "/v1/access-reviews", { body: { token: secret } }, { staleTime: Infinity });
  const trouble = useTrouble(sheet.error);
  if (sheet.data) return <List sheet={sheet.data} secret={secret} onDone={onDone} />;
  if (hasStatus(sheet.error, 404))
    return (
      <Page title="This link does not work any more" narrow lead="It has ended, was used, or is not complete.">
        <Card>
          <p>Ask the person who sent it to you for a new one. If you copied it, check that you copied all of it.</p>
        </Card>
      </Page>
    );
  return (
    <Page title={TITLE} narrow>
      {trouble ? (
        <Unread what="the list" why={trouble.message} onRetry={() => void sheet.refetch()} />
      ) : (
        <Loading what="the list" />
      )}
    </Page>
  );
}

interface ListProps {
  sheet: Seen;
  secret: string;
  onDone: (done: Done) => void;
}

function List({ sheet, secret, onDone }: ListProps) {
  const { practice, asset, name, invited_by, note, lines } = sheet;
  const [said, setSaid] = useState<Partial<Record<string, Say>>>({});
  const [notes, setNotes] = useState<Partial<Record<string, string>>>({});
  const [others, setOthers] = useState("");
  const { busy, trouble, send } = useSending();
  const open = lines.filter(({ access_id }) => said[access_id] === undefined);
  const handIn = () => {
    const verdicts = lines.flatMap(({ access_id }) => {
      const say = said[access_id];
      return say ? [{ access_id, say, note: notes[access_id]?.trim() ?? "" }] : [];
    });
    send(async () => {
      const { data, error } = await visit.POST("/v1/access-reviews/verdicts", {
        body: { token: secret, verdicts, others: others.trim() },
      });
      if (error) return error;
      onDone(data);
      forgetSecret("/review");
      return null;
    });
  };
  return (
    <Page title={TITLE} narrow lead={`${asset}, at ${practice}.`}>
      <p>
        Hello {name}. {invited_by} asks you to look at who can get into {asset}: {peopleWords(lines.length)}. Say of
        each whether that is still right. You need no account.
      </p>
      {note && (
        <blockquote className={styles.quote}>
          <p>{note}</p>
          <footer>{invited_by}</footer>
        </blockquote>
      )}
      <Form
        name="sheet"
        labels={LABELS}
        submit="Hand the list in"
        busy={busy}
        trouble={trouble}
        check={() => (open.length > 0 ? [{ field: null, message: `Say something of ${namesOf(open)} as well.` }] : [])}
        onSubmit={handIn}
      >
        {lines.length === 0 && <p>By the record nobody can get in. Is that so?</p>}
        <ul className={looks.plain} aria-label="Who can get in">
          {lines.map((line) => (
            <li key={line.access_id} className={styles.person}>
              <One
                line={line}
                say={said[line.access_id] ?? null}
                note={notes[line.access_id] ?? ""}
                onSay={(say) => {
                  setSaid((before) => ({ ...before, [line.access_id]: say }));
                }}
                onNote={(text) => {
                  setNotes((before) => ({ ...before, [line.access_id]: text }));
                }}
              />
            </li>
          ))}
        </ul>
        <NoteField
          name="others"
          hint="Accounts that you know of and that are not on the list: shared ones, old ones, a vendor’s. Leave it empty if there are none."
          value={others}
          onChange={setOthers}
        />
      </Form>
    </Page>
  );
}

interface OneProps {
  line: Line;
  say: Say | null;
  note: string;
  onSay: (say: Say) => void;
  onNote: (text: string) => void;
}

function One({ line: { access_id, person, rights, since, doubt }, say, note, onSay, onNote }: OneProps) {
  return (
    <>
      <Radio.Group
        label={rights ? `${person} (${rights})` : person}
        description={[doubt, since && `Since ${dayWords(since)}.`].filter(Boolean).join(" ")}
        name={access_id}
        value={say}
        onChange={(chosen) => {
          const known = SAY_ORDER.find((each) => each === chosen);
          if (known) onSay(known);
        }}
      >
        <div className={styles.says}>
          {SAY_ORDER.map((each) => (
            <Radio key={each} value={each} label={SAYS[each].choice} size="md" />
          ))}
        </div>
      </Radio.Group>
      {say !== null && say !== "keep" && (
        <TextInput
          label={`Anything to add about ${person}?`}
          value={note}
          maxLength={10_000}
          onChange={(event) => {
            onNote(event.currentTarget.value);
          }}
        />
      )}
    </>
  );
}

function namesOf(lines: readonly Line[]): string {
  const names = lines.slice(0, 3).map(({ person }) => person);
  return lines.length > 3 ? `${names.join(", ")} and ${lines.length - 3} more` : names.join(" and ");
}
