/** Who changed what, and when? */
import { Button } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";

import { Closed } from "../../pieces/Closed";
import { type ChangeLine, differences, gist, type Say } from "../../pieces/differences";
import { useHere } from "../../pieces/here";
import { useNames } from "../../pieces/names";
import { Differences } from "../../pieces/Past";
import { useStory } from "../../pieces/story";
import looks from "../../ui/looks.module.css";
import { Page, Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { byDay, timeWords, titleOf } from "./days";
import { Filters } from "./Filters";
import { FILTERS, isTurned } from "./filtering";
import { Head } from "./Head";
import styles from "./history.module.css";
import { did, goalOf, nounOf } from "./words";

const PAGE = 50;

/** The page: every change, day by day, the newest first. */
export function History() {
  const { zone, today, may } = useHere();
  const search = useSearch({ from: "/signed-in/practice/$id/history" });
  const navigate = useNavigate({ from: "/practice/$id/history" });
  const asked = Object.fromEntries(FILTERS.flatMap((field) => (search[field] ? [[field, search[field]]] : [])));
  const { changes, trouble, ...story } = useStory(asked, PAGE, {
    enabled: may("history:read") && !isTurned(search),
  });
  const names = useNames(useMemo(() => changes.flatMap(({ before, content }) => [before, content]), [changes]));
  const days = useMemo(() => byDay(changes, zone), [changes, zone]);
  if (!may("history:read")) return <Closed title="History" what="who changed what" />;
  return (
    <Page
      title="History"
      lead="Every change is written down here by itself: who made it, when, and what it was before. Nobody can take a line out unseen."
    >
      <Filters
        search={search}
        seen={changes}
        onChange={(field, value) => {
          const { [field]: _, ...rest } = search;
          void navigate({ search: value ? { ...rest, [field]: value } : rest, replace: true });
        }}
        onClear={() => void navigate({ search: {} })}
      />
      {!may("conduct:read") && (
        <p className={looks.quiet}>
          Lines on sanctions and complaints are shown to owners and the two officers only, so some numbers may be
          missing.
        </p>
      )}
      {trouble && <Unread what="the history" why={trouble.message} onRetry={() => void story.refetch()} />}
      {story.isLoading && <Loading what="the history" />}
      {story.isSuccess && changes.length === 0 && (
        <Empty>Nothing on record fits what you chose. Take a filter away to see more.</Empty>
      )}
      {days.map(({ day, changes: held }) => (
        <Section key={day} title={titleOf(day, today)}>
          <ol className={styles.changes}>
            {held.map((change) => (
              <li key={change.seq}>
                <Entry change={change} say={names} />
              </li>
            ))}
          </ol>
        </Section>
      ))}
      {story.hasNextPage && (
        <div>
          <Button variant="default" aria-disabled={story.isFetchingNextPage} onClick={() => void story.fetchNextPage()}>
            {story.isFetchingNextPage ? "One moment…" : "Show earlier changes"}
          </Button>
        </div>
      )}
      <Head />
    </Page>
  );
}

function Entry({ change, say }: { change: ChangeLine; say: Say }) {
  const { id, zone } = useHere();
  const found = differences(change, {}, say);
  const goal = goalOf(change, id);
  return (
    <details className={styles.entry}>
      <summary>
        <time dateTime={change.at}>{timeWords(change.at, zone)}</time>
        <span>
          <strong>{change.who}</strong> {did(change.action)} {nounOf(change.kind)} <strong>{change.name}</strong>
          {change.action === "changed" && found.length > 0 && <span className={styles.gist}>{gist(found)}</span>}
        </span>
        <IconChevronDown size={18} stroke={1.6} aria-hidden />
      </summary>
      <div className={styles.inside}>
        {change.disposal !== null && <p>What it said was disposed of: {change.disposal}</p>}
        <Differences found={found} action={change.action} />
        <p className={looks.quiet}>
          Line {change.seq} of the history{goal && ". "}
          {goal && <Link {...goal}>Go to it</Link>}
        </p>
      </div>
    </details>
  );
}
