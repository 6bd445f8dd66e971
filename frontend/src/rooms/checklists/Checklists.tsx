/** Who joins and who leaves, and did their access end? */
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { Begin } from "./Begin";
import { lengthWords, type Line, LISTS, titleOf } from "./words";

const TITLE = "Joining and leaving";

/** The page. */
export function Checklists() {
  const { may } = useHere();
  const found = useAll(LISTS, {}, { enabled: may("inventory:read") });
  const trouble = useTrouble(found.error);
  if (!may("inventory:read")) return <Closed title={TITLE} what="who joins and leaves" />;
  if (!found.data)
    return <Awaited title={TITLE} what="the checklists" trouble={trouble} onRetry={() => void found.refetch()} />;
  return (
    <Page
      title={TITLE}
      wide
      lead="One list for each person who comes or goes: each system with its tick and its minute. Somebody quits at ten to five? Begin here."
    >
      {may("inventory:write") && <Begin />}
      <Section title="Checklists">
        {found.data.length > 0 ? (
          <Grid label="Checklists" rows={found.data} keyOf={({ id }) => id} nameOf={titleOf} columns={COLUMNS} />
        ) : (
          <Card>
            <Empty>Nobody has joined or left since you began to write it down here.</Empty>
          </Card>
        )}
      </Section>
    </Page>
  );
}

const COLUMNS: Column<Line>[] = [
  { id: "who", title: "Who", cell: (line) => <Who line={line} /> },
  { id: "when", title: "When", cell: ({ happened_at }) => <When at={happened_at} /> },
  { id: "access", title: "Access ended", cell: ({ span }) => <Ended span={span} /> },
  { id: "by", title: "Begun by", cell: ({ opened_by }) => opened_by },
];

function Who({ line }: { line: Line }) {
  const { id } = useHere();
  return (
    <Link to="/practice/$id/joining/$checklist" params={{ id, checklist: line.id }}>
      {titleOf(line)}
    </Link>
  );
}

function When({ at }: { at: string }) {
  const { zone } = useHere();
  return <span className={looks.day}>{momentWords(at, zone)}</span>;
}

function Ended({ span }: Pick<Line, "span">) {
  if (span?.minutes == null) return <span data-none>–</span>;
  if (span.open > 0) return <Tag tone="wait">{`${span.open} still open`}</Tag>;
  return <Tag tone={span.late ? "wait" : "good"}>{span.minutes === 0 ? "in time" : lengthWords(span.minutes)}</Tag>;
}
