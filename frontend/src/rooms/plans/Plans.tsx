/** Which plans work when the computers do not, were they read through, and were they tested? */
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { work, works } from "../../api/work";
import { AddButton } from "../../pieces/Adding";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { Evidence } from "../../pieces/Evidence";
import { readScript } from "../../pieces/files";
import { FollowUp } from "../../pieces/FollowUp";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { Remove } from "../../pieces/Remove";
import { type Column, Grid } from "../../ui/Grid";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { DrillFields, ReviewFields } from "./Fields";
import {
  DRILL,
  type Drill,
  DRILLS,
  NAMES,
  newDrill,
  newReview,
  PLANS,
  REVIEW,
  type Review,
  REVIEWS,
  type Script,
  SCRIPTS,
} from "./plans";
import { Print, Sheet } from "./Sheet";
import { DRILLED, REVIEWED } from "./shelf";

const TITLE = "Plans for emergencies";

/** The page. */
export function Plans() {
  const { id, may, today } = useHere();
  const [search, go] = useAddress();
  const enabled = { enabled: may("inventory:read") };
  const asked = { params: { path: { practice_id: id } } };
  const plans = works.useQuery("get", PLANS, asked, enabled);
  const kit = works.useQuery("get", `${DRILLS}/scripts`, asked, enabled);
  const drills = useAll(DRILLS, { sort: "-on" }, enabled);
  const reviews = useAll(REVIEWS, { sort: "-reviewed_on" }, enabled);
  const trouble = useTrouble(plans.error ?? kit.error ?? drills.error ?? reviews.error);
  const [drill, review] = useMemo(() => [newDrill(today), newReview(today)], [today]);
  const retry = () => {
    for (const each of [plans, kit, drills, reviews]) void each.refetch();
  };
  if (!enabled.enabled) return <Closed title={TITLE} what="plans" />;
  if (!plans.data || !kit.data || !drills.data || !reviews.data)
    return <Awaited title={TITLE} what="the plans" trouble={trouble} onRetry={retry} />;
  const write = may("inventory:write");
  return (
    <Page
      title={TITLE}
      wide
      lead="Print them before you need them. What we do not know yet is a line to fill in by hand. 45 CFR 164.308(a)(6) and (a)(7)."
      actions={
        write && (
          <>
            <AddButton go={go} what="drill">
              Record a drill
            </AddButton>
            <AddButton go={go} what="review">
              Record a review
            </AddButton>
          </>
        )
      }
    >
      <Section title="The plans">
        {plans.data.plans.map((plan) => (
          <Sheet key={plan.plan} plan={plan} />
        ))}
      </Section>
      <Section title="Scripts for a drill of twenty minutes">
        <Grid label="Scripts for a drill" rows={kit.data.scripts} keyOf={({ id: script }) => script} columns={KIT} />
      </Section>
      <Section title="Drills">
        {drills.data.length > 0 ? (
          <Grid
            label="Drills"
            rows={drills.data}
            keyOf={({ id: key }) => key}
            columns={HELD}
            current={search.drill ?? null}
          />
        ) : (
          <Card>
            <Empty>
              No drill is on record. Print a script, sit down together for twenty minutes, and note the gaps.
            </Empty>
          </Card>
        )}
      </Section>
      <Section title="Reviews">
        {reviews.data.length > 0 ? (
          <Grid
            label="Reviews"
            rows={reviews.data}
            keyOf={({ id: key }) => key}
            columns={READ}
            current={search.review ?? null}
          />
        ) : (
          <Card>
            <Empty>No review is on record. Print a plan, read it through with a pen, and say here that you did.</Empty>
          </Card>
        )}
      </Section>
      {write && (
        <>
          <NewPanel title="Record a drill" open={search.add === "drill"} shelf={DRILLED} empty={drill} go={go}>
            {(texts, set) => <DrillFields texts={texts} set={set} />}
          </NewPanel>
          <NewPanel title="Record a review" open={search.add === "review"} shelf={REVIEWED} empty={review} go={go}>
            {(texts, set) => <ReviewFields texts={texts} set={set} />}
          </NewPanel>
        </>
      )}
      <OpenPanel
        rows={drills.data}
        word="drill"
        id={search.drill ?? null}
        go={go}
        titleOf={DRILL.nameOf}
        noun="Drill"
        gone={<p>This drill is no longer on record. Close the panel to see those that are.</p>}
      >
        {(row, close) => <WholeDrill key={row.id} row={row} onGone={close} />}
      </OpenPanel>
      <OpenPanel
        rows={reviews.data}
        word="review"
        id={search.review ?? null}
        go={go}
        titleOf={REVIEW.nameOf}
        noun="Review"
        gone={<p>This review is no longer on record. Close the panel to see those that are.</p>}
      >
        {(row, close) => <WholeReview key={row.id} row={row} onGone={close} />}
      </OpenPanel>
    </Page>
  );
}

