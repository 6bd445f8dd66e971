/** Which policies are there, which of them do not match practice, and what is still missing? */
import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { useTrouble } from "../../api/problems";
import { work } from "../../api/work";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { LinkButton } from "../../pieces/LinkButton";
import { useAll, useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import { Explain } from "../../ui/Explain";
import { goesOn } from "../../ui/goesOn";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { Library } from "./Library";
import { Manual } from "./Manual";
import styles from "./policies.module.css";
import { matchWords, PATH, policiesWords, type Policy, STATES } from "./words";

/** The page. */
export function Policies() {
  const { may } = useHere();
  const list = useAll(PATH, {}, { enabled: may("policies:read") });
  const trouble = useTrouble(list.error);
  if (!may("policies:read")) return <Closed title="Policies" what="the policies" />;
  if (!list.data)
    return <Awaited title="Policies" what="the policies" trouble={trouble} onRetry={() => void list.refetch()} />;
  return (
    <Page title="Policies" wide lead={<Lead />} actions={list.data.length > 0 && <Actions policies={list.data} />}>
      {list.data.length === 0 ? <Beginning /> : <There policies={list.data} />}
      <Library open={list.data.length === 0} />
    </Page>
  );
}

function Lead() {
  return (
    <>
      What your practice promises in writing. HIPAA asks for{" "}
      <Explain term="policies">
        Reasonable and appropriate policies and procedures, in writing, kept six years from the day they were last in
        effect. 45 CFR 164.316 and 164.530(i).
      </Explain>{" "}
      that say what you really do. So each sentence here is held against your answers and records, and what is not so is
      never printed as if it were.
    </>
  );
}

function Actions({ policies }: { policies: readonly Policy[] }) {
  const { id } = useHere();
  return (
    <>
      {policies.some(({ untold }) => untold > 0) && (
        <LinkButton to="/practice/$id/habits" params={{ id }} variant="default">
          Tell what is missing
        </LinkButton>
      )}
      <LinkButton to="/practice/$id/coverage" params={{ id }} variant="default">
        What they cover
      </LinkButton>
      <Manual drafts={!policies.some(({ state }) => state === "effective")} />
    </>
  );
}

/** Nothing yet: the whole set at a press, to be gone through one by one. */
function Beginning() {
  const { may } = useHere();
  return (
    <Card>
      <p>
        There are no policies here yet. We draft the whole set from our library, filled with what you have told us. Then
        you go through them one by one, a few minutes each: where a sentence does not match what you do, you change it,
        leave it out, or plan to make it so.
      </p>
      {may("policies:write") && (
        <p>
          You have policies already? <Bring />, as a file or as text.
        </p>
      )}
      {may("policies:write") ? <DraftAll /> : <Empty>Somebody who may write policies can draft them.</Empty>}
    </Card>
  );
}

function Bring() {
  const { id } = useHere();
  return (
    <Link to="/practice/$id/bring" params={{ id }}>
      Bring them
    </Link>
  );
}

function DraftAll() {
  const { id } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const draft = async () => {
    const { error } = await work.POST(`${PATH}/library`, { params: { path: { practice_id: id } } });
    if (error) return error;
    await touched();
    return null;
  };
  return (
    <div className={looks.row}>
      <Button
        aria-disabled={busy}
        onClick={() => {
          if (!busy) send(draft);
        }}
      >
        {busy ? "One moment…" : "Draft the policies that apply here"}
      </Button>
      {trouble && (
        <span role="alert" className={looks.trouble}>
          That did not work. {trouble.message}
        </span>
      )}
    </div>
  );
}

const VIEWS = {
  all: { word: "All", fits: ({ state }: Policy) => state !== "retired" },
  open: {
    word: "Do not match practice",
    fits: ({ mismatches, state }: Policy) => mismatches > 0 && state !== "retired",
  },
  ready: {
    word: "Ready for approval",
    fits: ({ mismatches, statements, draft }: Policy) => draft !== null && statements > 0 && mismatches === 0,
  },
  effective: { word: "In effect", fits: ({ state }: Policy) => state === "effective" },
  retired: { word: "Retired", fits: ({ state }: Policy) => state === "retired" },
} as const;

function There({ policies }: { policies: Policy[] }) {
  const { id, may } = useHere();
  const [search, go] = useAddress();
  const view = search.view !== undefined && search.view in VIEWS ? (search.view as keyof typeof VIEWS) : "all";
  const rows = useMemo(() => policies.filter(VIEWS[view].fits), [policies, view]);
  return (
    <Section
      title="Your policies"
      actions={
        may("policies:write") && (
          <>
            <LinkButton to="/practice/$id/bring" params={{ id }} variant="default" size="sm">
              Bring your own
            </LinkButton>
            <WriteOwn />
          </>
        )
      }
    >
      <div className={styles.views} role="group" aria-label="Show">
        {(Object.keys(VIEWS) as (keyof typeof VIEWS)[]).map((each) => (
          <button
            key={each}
            type="button"
            className={styles.view}
            aria-pressed={each === view}
            onClick={() => {
              go({ view: each === "all" ? "" : each }, { replace: true });
            }}
          >
            {VIEWS[each].word} <strong>{policies.filter(VIEWS[each].fits).length}</strong>
          </button>
        ))}
      </div>
      <p role="status" className={looks.quiet}>
        {policiesWords(rows.length)} shown.
      </p>
      {rows.length === 0 ? (
        <Empty>None is like that.</Empty>
      ) : (
        <Grid label="Policies" rows={rows} keyOf={({ id: key }) => key} columns={columnsFor(id)} />
      )}
    </Section>
  );
}

function columnsFor(id: string): Column<Policy>[] {
  return [
    {
      id: "title",
      title: "Policy",
      cell: (policy) => (
        <Link to="/practice/$id/policies/$policy" params={{ id, policy: policy.id }}>
          {policy.title}
        </Link>
      ),
    },
    {
      id: "state",
      title: "How it stands",
      cell: ({ state, draft, number }) => (
        <span className={looks.row}>
          <Tag tone={STATES[state].tone}>{STATES[state].word}</Tag>
          {draft !== null && draft !== number && <span className={looks.quiet}>version {draft} being written</span>}
        </span>
      ),
    },
    {
      id: "match",
      title: "Matches practice",
      cell: (policy) =>
        policy.mismatches > 0 && policy.state !== "retired" ? (
          <Tag tone="wait">{matchWords(policy)}</Tag>
        ) : (
          <span className={looks.quiet}>{matchWords(policy)}</span>
        ),
    },
    {
      id: "effective",
      title: "In effect from",
      cell: ({ effective_on }) =>
        effective_on ? <span className={looks.day}>{dayWords(effective_on)}</span> : <span data-none>–</span>,
    },
    {
      id: "review",
      title: "Look again by",
      cell: ({ next_review_on }) =>
        next_review_on ? <span className={looks.day}>{dayWords(next_review_on)}</span> : <span data-none>–</span>,
    },
  ];
}

/** A policy in one's own words, begun empty. */
function WriteOwn() {
  const { id } = useHere();
  const touched = useTouched();
  const navigate = useNavigate();
  const { busy, trouble, send } = useSending();
  const [title, setTitle] = useState<string | null>(null);
  const begin = async () => {
    const { data, error } = await work.POST(PATH, {
      params: { path: { practice_id: id } },
      body: { title: title ?? "", purpose: "", sections: [] },
    });
    if (!data) return error;
    await touched();
    await navigate({ to: "/practice/$id/policies/$policy", params: { id, policy: data.id } });
    return null;
  };
  if (title === null)
    return (
      <Button
        variant="default"
        size="sm"
        onClick={() => {
          setTitle("");
        }}
      >
        Write your own
      </Button>
    );
  return (
    <form
      className={looks.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) send(begin);
      }}
    >
      <label className={styles.own}>
        What is it about?
        <input
          className={looks.input}
          value={title}
          maxLength={200}
          ref={goesOn}
          onChange={(event) => {
            setTitle(event.currentTarget.value);
          }}
        />
      </label>
      <Button type="submit" size="sm" aria-disabled={busy}>
        Begin it
      </Button>
      {trouble && (
        <span role="alert" className={looks.trouble}>
          {trouble.faults[0]?.message ?? trouble.message}
        </span>
      )}
    </form>
  );
}
