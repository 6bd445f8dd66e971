/** Who changed this record, when, and what was it before? */
import { Button } from "@mantine/core";
import { useMemo, useState } from "react";

import looks from "../ui/looks.module.css";
import { Empty, Loading, Unread } from "../ui/states";
import { momentWords } from "./days";
import { type ChangeLine, type Difference, differences, type Say } from "./differences";
import { useHere } from "./here";
import { useNames } from "./names";
import styles from "./Past.module.css";
import { useStory } from "./story";

interface PastProps {
  /** The kind of record as the history names it: "Risk", "Asset", "Vendor". */
  kind: string;
  /** The record's own id. */
  id: string;
  /** What the room calls its fields; the usual names stand for the others. */
  labels?: Record<string, string | undefined>;
  /** What the room calls a value, such as an answer's text; undefined where it has no better word. */
  say?: Say;
}

const PAGE = 20;

/** A record's history, folded until somebody wants it. Nothing at all for a role that may not read the history. */
export function Past(props: PastProps) {
  const { may } = useHere();
  const [open, setOpen] = useState(false);
  if (!may("history:read")) return null;
  return (
    <details
      className={`${looks.folded} ${styles.past}`}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>Who changed this, and when</summary>
      {open && <Changes {...props} />}
    </details>
  );
}

function Changes({ kind, id, labels, say }: PastProps) {
  const { changes, trouble, ...story } = useStory({ kind, row_id: id }, PAGE);
  const names = useNames(useMemo(() => changes.flatMap(({ before, content }) => [before, content]), [changes]));
  if (trouble) return <Unread what="the history" why={trouble.message} onRetry={() => void story.refetch()} />;
  if (story.isPending) return <Loading what="the history" />;
  if (changes.length === 0) return <Empty>Nothing has been recorded about this yet.</Empty>;
  return (
    <>
      <ol className={styles.changes}>
        {changes.map((change) => (
          <li key={change.seq}>
            <Change
              change={change}
              found={differences(change, labels, (field, value) => say?.(field, value) ?? names(field, value))}
            />
          </li>
        ))}
      </ol>
      {story.hasNextPage && (
        <Button
          variant="default"
          size="sm"
          aria-disabled={story.isFetchingNextPage}
          onClick={() => void story.fetchNextPage()}
        >
          Show earlier changes
        </Button>
      )}
    </>
  );
}

function Change({ change, found }: { change: ChangeLine; found: Difference[] }) {
  const { zone } = useHere();
  return (
    <>
      <p>
        <strong>{change.who}</strong> {DID[change.action] ?? change.action} this
        <time className={styles.when} dateTime={change.at}>
          {momentWords(change.at, zone)}
        </time>
      </p>
      {change.disposal !== null && <p>What it said then was disposed of: {change.disposal}</p>}
      {change.action === "changed" && <Differences found={found} action={change.action} />}
    </>
  );
}

const DID: Record<string, string> = { created: "added", changed: "changed", removed: "removed" };

/** Field by field, what was and what is; of a new record what it is, of one that is gone what it was. */
export function Differences({ found, action }: { found: readonly Difference[]; action: string }) {
  if (found.length === 0) return <p className={styles.when}>Only what the program counts for itself.</p>;
  return (
    <dl className={styles.fields}>
      {found.map(({ field, label, from, to }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>
            {action !== "created" && <span className={styles.from}>{from}</span>}
            {action === "changed" && (
              <>
                {" "}
                <span aria-hidden>→</span> <span className={looks.heard}>became</span>{" "}
              </>
            )}
            {action !== "removed" && <span>{to}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
