/** How far is the draft, and what does it take to approve it? */
import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { Past } from "../../pieces/Past";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import styles from "./analyses.module.css";
import { Approve } from "./Approve";
import { Checklist } from "./Checklist";
import { Difference } from "./Compare";
import { Cover } from "./Cover";
import { Papers } from "./Papers";
import { Review } from "./Review";
import { type Analysis, LABELS } from "./words";

/** The page of a draft; `last` is the analysis in force. */
export function Draft({ analysis, last }: { analysis: Analysis; last: Analysis | null }) {
  const { id } = useHere();
  const completeness = works.useQuery("get", "/v1/practices/{practice_id}/analyses/{id}/completeness", {
    params: { path: { practice_id: id, id: analysis.id } },
  });
  const trouble = useTrouble(completeness.error);
  return (
    <Page
      title={`Finalize analysis ${analysis.number}`}
      lead="Three steps: see that nothing is missing, read what management is asked to approve, then seal it."
    >
      <Section title="1. Is anything missing?">
        {trouble && <Unread what="the checklist" why={trouble.message} onRetry={() => void completeness.refetch()} />}
        {completeness.data ? (
          <Checklist elements={completeness.data.elements} />
        ) : (
          !trouble && <Loading what="the checklist" />
        )}
        <div id="cover">
          <Card>
            <Cover analysis={analysis} />
          </Card>
        </div>
      </Section>
      <Section title="2. What is put before management">
        <Review />
        <Papers analysis={analysis} />
        {last && (
          <details className={`${looks.folded} ${styles.more}`}>
            <summary>What changed since analysis {last.number}</summary>
            <Difference later={analysis} earlier={last} />
          </details>
        )}
      </Section>
      <Section title="3. Approve and seal">
        {completeness.data && <Approve analysis={analysis} elements={completeness.data.elements} />}
      </Section>
      <Past kind="Analysis" id={analysis.id} labels={LABELS} />
    </Page>
  );
}
