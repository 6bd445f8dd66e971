/** What does somebody without an account find behind a link of their own? A code opens it; then what is theirs to do. */
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";

import { useSecret } from "../../api/links";
import { hasStatus } from "../../api/problems";
import type { components } from "../../api/schema";
import { visit } from "../../api/visit";
import { useSending } from "../../pieces/sending";
import { goesOn } from "../../ui/goesOn";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import styles from "./personal.module.css";
import { Own, type Shown } from "./Own";
import { readAgreement } from "./OwnDevices";
import { readPapers } from "./Papers";

type Knock = components["schemas"]["KnockOut"];

const PAGES = "/v1/personal-pages";
const TITLE = "Your page";

/** The page. */
export function Mine() {
  const secret = useSecret("/mine");
  if (secret !== null) return <Door key={secret} secret={secret} />;
  return (
    <Page
      title={TITLE}
      narrow
      lead="Open the link that you were sent. It leads to what is there for you to read and to take."
    >
      <Card>
        <p>The link is in the letter from the practice, or in the code to scan. Open it again there.</p>
      </Card>
    </Page>
  );
}

/** First the code, then what it opens. */
function Door({ secret }: { secret: string }) {
  const [opened, setOpened] = useState<{ key: string; page: Shown } | null>(null);
  const [gone, setGone] = useState(false);
  if (gone)
    return (
      <Page title="This link does not work any more" narrow lead="It has ended, was taken back, or is not complete.">
        <Card>
          <p>Ask the person who sent it to you for a new one. What you said before is kept.</p>
        </Card>
      </Page>
    );
  if (opened) return <Own secret={secret} opened={opened.key} page={opened.page} />;
  return (
    <Code
      secret={secret}
      onGone={() => {
        setGone(true);
      }}
      onOpen={(key, page) => {
        setOpened({ key, page });
      }}
    />
  );
}

interface CodeProps {
  secret: string;
  onGone: () => void;
  onOpen: (key: string, page: Shown) => void;
}

function Code({ secret, onGone, onOpen }: CodeProps) {
  const { busy, trouble, send } = useSending();
  const [sent, setSent] = useState<Knock | null>(null);
  const [code, setCode] = useState("");
  const refused = (error: unknown) => {
    if (hasStatus(error, 404)) onGone();
    return error;
  };
  const knock = async () => {
    const { data, error } = await visit.POST(PAGES, { body: { token: secret } });
    if (!data) return refused(error);
    setSent(data);
    return null;
  };
  const open = async () => {
    const { data, error } = await visit.POST(`${PAGES}/key`, { body: { token: secret, code: code.trim() } });
    if (!data) return refused(error);
    const body = { token: secret, key: data.key };
    const [read, learn] = [
      await visit.POST(`${PAGES}/reading`, { body }),
      await visit.POST(`${PAGES}/courses/reading`, { body }),
    ];
    if (!read.data || !learn.data) return refused(read.error ?? learn.error);
    const [agreement, toSign] = [await readAgreement(secret, data.key), await readPapers(secret, data.key)];
    onOpen(data.key, { ...read.data, ...learn.data, agreement, toSign });
    return null;
  };
  if (sent === null)
    return (
      <Page title={TITLE} narrow lead="A few policies to read, a page to sign, and a few short courses to take.">
        <Card>
          <p>
            You need no password. To be sure that it is you, we send a code to the e-mail address that the practice has
            on file for you.
          </p>
          <Refused trouble={trouble} />
          <div>
            <Button
              size="md"
              aria-disabled={busy}
              onClick={() => {
                if (!busy) send(knock);
              }}
            >
              {busy ? "One moment…" : "Send me the code"}
            </Button>
          </div>
        </Card>
      </Page>
    );
  return (
    <Page
      title={TITLE}
      narrow
      lead={`Hello ${sent.person}. ${sent.practice} has something for you to read and to take.`}
    >
      <Card>
        <form
          className={styles.code}
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) send(open);
          }}
        >
          <TextInput
            label="Code"
            description={`Six digits, sent to ${sent.address}. They work for 15 minutes.`}
            value={code}
            size="md"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            error={trouble ? troubleWords(trouble.message, code) : null}
            ref={goesOn}
            onChange={(event) => {
              setCode(event.currentTarget.value.replace(/\D/g, ""));
            }}
          />
          <div className={looks.row}>
            <Button type="submit" size="md" aria-disabled={busy}>
              {busy ? "One moment…" : "Open my page"}
            </Button>
            <Button
              type="button"
              variant="subtle"
              aria-disabled={busy}
              onClick={() => {
                if (!busy) send(knock);
              }}
            >
              Send another code
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}

function troubleWords(message: string, code: string): string {
  return code.length === 6 ? message : "Enter the six digits of the code.";
}
