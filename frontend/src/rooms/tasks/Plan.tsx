/** What will be done, by whom, by when? */
import { SegmentedControl } from "@mantine/core";

import { useTrouble } from "../../api/problems";
import { AddButton } from "../../pieces/Adding";
import { type Go, type Search, useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Page, Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { AddTask } from "./AddTask";
import { Board } from "./Board";
import { Calendar } from "./Calendar";
import { Details } from "./Details";
import { List } from "./List";
import { Asks, Refusal, useMoving } from "./Moving";
import { Proposals } from "./Proposals";
import { triedOf, VIEWS, viewOf } from "./search";
import styles from "./tasks.module.css";
import { ThisWeek, usePace } from "./ThisWeek";
import { WhatIf } from "./WhatIf";
import type { Task } from "./words";

/** The page: what this week holds, then every task as the person likes to see it. */
export function Plan() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const tasks = useAll("/v1/practices/{practice_id}/tasks", undefined, { enabled: may("tasks:read") });
  const trouble = useTrouble(tasks.error);
  if (!may("tasks:read"))
    return (
      <Page title="Plan" lead="Your role does not include the plan.">
        <p>An owner can change that under People with access.</p>
      </Page>
    );
  if (tasks.data) return <Planned tasks={tasks.data} search={search} go={go} />;
  return <Awaited title="Plan" what="the plan" trouble={trouble} onRetry={() => void tasks.refetch()} />;
}

function Planned({ tasks, search, go }: { tasks: Task[]; search: Search; go: Go }) {
  const { may } = useHere();
  const moving = useMoving();
  const view = viewOf(search);
  const [pace, setPace] = usePace(search, go);
  const proposed = useAll("/v1/practices/{practice_id}/tasks/proposed");
  const left = proposed.data?.filter(({ taken_up }) => !taken_up).length;
  const tried = triedOf(search, tasks);
  return (
    <Page
      title="Plan"
      wide
      lead={
        may("tasks:write")
          ? "What you will do, who does it and by when."
          : "What will be done, by whom and by when. Your role reads the plan; an officer or the owner changes it."
      }
      actions={may("tasks:write") && <AddButton go={go}>Add a task</AddButton>}
    >
      <ThisWeek tasks={tasks} pace={pace} onPace={setPace} moving={moving} go={go} />
      <Section title="All work" actions={<PrintButton />}>
        <SegmentedControl
          className={styles.views}
          aria-label="Show the work as"
          value={view}
          onChange={(value) => {
            go({ view: value === "list" ? "" : value });
          }}
          data={Object.entries(VIEWS).map(([value, label]) => ({
            value,
            label: value === "proposed" && left ? `${label} (${left})` : label,
          }))}
        />
        <Refusal moving={moving} />
        {view === "list" && <List tasks={tasks} search={search} go={go} />}
        {view === "board" && <Board tasks={tasks} moving={moving} />}
        {view === "calendar" && <Calendar tasks={tasks} search={search} go={go} />}
        {view === "proposed" && <Proposals proposed={proposed} />}
      </Section>
      <Details tasks={tasks} id={search.task ?? null} moving={moving} go={go} />
      <AddTask tasks={tasks} open={search.add !== undefined} title={search.title ?? ""} go={go} />
      <WhatIf tasks={tried} open={search.try !== undefined} pace={pace} go={go} />
      <Asks moving={moving} />
    </Page>
  );
}
