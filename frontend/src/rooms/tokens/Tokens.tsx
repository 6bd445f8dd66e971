/** Which scripts may act for the practice, what may each do, and until when? */
import { Button } from "@mantine/core";
import { useMemo, useState } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { ordered, sentence } from "../../pieces/roles";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Ask } from "../../ui/Panel";
import { Empty, Loading, Unread } from "../../ui/states";
import { Make } from "./Make";
import styles from "./tokens.module.css";
import { stateOf, type Token } from "./words";

/** The page. */
export function Tokens() {
  const { may } = useHere();
  if (!may("tokens:write")) return <Closed title="API tokens" what="API tokens" />;
  return <Open />;
}

function Open() {
  const tokens = useAll("/v1/practices/{practice_id}/tokens");
  const trouble = useTrouble(tokens.error);
  const [ending, setEnding] = useState<Token | null>(null);
  const columns = useColumns(setEnding);
  return (
    <Page
      title="API tokens"
      lead="A token is a password for a script, such as your IT firm’s. It may do what you tick, until the day you choose."
    >
      {trouble && <Unread what="the tokens" why={trouble.message} onRetry={() => void tokens.refetch()} />}
      {tokens.isPending && <Loading what="the tokens" />}
      {tokens.data?.length === 0 && (
        <Empty>There is none. Most practices need none; people sign in with their own names.</Empty>
      )}
      {tokens.data && tokens.data.length > 0 && (
        <Grid label="API tokens" rows={tokens.data} keyOf={({ id }) => id} columns={columns} />
      )}
      <Section title="Make a token">
        <Card>
          <Make />
        </Card>
      </Section>
      <Revoke
        token={ending}
        onClose={() => {
          setEnding(null);
        }}
      />
    </Page>
  );
}

function useColumns(onRevoke: (token: Token) => void): Column<Token>[] {
  const { today } = useHere();
  return useMemo(
    () => [
      { id: "name", title: "Name", cell: ({ name }) => name },
      {
        id: "state",
        title: "State",
        cell: (token) => {
          const { word, works: alive } = stateOf(token, today);
          return <Tag tone={alive ? "good" : "calm"}>{word}</Tag>;
        },
      },
      { id: "end", title: "Last day", cell: ({ expires_on }) => dayWords(expires_on) },
      { id: "by", title: "Made by", cell: ({ made_by }) => made_by },
      {
        id: "may",
        title: "May",
        cell: ({ scopes }) => (
          <details className={styles.scopes}>
            <summary>{scopes.length === 1 ? "1 thing" : `${scopes.length} things`}</summary>
            <ul>
              {ordered(scopes).map((scope) => (
                <li key={scope}>{sentence(scope)}</li>
              ))}
            </ul>
          </details>
        ),
      },
      {
        id: "end-it",
        title: "End it",
        cell: (token) =>
          stateOf(token, today).works && (
            <Button
              variant="default"
              size="compact-md"
              aria-label={`Revoke ${token.name}`}
              onClick={() => {
                onRevoke(token);
              }}
            >
              Revoke
            </Button>
          ),
      },
    ],
    [today, onRevoke],
  );
}

function Revoke({ token, onClose }: { token: Token | null; onClose: () => void }) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const revoke = works.useMutation("delete", "/v1/practices/{practice_id}/tokens/{id}", {
    onSuccess: async () => {
      onClose();
      await touched();
    },
  });
  const trouble = useTrouble(revoke.error);
  return (
    <Ask title={`Revoke ${token?.name ?? ""}?`} open={token !== null} onClose={onClose}>
      <p>The script that uses it stops working at once. It cannot be turned on again; you would make a new token.</p>
      {trouble && <p role="alert">{trouble.message}</p>}
      <div className={looks.row}>
        <Button
          aria-disabled={revoke.isPending}
          onClick={() => {
            if (token === null) return;
            const path = { practice_id, id: token.id };
            revoke.mutate({ params: { path, header: { "If-Match": `"${token.version}"` } } });
          }}
        >
          Revoke
        </Button>
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </Ask>
  );
}
