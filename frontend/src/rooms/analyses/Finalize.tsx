/** What is missing before the analysis can be approved, who approves it, and what does the sealed one say? */
import { useTrouble } from "../../api/problems";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import styles from "./analyses.module.css";
import { Begin } from "./Begin";
import { Currency } from "./Currency";
import { Draft } from "./Draft";
import { Sealed } from "./Sealed";
import type { Analysis } from "./words";

/** The page: the draft if there is one, else the analysis in force, else how to begin. */
export function Finalize() {
  const { may } = useHere();
  return may("analyses:read") ? <Open /> : <Closed title="Finalize" what="the written analyses" />;
}

function Open() {
  const analyses = useAll("/v1/practices/{practice_id}/analyses");
  const trouble = useTrouble(analyses.error);
  const draft = analyses.data?.find(({ status }) => status === "draft");
  const standing = analyses.data?.find(({ status }) => status === "final");
  if (draft) return <Draft analysis={draft} last={standing ?? null} />;
  if (standing) return <Standing analysis={standing} />;
  return (
    <Page
      title="Finalize"
      narrow
      lead="Put what you have recorded into one written risk analysis, have it approved, and keep it so that nobody can change it."
    >
      {trouble ? (
        <Unread what="your analyses" why={trouble.message} onRetry={() => void analyses.refetch()} />
      ) : analyses.isPending ? (
        <Loading what="your analyses" />
      ) : (
        <Start first />
      )}
    </Page>
  );
}

function Standing({ analysis }: { analysis: Analysis }) {
  const { name } = useHere();
  const { approved_by, approved_at, next_review_on } = analysis;
  const review = next_review_on ? ` The next review is on ${dayWords(next_review_on)}.` : "";
  return (
    <Page
      title={`Analysis ${analysis.number} is sealed`}
      lead={`It is the risk analysis of ${name}, approved by ${approved_by} on ${dayWords(approved_at)}.${review}`}
    >
      <Sealed analysis={analysis} />
      <Currency />
      <details className={`${looks.folded} ${styles.more}`}>
        <summary>Start the next analysis</summary>
        <p>
          What you record from now on goes into the next analysis. Start it when something important changes, and for
          the review at the latest.
        </p>
        <Start />
      </details>
    </Page>
  );
}

function Start({ first = false }: { first?: boolean }) {
  const { may } = useHere();
  if (!may("analyses:write"))
    return (
      <p>
        Your role reads analyses. An owner, a manager or one of the officers starts {first ? "the first" : "the next"}{" "}
        one.
      </p>
    );
  return (
    <Card>
      {first && (
        <p>
          You can start now, with much still open. The draft shows what is missing, and it can be printed at any time.
        </p>
      )}
      <Begin />
    </Card>
  );
}
