/** How can somebody show later that nothing was cut off the end of the history? With its head, kept elsewhere. */
import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { Copy } from "../../ui/Copy";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import styles from "./history.module.css";

/** The section with the present head. */
export function Head() {
  const { id } = useHere();
  const head = works.useQuery("get", "/v1/practices/{practice_id}/history/head", {
    params: { path: { practice_id: id } },
  });
  const trouble = useTrouble(head.error);
  return (
    <Section title="Keep the end of it elsewhere">
      <p>
        Each line holds on to the one before it, so a line that is changed or taken out shows. Only the newest lines
        could be cut off without a trace. Whoever keeps this mark outside, in a letter or on paper, can show that they
        were there. The last line is number {head.data?.seq ?? "…"}.
      </p>
      {trouble ? (
        <Unread what="the mark" why={trouble.message} onRetry={() => void head.refetch()} />
      ) : head.data ? (
        <div className={styles.head}>
          <code>
            {head.data.seq}:{head.data.hash}
          </code>
          <Copy text={`${head.data.seq}:${head.data.hash}`}>Copy the mark</Copy>
        </div>
      ) : (
        <Loading what="the mark" />
      )}
      <details className={`${looks.folded} ${styles.more}`}>
        <summary>How it is checked</summary>
        <p>Whoever looks after the server runs this. It checks every line, and says whether the mark stands in it:</p>
        <pre>
          <code>duecare verify --head MARK</code>
        </pre>
      </details>
    </Section>
  );
}
