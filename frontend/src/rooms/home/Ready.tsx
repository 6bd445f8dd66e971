/** What did the first fifteen minutes give? Three things that matter, how long the rest takes, and where to go on. */
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { LinkButton } from "../../pieces/LinkButton";
import { Card, Page, Section } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import { Matters } from "./Home";
import styles from "./home.module.css";
import type { Overview } from "./words";

/** The page after the plain questions. */
export function Ready() {
  const { id } = useHere();
  const overview = works.useQuery("get", "/v1/practices/{practice_id}/overview", {
    params: { path: { practice_id: id } },
  });
  const trouble = useTrouble(overview.error);
  return (
    <Page title="You have a good start" lead={overview.data && begun(overview.data)}>
      {overview.data && <Rest overview={overview.data} />}
      {overview.isPending && <Loading what="what matters most" />}
      {trouble && <Unread what="what matters most" why={trouble.message} onRetry={() => void overview.refetch()} />}
    </Page>
  );
}

function Rest({ overview }: { overview: Overview }) {
  const { id } = useHere();
  const { progress, matters } = overview;
  return (
    <>
      {matters && matters.length > 0 && <Matters matters={matters} />}
      {progress && (
        <Section title="What is left">
          <Card>
            <ol className={styles.sentences}>
              <li>
                {progress.first_pass.total} questions about how you work,{" "}
                {minutesWords(progress.first_pass.minutes_left)} in all. They come in {progress.sections.length} parts,
                so you can do one at a time.
              </li>
              <li>Look at the risks that we suggest from your answers, and decide what you will do about each.</li>
              <li>An owner approves. Then the analysis is sealed, so that nobody can change it unseen.</li>
            </ol>
            {progress.draft_minutes_left !== null && progress.whole_minutes_left !== null && (
              <p>
                A first draft of it all takes about <strong>{minutesWords(progress.draft_minutes_left)}</strong> if you
                answer what you know and choose “I don’t know yet” for the rest. Looking everything up takes about{" "}
                {minutesWords(progress.whole_minutes_left)}, on as many days as you like. A draft can be printed at any
                time.
              </p>
            )}
          </Card>
        </Section>
      )}
      <div className={styles.actions}>
        <LinkButton to="/practice/$id/questions" params={{ id }}>
          Go on with the questions
        </LinkButton>
        <Link to="/practice/$id" params={{ id }}>
          Stop here for today
        </Link>
      </div>
    </>
  );
}

function begun({ counts: { assets, vendors } }: Overview): string {
  if (assets === null) return "This is what stands out so far.";
  return `${assets} systems and ${vendors ?? 0} vendors are on record. This is what stands out before a single further question.`;
}
