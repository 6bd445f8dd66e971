/** Does the sealed analysis still say what is so, and what has changed since? */
import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { Section } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import { Lines } from "./Lines";

/** The section about the analysis in force. */
export function Currency() {
  const { id } = useHere();
  const currency = works.useQuery("get", "/v1/practices/{practice_id}/analyses/currency", {
    params: { path: { practice_id: id } },
  });
  const trouble = useTrouble(currency.error);
  return (
    <Section title="Is it still true?">
      {trouble ? (
        <Unread what="what has changed" why={trouble.message} onRetry={() => void currency.refetch()} />
      ) : !currency.data ? (
        <Loading what="what has changed" />
      ) : currency.data.current ? (
        <p>Yes. Nothing has changed on record since it was sealed.</p>
      ) : (
        <>
          <p>
            It is the analysis in force, and these things have changed since it was sealed. Look whether one of them
            calls for the next analysis.
          </p>
          <Lines lines={currency.data.changes} />
        </>
      )}
    </Section>
  );
}
