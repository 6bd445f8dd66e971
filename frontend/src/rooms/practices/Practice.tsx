/** What is there in this practice now? */
import { Link, useParams } from "@tanstack/react-router";

import { hasStatus, useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { Page } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import styles from "./practices.module.css";

const MOST = 200;

/** A practice's first page. */
export function Practice() {
  const { id } = useParams({ from: "/signed-in/practice/$id" });
  const practice = works.useQuery("get", "/v1/practices/{practice_id}", { params: { path: { practice_id: id } } });
  const trouble = useTrouble(practice.error);
  if (hasStatus(practice.error, 404)) return <Elsewhere />;
  return (
    <Page title={practice.data?.name ?? "Practice"} lead={practice.data && "What DueCare knows so far."}>
      {practice.data && <Register practice_id={id} />}
      {practice.isPending && <Loading what="the practice" />}
      {trouble && <Unread what="the practice" why={trouble.message} onRetry={() => void practice.refetch()} />}
      <p>
        <Link to="/">All your practices</Link>
      </p>
    </Page>
  );
}

function Register({ practice_id }: { practice_id: string }) {
  const all = { params: { path: { practice_id }, query: { limit: MOST } } };
  const lists = [
    { name: "Assets", list: works.useQuery("get", "/v1/practices/{practice_id}/assets", all) },
    { name: "Answers", list: works.useQuery("get", "/v1/practices/{practice_id}/answers", all) },
    { name: "Risks", list: works.useQuery("get", "/v1/practices/{practice_id}/risks", all) },
    { name: "Vendors", list: works.useQuery("get", "/v1/practices/{practice_id}/vendors", all) },
    { name: "Sites", list: works.useQuery("get", "/v1/practices/{practice_id}/sites", all) },
  ];
  const failed = lists.find(({ list }) => list.isError);
  const trouble = useTrouble(failed?.list.error);
  return (
    <>
      <dl className={styles.counts}>
        {lists.map(({ name, list }) => (
          <div key={name} className={styles.count}>
            <dt>{name}</dt>
            <dd>{list.data ? howMany(list.data) : "–"}</dd>
          </div>
        ))}
      </dl>
      {failed && trouble && (
        <Unread
          what={failed.name.toLowerCase()}
          why={trouble.message}
          onRetry={() => void Promise.all(lists.map(({ list }) => list.refetch()))}
        />
      )}
    </>
  );
}

function Elsewhere() {
  return (
    <Page title="Practice not found" narrow lead="There is no such practice, or it is not shared with you.">
      <p>
        If somebody sent you this address, ask them for an invitation. <Link to="/">Go to your practices</Link>
      </p>
    </Page>
  );
}

function howMany({ items, next }: { items: unknown[]; next: string | null }): string {
  return next === null ? String(items.length) : `${items.length}+`;
}