function WholeDrill({ row, onGone }: { row: Drill; onGone: () => void }) {
  const { id: practice_id, may } = useHere();
  return (
    <>
      <OnRecord shelf={DRILLED} item={row}>
        {(texts, set) => <DrillFields texts={texts} set={set} />}
      </OnRecord>
      <FollowUp
        id={row.id}
        tasks={row.task_ids}
        put={async (body) => {
          const { error } = await work.POST(`${DRILLS}/{id}/tasks`, {
            params: { path: { practice_id, id: row.id }, header: { "If-Match": `"${row.version}"` } },
            body,
          });
          return error;
        }}
      />
      <section className={looks.part} aria-label="Files">
        <h3>Files</h3>
        <Evidence about="drill" id={row.id} of={DRILL.nameOf(row)} />
      </section>
      <Past kind="Drill" id={row.id} labels={DRILL.labels} say={DRILL.say} />
      {may("inventory:write") && (
        <Remove shelf={DRILLED} item={row} about="drill" onDone={onGone}>
          Only for a mistake. Its tasks stay on the plan.
        </Remove>
      )}
    </>
  );
}

function WholeReview({ row, onGone }: { row: Review; onGone: () => void }) {
  const { may } = useHere();
  return (
    <>
      <OnRecord shelf={REVIEWED} item={row}>
        {(texts, set) => <ReviewFields texts={texts} set={set} />}
      </OnRecord>
      <section className={looks.part} aria-label="Files">
        <h3>Files</h3>
        <Evidence about="plan_review" id={row.id} of={REVIEW.nameOf(row)} />
      </section>
      <Past kind="PlanReview" id={row.id} labels={REVIEW.labels} say={REVIEW.say} />
      {may("inventory:write") && (
        <Remove shelf={REVIEWED} item={row} about="plan_review" onDone={onGone}>
          Only for a mistake. The rule asks you to keep such records for six years.
        </Remove>
      )}
    </>
  );
}

const KIT: Column<Script>[] = [
  { id: "title", title: "Script", cell: ({ title }) => title },
  { id: "tests", title: "Tests", cell: ({ tests }) => tests.map((plan) => NAMES[plan]).join(", ") },
  { id: "needs", title: "At the table", cell: ({ needs }) => needs },
  {
    id: "print",
    title: "On paper",
    cell: ({ id: script, title }) => (
      <Print what={title} read={(id) => readScript(id, script)}>
        Print
      </Print>
    ),
  },
];

const HELD: Column<Drill>[] = [
  {
    id: "on",
    title: DRILL.labels.on,
    cell: ({ id, on }) => (
      <Opens word="drill" id={id}>
        {dayWords(on)}
      </Opens>
    ),
  },
  { id: "script", title: "Script", cell: ({ script }) => SCRIPTS[script] },
  { id: "plan", title: "Tested", cell: ({ plan }) => NAMES[plan] },
  { id: "gaps", title: "Gaps", cell: ({ gaps }) => gaps || "None is written down" },
  { id: "tasks", title: "Tasks", cell: ({ task_ids }) => task_ids.length },
];

const READ: Column<Review>[] = [
  {
    id: "on",
    title: REVIEW.labels.reviewed_on,
    cell: ({ id, reviewed_on }) => (
      <Opens word="review" id={id}>
        {dayWords(reviewed_on)}
      </Opens>
    ),
  },
  { id: "plan", title: "Plan", cell: ({ plan }) => NAMES[plan] },
  { id: "by", title: "By", cell: ({ reviewed_by }) => reviewed_by || "Not said" },
  { id: "changes", title: "Changes", cell: ({ changes }) => changes || "None is written down" },
];
