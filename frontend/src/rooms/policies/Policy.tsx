/** What does one policy say, where does it not match practice, and how does it come into effect? */
import { Link, useParams } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { Past } from "../../pieces/Past";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Page, Section } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { Adding } from "./Adding";
import { Changes } from "./Changes";
import { Line } from "./Line";
import { Papers } from "./Manual";
import styles from "./policies.module.css";
import { Remarks } from "./Remarks";
import { Review } from "./Review";
import { Steps } from "./Steps";
import { useTold } from "./told";
import {
  ONE,
  PARTICULARS,
  type Policy as Told,
  readersWords,
  STATES,
  type Version,
  VERSION,
  type VersionLine,
  VERSIONS,
} from "./words";

const ROUTE = "/signed-in/practice/$id/policies/$policy";
const LABELS = {
  title: "Title",
  purpose: "Purpose",
  audience: "Who reads it",
  review_months: "Months between reviews",
  next_review_on: "Look again by",
};

/** The page. */
export function Policy() {
  const { id, may } = useHere();
  const { policy } = useParams({ from: ROUTE });
  const found = works.useQuery(
    "get",
    ONE,
    { params: { path: { practice_id: id, id: policy } } },
    { enabled: may("policies:read") },
  );
  const trouble = useTrouble(found.error);
  if (!may("policies:read")) return <Closed title="Policy" what="the policies" />;
  if (!found.data)
    return <Awaited title="Policy" what="the policy" trouble={trouble} onRetry={() => void found.refetch()} />;
  return <One policy={found.data} />;
}

function One({ policy }: { policy: Told }) {
  const { id } = useHere();
  const [search] = useAddress();
  const number = Number(search.v) || (policy.draft ?? policy.number);
  const path = { practice_id: id, policy_id: policy.id, number };
  const version = works.useQuery("get", VERSION, { params: { path } }, { enabled: number > 0 });
  const lines = useAllVersions(policy.id);
  const trouble = useTrouble(version.error);
  if (number > 0 && !version.data)
    return <Awaited title={policy.title} what="its text" trouble={trouble} onRetry={() => void version.refetch()} />;
  return (
    <Page
      title={policy.title}
      lead={policy.purpose}
      actions={version.data && <Papers policy={policy.id} number={number} />}
    >
      <p className={looks.row}>
        <Link to="/practice/$id/policies" params={{ id }}>
          All policies
        </Link>
        {policy.reference && <span className={looks.quiet}>{policy.reference}</span>}
        <span className={looks.quiet}>{readersWords(policy.audience)}</span>
      </p>
      {version.data && <Text policy={policy} version={version.data} />}
      {version.data && <Steps policy={policy} version={version.data} lines={lines} />}
      <Versions policy={policy} lines={lines} shown={number} />
      <Remarks policy={policy.id} />
      <Review policy={policy} />
      <Past kind="Policy" id={policy.id} labels={LABELS} />
    </Page>
  );
}

function useAllVersions(policy_id: string): readonly VersionLine[] {
  const { id } = useHere();
  const found = works.useQuery("get", VERSIONS, {
    params: { path: { practice_id: id, policy_id }, query: { limit: 200 } },
  });
  return found.data?.items ?? [];
}

function Text({ policy, version }: { policy: Told; version: Version }) {
  const { may } = useHere();
  const particulars = useAll(PARTICULARS);
  const told = useTold(policy.id, version);
  const statements = version.sections.flatMap((section) => section.statements);
  const open = statements.filter(({ matches }) => !matches).length;
  const writes = may("policies:write") && (version.state === "draft" || version.state === "in_review");
  return (
    <Section title={`Version ${version.number}`}>
      <Standing version={version} open={open} all={statements.length} />
      {told.trouble && (
        <p role="alert" className={looks.trouble}>
          That was not saved. {told.trouble.faults.map(({ message }) => message).join(" ") || told.trouble.message}
        </p>
      )}
      {statements.length === 0 && <Empty>There is nothing in it yet.</Empty>}
      {version.sections.map((section) => (
        <section key={section.title} className={styles.section} aria-label={section.title}>
          <h3>{section.title}</h3>
          <ul className={styles.lines}>
            {section.statements.map((statement) => (
              <Line
                key={statement.id}
                statement={statement}
                particulars={particulars.data ?? []}
                told={writes ? told : null}
              />
            ))}
          </ul>
        </section>
      ))}
      {writes && <Adding sections={version.sections} told={told} />}
    </Section>
  );
}

function Standing({ version, open, all }: { version: Version; open: number; all: number }) {
  const planned = version.sections
    .flatMap((section) => section.statements)
    .filter(({ until }) => until !== null).length;
  const state = STATES[version.state];
  return (
    <div className={styles.standing}>
      <p>
        <Tag tone={state.tone}>{state.word}</Tag> {state.says}
        {version.effective_on && ` In effect from ${dayWords(version.effective_on)}.`}
        {version.approved_by && ` Approved by ${version.approved_by}.`}
        {version.keep_until && ` Kept until ${dayWords(version.keep_until)}.`}
      </p>
      <p role="status">
        {open === 0
          ? all > 0 &&
            (planned > 0
              ? `Every statement matches what you do, or is under way (${planned}).`
              : "Every statement matches what you do.")
          : `${counted(open, "statement")} of ${all} ${open === 1 ? "does" : "do"} not match practice.`}
      </p>
    </div>
  );
}

function Versions({ policy, lines, shown }: { policy: Told; lines: readonly VersionLine[]; shown: number }) {
  const { id } = useHere();
  if (lines.length === 0) return null;
  return (
    <Section title="Versions">
      <table className={looks.table} aria-label="Versions">
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">How it stands</th>
            <th scope="col">In effect</th>
            <th scope="col">Keep until</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.number}>
              <th scope="row">
                {line.number === shown ? (
                  `${line.number}, shown above`
                ) : (
                  <Link
                    to="/practice/$id/policies/$policy"
                    params={{ id, policy: policy.id }}
                    search={{ v: String(line.number) }}
                    preload={false}
                  >
                    Version {line.number}
                  </Link>
                )}
              </th>
              <td>{STATES[line.state].word}</td>
              <td>{effectWords(line)}</td>
              <td>{line.keep_until ? dayWords(line.keep_until) : "While it stands"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={looks.quiet}>
        Six years, counted from the day a version was last in effect (45 CFR 164.316(b)(2)(i)); a version in effect has
        no date yet.
      </p>
      {shown > 1 && <Changes policy={policy.id} number={shown} />}
    </Section>
  );
}

function effectWords({ effective_on, ended_on }: VersionLine): string {
  if (!effective_on) return "Not yet";
  return ended_on ? `${dayWords(effective_on)} to ${dayWords(ended_on)}` : `From ${dayWords(effective_on)}`;
}
