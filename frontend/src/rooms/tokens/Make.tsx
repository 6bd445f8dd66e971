/** What may a new token do, and until when? Its secret is shown once. */
import { Button, Checkbox } from "@mantine/core";
import { useEffect, useRef, useState } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { dayWords } from "../../pieces/days";
import { type Scope, useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { ordered, sentence } from "../../pieces/roles";
import { Copy } from "../../ui/Copy";
import { useDraft } from "../../ui/drafts";
import { DayField, LineField } from "../../ui/fields";
import { Form, useField } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import styles from "./tokens.module.css";
import { check, daysAfter, givable, type NewToken } from "./words";

const LABELS = { name: "Name", scopes: "What it may do", expires_on: "Last day" };
const USUAL_DAYS = 90;

/** The form, and after it the secret. */
export function Make() {
  const { id, scopes: mine, today } = useHere();
  const touched = useTouched();
  const [{ name, expires_on }, set, forget] = useDraft(`token for ${id}`, {
    name: "",
    expires_on: daysAfter(today, USUAL_DAYS),
  });
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [made, setMade] = useState<NewToken | null>(null);
  const make = works.useMutation("post", "/v1/practices/{practice_id}/tokens", {
    onSuccess: async (token) => {
      setMade(token);
      forget();
      setScopes([]);
      await touched();
    },
  });
  const trouble = useTrouble(make.error);
  if (made)
    return (
      <Secret
        token={made}
        onDone={() => {
          // The answer holds the secret too.
          make.reset();
          setMade(null);
        }}
      />
    );
  return (
    <Form
      name="token"
      labels={LABELS}
      submit="Make the token"
      busy={make.isPending}
      trouble={trouble}
      check={() => check({ name, scopes, end: expires_on }, today)}
      onSubmit={() => {
        make.mutate({
          params: { path: { practice_id: id } },
          body: { name: name.trim(), scopes: [...scopes], expires_on },
        });
      }}
    >
      <LineField name="name" value={name} hint="For what, or for whom: “Nightly device list”." onChange={set("name")} />
      <Scopes choices={givable(mine)} chosen={scopes} onChoose={setScopes} />
      <DayField
        name="expires_on"
        value={expires_on}
        hint="A year from today at most. Shorter is safer."
        onChange={set("expires_on")}
      />
    </Form>
  );
}

interface ScopesProps {
  choices: readonly Scope[];
  chosen: readonly Scope[];
  onChoose: (scopes: readonly Scope[]) => void;
}

function Scopes({ choices, chosen, onChoose }: ScopesProps) {
  const { id, label, error } = useField("scopes");
  return (
    <Checkbox.Group
      id={id}
      tabIndex={-1}
      label={label}
      error={error}
      description="As little as it needs. A token never approves, never invites and never makes tokens."
      value={[...chosen]}
      onChange={(values) => {
        onChoose(choices.filter((scope) => values.includes(scope)));
      }}
    >
      <div className={styles.choices}>
        {ordered(choices).map((scope) => (
          <Checkbox key={scope} value={scope} label={sentence(scope)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function Secret({ token, onDone }: { token: NewToken; onDone: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className={styles.secret} ref={box} tabIndex={-1} role="status">
      <p>
        <strong>Copy it now: it is shown this once.</strong> “{token.name}” works until {dayWords(token.expires_on)}.
        Keep it where you keep passwords.
      </p>
      <code>{token.secret}</code>
      <div className={looks.row}>
        <Copy text={token.secret}>Copy the token</Copy>
        <Button variant="default" size="sm" onClick={onDone}>
          I have kept it
        </Button>
      </div>
      <p className={looks.quiet}>
        The script sends it with each request: <code>Authorization: Bearer dc_…</code>
      </p>
    </div>
  );
}
