/** Which approved statement covers each standard and specification of the Security Rule? */
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { useHere } from "../../pieces/here";
import { type ItemOf, useAll } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Page } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Empty } from "../../ui/states";
import styles from "./policies.module.css";
import { PATH } from "./words";

const COVERAGE = `${PATH}/coverage` as const;
type Line = ItemOf<typeof COVERAGE>;

/** The page. */
export function Coverage() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const list = useAll(COVERAGE, {}, { enabled: may("policies:read") });
  const trouble = useTrouble(list.error);
  if (!may("policies:read")) return <Closed title="What the policies cover" what="the policies" />;
  if (!list.data)
    return (
      <Awaited
        title="What the policies cover"
        what="what they cover"
        trouble={trouble}
        onRetry={() => void list.refetch()}
      />
    );
  const specifications = list.data.filter(applying).filter(({ kind }) => kind === "specification");
  const covered = specifications.filter((line) => line.covered.length > 0).length;
  const bare = search.view === "open";
  const open = list.data.filter(applying).filter((line) => line.covered.length === 0);
  const rows = bare ? open : list.data;
  return (
    <Page
      title="What the policies cover"
      wide
      lead="Every counted standard and specification of the Security Rule, with the statements in effect today that cover it. Drafts do not count."
      actions={<PrintButton />}
    >
      <div className={styles.views} role="group" aria-label="Show">
        <button
          type="button"
          className={styles.view}
          aria-pressed={!bare}
          onClick={() => {
            go({ view: "" }, { replace: true });
          }}
        >
          All <strong>{list.data.length}</strong>
        </button>
        <button
          type="button"
          className={styles.view}
          aria-pressed={bare}
          onClick={() => {
            go({ view: "open" }, { replace: true });
          }}
        >
          Not covered <strong>{open.length}</strong>
        </button>
      </div>
      <p role="status" className={looks.quiet}>
        {covered} of {counted(specifications.length, "specification")} that apply here covered by a statement in effect.
      </p>
      {rows.length === 0 ? (
        <Empty>Each of them is covered.</Empty>
      ) : (
        <Grid label="Coverage" rows={rows} keyOf={({ citation }) => citation} columns={COLUMNS} />
      )}
    </Page>
  );
}

function applying(line: Line): boolean {
  return line.not_applicable === "";
}

const COLUMNS: Column<Line>[] = [
  {
    id: "title",
    title: "What it is",
    cell: ({ title, citation, kind, designation }) => (
      <span className={styles.item} data-kind={kind}>
        {title}
        <span className={looks.quiet}>
          {citation} · {designation ?? "standard"}
        </span>
      </span>
    ),
  },
  { id: "covered", title: "What you promise about it", cell: (line) => <Covered line={line} /> },
];

function Covered({ line: { covered, kind, not_applicable } }: { line: Line }) {
  const { id } = useHere();
  if (not_applicable)
    return (
      <>
        <Tag tone="calm">Does not apply</Tag> <span className={looks.quiet}>{not_applicable}</span>
      </>
    );
  if (covered.length === 0)
    return kind === "standard" ? (
      <span className={looks.quiet}>Nothing of its own</span>
    ) : (
      <Tag tone="wait">Not covered yet</Tag>
    );
  return (
    <ul className={looks.plain}>
      {covered.map((each) => (
        <li key={`${each.policy_id} ${each.statement}`}>
          {each.text}{" "}
          <Link
            to="/practice/$id/policies/$policy"
            params={{ id, policy: each.policy_id }}
            search={{ v: String(each.number) }}
            preload={false}
          >
            {each.policy}
          </Link>
          {!each.matches && <Tag tone="wait">Does not match practice</Tag>}
        </li>
      ))}
    </ul>
  );
}
