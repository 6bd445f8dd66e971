/** Who should have read which policy, who did, and who gets a link? */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { useTrouble } from "../../api/problems";
import { AsOf, usePastDay } from "../../pieces/AsOf";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { useHere } from "../../pieces/here";
import { type ItemOf, useAll } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Empty } from "../../ui/states";
import { Links } from "./Links";
import { Sending } from "./Sending";
import { Weekly } from "./Weekly";

const PATH = "/v1/practices/{practice_id}/attestations";
const TITLE = "Who has read them";

type Owed = ItemOf<typeof PATH>;
type Counted = ItemOf<`${typeof PATH}/policies`>;

/** The page. */
export function Readers() {
  const { may } = useHere();
  const on = usePastDay();
  const day = on ? { on } : {};
  const owed = useAll(PATH, day, { enabled: may("policies:read") });
  const policies = useAll(`${PATH}/policies`, day, { enabled: may("policies:read") });
  const trouble = useTrouble(owed.error ?? policies.error);
  if (!may("policies:read")) return <Closed title={TITLE} what="who has read the policies" />;
  if (!owed.data || !policies.data)
    return (
      <Awaited
        title={TITLE}
        what="who has read them"
        trouble={trouble}
        onRetry={() => void Promise.all([owed.refetch(), policies.refetch()])}
      />
    );
  return (
    <Page
      title={TITLE}
      wide
      lead="Who should have read the policies in effect, and who has said so: for each version by itself, with its fingerprint and the minute."
      actions={<PrintButton />}
    >
      <AsOf />
      {policies.data.length === 0 ? <Nothing past={on !== ""} /> : <There owed={owed.data} policies={policies.data} />}
      <Links />
      <Weekly />
    </Page>
  );
}

function Nothing({ past }: { past: boolean }) {
  const { id } = useHere();
  return (
    <Card>
      <Empty>
        {past ? "No policy was in effect that day. " : "No policy is in effect yet. "}
        <Link to="/practice/$id/policies" params={{ id }}>
          Go to the policies
        </Link>
      </Empty>
    </Card>
  );
}

function There({ owed, policies }: { owed: Owed[]; policies: Counted[] }) {
  const { may } = useHere();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState<Owed[] | null>(null);
  const open = useMemo(() => owed.filter(({ missing }) => missing.length > 0), [owed]);
  return (
    <>
      <Section title="People">
        <p role="status">
          People who have read all that is written for them: {owed.length - open.length} of {owed.length}.
        </p>
        <Grid
          label="People"
          rows={owed}
          keyOf={({ person_id }) => person_id}
          nameOf={({ person }) => person}
          columns={PEOPLE}
          {...(may("policies:write") && { chosen, onChoose: setChosen })}
        />
        {may("policies:write") && (
          <div className={looks.row}>
            <Button
              aria-disabled={chosen.size === 0}
              onClick={() => {
                if (chosen.size > 0) setSending(owed.filter(({ person_id }) => chosen.has(person_id)));
              }}
            >
              Send {chosen.size > 0 ? counted(chosen.size, "link") : "links"}
            </Button>
            <span className={looks.quiet}>
              Choose people above; each gets a link of their own, by letter or to scan.
            </span>
          </div>
        )}
        {sending && (
          <Sending
            key={sending.map(({ person_id }) => person_id).join()}
            people={sending}
            onDone={() => {
              setSending(null);
              setChosen(new Set());
            }}
          />
        )}
      </Section>
      <Section title="Policies">
        <Grid label="Policies in effect" rows={policies} keyOf={({ policy_id }) => policy_id} columns={POLICIES} />
      </Section>
    </>
  );
}

const PEOPLE: Column<Owed>[] = [
  { id: "person", title: "Name", cell: ({ person }) => person },
  {
    id: "did",
    title: "Read",
    cell: ({ should, did }) =>
      should === 0 ? (
        <span className={looks.quiet}>Nothing is written for them</span>
      ) : (
        <Tag tone={should === did ? "good" : "wait"}>{should === did ? `All ${did}` : `${did} of ${should}`}</Tag>
      ),
  },
  {
    id: "missing",
    title: "Still to read",
    cell: ({ missing }) =>
      missing.length > 0 ? (
        <span className={looks.quiet}>
          {missing
            .slice(0, 3)
            .map(({ policy }) => policy)
            .join(", ")}
          {missing.length > 3 && ` and ${missing.length - 3} more`}
        </span>
      ) : (
        <span data-none>–</span>
      ),
  },
];

const POLICIES: Column<Counted>[] = [
  { id: "policy", title: "Policy", cell: ({ policy, number }) => `${policy}, version ${number}` },
  { id: "did", title: "Read by", numeric: true, cell: ({ did, should }) => `${did} of ${should}` },
];
