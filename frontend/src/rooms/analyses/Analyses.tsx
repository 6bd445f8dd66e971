/** Which written analyses are there, what does each say, and is the last one still true? */
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { LinkButton } from "../../pieces/LinkButton";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import { Page, Section } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { Empty, Loading, Unread } from "../../ui/states";
import { Compare } from "./Compare";
import { Currency } from "./Currency";
import { Papers } from "./Papers";
import { Sealed } from "./Sealed";
import { type Analysis, short, STATUSES, titleOf } from "./words";

const ROUTE = "/signed-in/practice/$id/analyses";

/** The page: the list, one of them open beside it, and what changed between two. */
export function Analyses() {
  const { may } = useHere();
  return may("analyses:read") ? <Open /> : <Closed title="Written analyses" what="the written analyses" />;
}

function Open() {
  const { id } = useHere();
  const search = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: "/practice/$id/analyses" });
  const list = useAll("/v1/practices/{practice_id}/analyses");
  const trouble = useTrouble(list.error);
  const columns = useColumns();
  const open = list.data?.find((each) => each.id === search.analysis);
  const go = (words: Partial<Record<string, string>>) => void navigate({ search: { ...search, ...words } });
  return (
    <Page
      title="Written analyses"
      lead="Each sealed analysis stays as it was approved. Keep them for six years from the day they were last in force (45 CFR 164.316(b)(2)(i))."
      actions={
        <LinkButton to="/practice/$id/finalize" params={{ id }} variant="default">
          {list.data?.some(({ status }) => status === "draft") ? "Go on with the draft" : "Start the next one"}
        </LinkButton>
      }
    >
      {trouble && <Unread what="the analyses" why={trouble.message} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading what="the analyses" />}
      {list.data?.length === 0 && (
        <Empty>
          There is no written analysis yet.{" "}
          <Link to="/practice/$id/finalize" params={{ id }}>
            Start the first one
          </Link>
          ; a draft can be printed at once.
        </Empty>
      )}
      {list.data && list.data.length > 0 && (
        <>
          <Grid
            label="Written analyses"
            rows={list.data}
            keyOf={({ id: key }) => key}
            columns={columns}
            current={open?.id ?? null}
          />
          {list.data.some(({ status }) => status === "final") && <Currency />}
          <Compare
            analyses={list.data}
            chosen={{ id: search.later, since: search.earlier }}
            onChoose={({ id: later, since: earlier }) => {
              go({ later, earlier });
            }}
          />
        </>
      )}
      <Panel
        title={open ? titleOf(open) : ""}
        open={open !== undefined}
        onClose={() => {
          const { analysis: _, ...rest } = search;
          void navigate({ search: rest });
        }}
      >
        {open && (open.status === "draft" ? <OpenDraft analysis={open} /> : <Sealed analysis={open} />)}
      </Panel>
    </Page>
  );
}

function OpenDraft({ analysis }: { analysis: Analysis }) {
  const { id } = useHere();
  return (
    <Section title="Not approved yet">
      <p>{analysis.purpose}</p>
      <Papers analysis={analysis} />
      <p>
        <Link to="/practice/$id/finalize" params={{ id }}>
          See what is missing, and who approves it
        </Link>
      </p>
    </Section>
  );
}

function useColumns(): Column<Analysis>[] {
  const { id } = useHere();
  return useMemo(
    () => [
      {
        id: "number",
        title: "Analysis",
        cell: ({ id: analysis, number }) => (
          <Link to="/practice/$id/analyses" params={{ id }} search={(now) => ({ ...now, analysis })}>
            Analysis {number}
          </Link>
        ),
      },
      {
        id: "status",
        title: "Status",
        cell: ({ status }) => <Tag tone={status === "final" ? "good" : "calm"}>{STATUSES[status]}</Tag>,
      },
      {
        id: "sealed",
        title: "Sealed",
        cell: ({ approved_at, approved_by }) =>
          approved_at ? `${dayWords(approved_at)} by ${approved_by}` : "not yet",
      },
      { id: "review", title: "Next review", cell: ({ next_review_on }) => dayWords(next_review_on) || "not set" },
      {
        id: "mark",
        title: "Fingerprint",
        cell: ({ document_sha256 }) => (document_sha256 ? <code>{short(document_sha256)}</code> : "none yet"),
      },
    ],
    [id],
  );
}
