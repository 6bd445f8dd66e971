/** What would be left with some tasks done? Shown before anything is saved. */
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import type { components } from "../../api/schema";
import { work, works } from "../../api/work";
import type { Go } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { Heat } from "../../ui/Heat";
import { LevelTag, Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Panel } from "../../ui/Panel";
import { Empty, Loading, Unread } from "../../ui/states";
import { UndoLine } from "../../ui/undo";
import { cellOf, changeWords, imagine, type Imagined, sentences } from "./imagine";
import { TakeUp } from "./TakeUp";
import styles from "./tasks.module.css";
import type { Move, Task } from "./words";

type Left = components["schemas"]["WhatIfOut"];
type Method = components["schemas"]["MethodOut"];

interface WhatIfProps {
  tasks: readonly Task[];
  open: boolean;
  pace: number;
  go: Go;
}

/** The panel. Nothing in it is saved until the dates are put on the plan. */
export function WhatIf({ tasks, open, pace, go }: WhatIfProps) {
  // While the panel closes it still shows what it showed.
  const [shown, show] = useState(tasks);
  if (open && shown !== tasks && !same(shown, tasks)) show(tasks);
  return (
    <Panel
      title={shown.length === 1 ? "With this one done" : `With these ${shown.length} done`}
      open={open}
      onClose={() => {
        go({ try: "" });
      }}
    >
      {shown.length > 0 ? (
        <Tried tasks={shown} pace={pace} go={go} />
      ) : (
        <Empty>Choose tasks in the list first. Then this page shows what would be left with them done.</Empty>
      )}
      <UndoLine />
    </Panel>
  );
}

function Tried({ tasks, pace, go }: Omit<WhatIfProps, "open">) {
  const { id: practice_id, may } = useHere();
  const ids = tasks.map(({ id }) => id);
  const left = useQuery({
    queryKey: ["what-if", practice_id, ids],
    queryFn: async ({ signal }) => {
      const { data, error } = await work.POST("/v1/practices/{practice_id}/tasks/what-if", {
        params: { path: { practice_id } },
        body: { task_ids: ids },
        signal,
      });
      if (!data) throw error as unknown as Error;
      return data;
    },
  });
  const trouble = useTrouble(left.error);
  return (
    <>
      <ul className={styles.lines}>
        {tasks.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      <p className={looks.quiet}>
        Nothing is saved by looking. We count the risks that your answers leave open, rated as we suggest; your own
        ratings stay until you change them.
      </p>
      {trouble && <Unread what="what would be left" why={trouble.message} onRetry={() => void left.refetch()} />}
      {left.isPending && <Loading what="what would be left" />}
      {left.data && (
        <>
          <p className={styles.open} role="status">
            Open risks: <strong>{left.data.open_before}</strong> today, <strong>{left.data.open_after}</strong> with{" "}
            {tasks.length === 1 ? "this" : "these"} done.
          </p>
          {may("risks:read") ? <Seen left={left.data} /> : <Moves moves={left.data.moves} />}
        </>
      )}
      {may("tasks:write") && <TakeUp tasks={tasks} pace={pace} go={go} />}
    </>
  );
}

function Seen({ left }: { left: Left }) {
  const { id: practice_id } = useHere();
  const scenarios = useAll("/v1/practices/{practice_id}/scenarios");
  const method = works.useQuery("get", "/v1/practices/{practice_id}/method", { params: { path: { practice_id } } });
  const trouble = useTrouble(scenarios.error ?? method.error);
  if (trouble)
    return (
      <Unread
        what="the risks"
        why={trouble.message}
        onRetry={() => void Promise.all([scenarios.refetch(), method.refetch()])}
      />
    );
  if (!scenarios.data || !method.data) return <Loading what="the risks" />;
  const table = method.data.method;
  const imagined = imagine(scenarios.data, left.moves, table.levels);
  return (
    <>
      <ul className={styles.said}>
        {sentences(imagined.moves).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Levels levels={imagined.levels} />
      <Map imagined={imagined} method={table} />
      <Moves moves={imagined.moves} />
    </>
  );
}

function Levels({ levels }: { levels: Imagined["levels"] }) {
  return (
    <table className={styles.levels}>
      <thead>
        <tr>
          <th scope="col">Level</th>
          <th scope="col">Today</th>
          <th scope="col">With these done</th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ level, before, after }) => (
          <tr key={level}>
            <th scope="row">
              <LevelTag level={level} />
            </th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same table of likelihood and impact, today and then. */
function Map({ imagined, method }: { imagined: Imagined; method: Method }) {
  const [then, setThen] = useState(true);
  const { before, after } = imagined;
  return (
    <>
      <SegmentedControl
        className={styles.views}
        aria-label="Show the table"
        value={then ? "then" : "today"}
        onChange={(value) => {
          setThen(value === "then");
        }}
        data={[
          { value: "today", label: "Today" },
          { value: "then", label: "With these done" },
        ]}
      />
      <Heat
        caption={then ? "Open risks with these done" : "Open risks today"}
        rows={method.likelihoods}
        columns={method.impacts}
        cell={(row, column) => {
          const key = cellOf(row, column);
          const [was, is] = [before.get(key) ?? 0, after.get(key) ?? 0];
          return {
            level: method.grid[row]?.[method.impacts.indexOf(column)] ?? "",
            count: then ? is : was,
            change: then ? is - was : 0,
          };
        }}
      />
    </>
  );
}

function Moves({ moves }: { moves: readonly Move[] }) {
  if (moves.length === 0)
    return (
      <Empty>
        No rating moves. These tasks lead to no better answer today: they are work of your own, or the answers already
        say so.
      </Empty>
    );
  return (
    <section className={styles.part} aria-label="What moves">
      <h3>
        {counted(moves.length, "risk")} {moves.length === 1 ? "moves" : "move"}
      </h3>
      <ul className={styles.moves}>
        {moves.map(({ pair, group_id, title, before, after, shut }) => (
          <li key={`${pair} ${group_id ?? ""}`}>
            <span>
              {title}
              {!shut && <span className={styles.why}>{changeWords(before, after)}</span>}
            </span>
            <span className={styles.step}>
              <LevelTag level={before.level} />
              <span aria-hidden>→</span>
              <span className={looks.heard}>becomes</span>
              {shut ? <Tag tone="good">No longer open</Tag> : <LevelTag level={after.level} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function same(a: readonly Task[], b: readonly Task[]): boolean {
  return a.length === b.length && a.every((task, place) => task === b[place]);
}
