/** Who may get into which system, and did somebody look that through? 45 CFR 164.308(a)(4)(ii)(C). */
import { Button } from "@mantine/core";
import { useMemo, useState } from "react";

import { useTrouble } from "../../api/problems";
import { type Go, useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { dayWords, momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { AskPanel } from "./AskPanel";
import { OnePanel } from "./OnePanel";
import { dueOf, peopleWords, type Review, REVIEWS, saidWords, stateOf, type System, SYSTEMS } from "./words";

const TITLE = "Who may get in";

/** The page. */
export function Reviews() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const [at] = useState(() => Date.now());
  const enabled = { enabled: may("inventory:read") };
  const systems = useAll(SYSTEMS, {}, enabled);
  const asked = useAll(REVIEWS, {}, enabled);
  const trouble = useTrouble(systems.error ?? asked.error);
  if (!enabled.enabled) return <Closed title={TITLE} what="who may get into your systems" />;
  if (!systems.data || !asked.data) {
    const again = () => {
      void systems.refetch();
      void asked.refetch();
    };
    return <Awaited title={TITLE} what="the systems" trouble={trouble} onRetry={again} />;
  }
  const about = systems.data.find(({ asset_id }) => asset_id === search.ask) ?? null;
  return (
    <Page
      title={TITLE}
      wide
      lead="Lists of who can get in grow by themselves and never shrink. Ask the person who knows each system to look its list through; they need no account. 45 CFR 164.308(a)(4)(ii)(C). The rule names no interval; yours stands in your access policy."
    >
      <Systems systems={systems.data} go={go} />
      <Section title="Looked through, or asked for">
        {asked.data.length > 0 ? (
          <Asked reviews={asked.data} at={at} current={search.review ?? null} />
        ) : (
          <Card>
            <Empty>Nobody was asked yet. Begin with the system that holds your charts.</Empty>
          </Card>
        )}
      </Section>
      {may("inventory:write") && <AskPanel system={about} open={search.ask !== undefined} go={go} />}
      <OnePanel reviews={asked.data} at={at} id={search.review ?? null} go={go} />
    </Page>
  );
}

function Systems({ systems, go }: { systems: readonly System[]; go: Go }) {
  const { may, today } = useHere();
  const write = may("inventory:write");
  const columns = useMemo(() => systemColumns(today, write, go), [today, write, go]);
  return (
    <Section title="Your systems">
      {systems.length > 0 ? (
        <Grid
          label="Systems"
          rows={systems}
          keyOf={({ asset_id }) => asset_id}
          nameOf={({ asset }) => asset}
          columns={columns}
        />
      ) : (
        <Card>
          <Empty>
            No way into a system is on record yet. Open somebody under People and put down what they can get into, or
            begin a checklist for whoever joins.
          </Empty>
        </Card>
      )}
    </Section>
  );
}

function systemColumns(today: string, write: boolean, go: Go): Column<System>[] {
  return [
    { id: "system", title: "System", cell: ({ asset }) => asset },
    { id: "people", title: "Can get in", cell: ({ people }) => peopleWords(people) },
    {
      id: "last",
      title: "Last looked through",
      cell: ({ last_on }) =>
        last_on ? <span className={looks.day}>{dayWords(last_on)}</span> : <span data-none>–</span>,
    },
    {
      id: "due",
      title: "Next by",
      cell: (system) => {
        const { text, late } = dueOf(system, today);
        return late ? <Tag tone="wait">{text}</Tag> : text;
      },
    },
    ...(write
      ? [
          {
            id: "ask",
            title: "Ask",
            cell: ({ asset_id, asset }: System) => (
              <Button
                size="sm"
                variant="default"
                aria-label={`Ask somebody about ${asset}`}
                onClick={() => {
                  go({ ask: asset_id });
                }}
              >
                Ask somebody
              </Button>
            ),
          },
        ]
      : []),
  ];
}

function Asked({ reviews, at, current }: { reviews: readonly Review[]; at: number; current: string | null }) {
  const { zone } = useHere();
  const columns = useMemo(() => askedColumns(zone, at), [zone, at]);
  return (
    <Grid
      label="Reviews"
      rows={reviews}
      keyOf={({ id }) => id}
      nameOf={({ asset }) => asset}
      columns={columns}
      current={current}
    />
  );
}

function askedColumns(zone: string, at: number): Column<Review>[] {
  return [
    {
      id: "system",
      title: "System",
      cell: ({ id, asset }) => (
        <Opens word="review" id={id}>
          {asset}
        </Opens>
      ),
    },
    { id: "who", title: "By", cell: ({ name }) => name },
    {
      id: "state",
      title: "How far",
      cell: (review) => {
        const state = stateOf(review, at);
        if (state === "over") return "Ended without an answer";
        if (state === "waits")
          return (
            <>
              <Tag tone="wait">Asked</Tag> until {momentWords(review.expires_at, zone)}
            </>
          );
        return <span className={looks.day}>{review.handed_in_at && momentWords(review.handed_in_at, zone)}</span>;
      },
    },
    {
      id: "said",
      title: "What was said",
      cell: (review) => (review.handed_in_at ? saidWords(review) : <span data-none>–</span>),
    },
  ];
}
