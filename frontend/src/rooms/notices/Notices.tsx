/** What are patients told about their information, since when, and how do they get it? */
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Explain } from "../../ui/Explain";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Facts } from "./Facts";
import { Given } from "./Given";
import styles from "./notices.module.css";
import { Points } from "./Open";
import { Papers } from "./Papers";
import { Reading } from "./Reading";
import { Receipts } from "./Receipts";
import { Begin, Steps } from "./Steps";
import { effectWords, type Notice, NOTICE, type NoticeLine, NOTICES, STATES } from "./words";

const TITLE = "Notice to patients";

/** The page. */
export function Notices() {
  const { may } = useHere();
  const list = useAll(NOTICES, {}, { enabled: may("policies:read") });
  const trouble = useTrouble(list.error);
  if (!may("policies:read")) return <Closed title={TITLE} what="the notice to patients" />;
  if (!list.data)
    return <Awaited title={TITLE} what="the notice" trouble={trouble} onRetry={() => void list.refetch()} />;
  return list.data.length === 0 ? <Beginning /> : <One lines={list.data} />;
}

function Lead() {
  return (
    <>
      The{" "}
      <Explain term="Notice of Privacy Practices">
        Each patient has a right to read how their health information may be used and shared, what rights they have and
        what you must do. 45 CFR 164.520 says what has to stand in it.
      </Explain>{" "}
      is made from your answers. Each part shows the paragraph that asks for it. It cannot go out while anything is
      missing.
    </>
  );
}

function Beginning() {
  const { may } = useHere();
  return (
    <Page title={TITLE} lead={<Lead />}>
      <Card>
        <p>
          There is no notice here yet. Some twenty short questions, about ten minutes, and it is written. Have at hand:
          who answers patients’ questions, the phone number, and what your lawyer says about State law.
        </p>
        {may("policies:write") ? (
          <Begin>Begin the notice</Begin>
        ) : (
          <p>An owner, a manager or one of the officers can begin it.</p>
        )}
      </Card>
    </Page>
  );
}

function One({ lines }: { lines: readonly NoticeLine[] }) {
  const { id, may } = useHere();
  const [search] = useAddress();
  const number = Number(search.v) || (lines[0]?.number ?? 1);
  const found = works.useQuery("get", NOTICE, { params: { path: { practice_id: id, number } } });
  const trouble = useTrouble(found.error);
  const notice = found.data;
  if (!notice)
    return <Awaited title={TITLE} what="the notice" trouble={trouble} onRetry={() => void found.refetch()} />;
  const draft = notice.state === "draft";
  return (
    <Page title={TITLE} wide lead={<Lead />} actions={<Papers notice={notice} />}>
      <Section title={`Version ${notice.number}`}>
        <Standing notice={notice} />
      </Section>
      {draft && may("policies:write") && <Facts key={notice.number} notice={notice} />}
      <Steps key={`next ${notice.number}`} notice={notice} lines={lines} />
      {(notice.state === "effective" || notice.state === "approved") && <Given notice={notice} />}
      {lines.some(({ effective_on }) => effective_on !== null) && <Receipts lines={lines} />}
      <Versions lines={lines} shown={notice.number} />
      <Reading notice={notice} />
    </Page>
  );
}

function Standing({ notice }: { notice: Notice }) {
  const state = STATES[notice.state];
  return (
    <>
      <p>
        <Tag tone={state.tone}>{state.word}</Tag> {state.says}
        {notice.effective_on && ` In effect from ${dayWords(notice.effective_on)}.`}
        {notice.approved_by && ` Approved by ${notice.approved_by}.`}
        {notice.keep_until && ` Kept until ${dayWords(notice.keep_until)}.`}
      </p>
      {notice.outgrown.length > 0 && (
        <div className={looks.open} role="note">
          <p>Something has changed since. A new version is asked for if it is material:</p>
          <ul>
            {notice.outgrown.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </div>
      )}
      {notice.state !== "draft" && <Points notice={notice} />}
    </>
  );
}

function Versions({ lines, shown }: { lines: readonly NoticeLine[]; shown: number }) {
  const { id } = useHere();
  return (
    <Section title="Versions">
      <table className={`${looks.table} ${styles.versions}`} aria-label="Versions">
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
                  `${line.number}, shown here`
                ) : (
                  <Link to="/practice/$id/notice" params={{ id }} search={{ v: String(line.number) }} preload={false}>
                    Version {line.number}
                  </Link>
                )}
              </th>
              <td>{STATES[line.state].word}</td>
              <td>{effectWords(line, dayWords)}</td>
              <td>{line.keep_until ? dayWords(line.keep_until) : "While it stands"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={looks.quiet}>
        Six years, counted from the day a version was last in effect (45 CFR 164.520(e) and 164.530(j)(2)).
      </p>
    </Section>
  );
}
