/** What was evaluated, what was found, and when is the next due? 45 CFR 164.308(a)(8). */
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { work, works } from "../../api/work";
import { AddButton } from "../../pieces/Adding";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { choicesOf } from "../../pieces/choices";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { Evidence } from "../../pieces/Evidence";
import { FollowUp } from "../../pieces/FollowUp";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { Remove } from "../../pieces/Remove";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { emptyOn, type Evaluation, EVALUATION, EVALUATIONS, type Texts, TRIGGERS } from "./evaluations";
import { SHELF } from "./shelf";

const TITLE = "Evaluations";

/** The page. */
export function Evaluations() {
  const { may, today } = useHere();
  const [search, go] = useAddress();
  const enabled = { enabled: may("risks:read") };
  const found = useAll(EVALUATIONS, undefined, enabled);
  const trouble = useTrouble(found.error);
  const first = useMemo(() => emptyOn(today), [today]);
  if (!enabled.enabled) return <Closed title={TITLE} what="evaluations" />;
  if (!found.data)
    return <Awaited title={TITLE} what="the evaluations" trouble={trouble} onRetry={() => void found.refetch()} />;
  const write = may("risks:write");
  return (
    <Page
      title={TITLE}
      wide
      lead="Do our safeguards still do what the Security Rule asks? Look from time to time, and when something changes. 45 CFR 164.308(a)(8)."
      actions={write && <AddButton go={go}>Add an evaluation</AddButton>}
    >
      <Due />
      {found.data.length > 0 ? (
        <Grid
          label="Evaluations"
          rows={found.data}
          keyOf={({ id }) => id}
          columns={COLUMNS}
          current={search.evaluation ?? null}
        />
      ) : (
        <Card>
          <Empty>
            No evaluation is on record. Take an hour: look at the systems, then at policies and habits, and write down
            what you found.
          </Empty>
        </Card>
      )}
      {write && (
        <NewPanel title="Add an evaluation" open={search.add !== undefined} shelf={SHELF} empty={first} go={go}>
          {(texts, set) => <Fields texts={texts} set={set} />}
        </NewPanel>
      )}
      <OpenPanel
        rows={found.data}
        word="evaluation"
        id={search.evaluation ?? null}
        go={go}
        titleOf={EVALUATION.nameOf}
        noun="Evaluation"
        gone={<p>This evaluation is no longer on record. Close the panel to see those that are.</p>}
      >
        {(row, close) => <Whole key={row.id} row={row} onGone={close} />}
      </OpenPanel>
    </Page>
  );
}

/** When the next is due, and by whose word. */
function Due() {
  const { id } = useHere();
  const due = works.useQuery("get", `${EVALUATIONS}/due`, { params: { path: { practice_id: id } } });
  if (!due.data) return null;
  const { state, due_on, because } = due.data;
  return (
    <p role="status">
      {due_on !== null && (
        <>
          <Tag tone={state === "due" ? "wait" : "good"}>{state === "due" ? "Due" : "Planned"}</Tag>{" "}
          {`The next one is due on ${dayWords(due_on)}. `}
        </>
      )}
      {because}
    </p>
  );
}

function Whole({ row, onGone }: { row: Evaluation; onGone: () => void }) {
  const { id: practice_id, may } = useHere();
  return (
    <>
      <OnRecord shelf={SHELF} item={row}>
        {(texts, set) => <Fields texts={texts} set={set} />}
      </OnRecord>
      <FollowUp
        id={row.id}
        tasks={row.task_ids}
        put={async (body) => {
          const { error } = await work.POST(`${EVALUATIONS}/{id}/tasks`, {
            params: { path: { practice_id, id: row.id }, header: { "If-Match": `"${row.version}"` } },
            body,
          });
          return error;
        }}
      />
      <section className={looks.part} aria-label="Files">
        <h3>Files</h3>
        <Evidence about="evaluation" id={row.id} of={EVALUATION.nameOf(row)} />
      </section>
      <Past kind="Evaluation" id={row.id} labels={EVALUATION.labels} say={EVALUATION.say} />
      {may("risks:write") && (
        <Remove shelf={SHELF} item={row} about="evaluation" onDone={onGone}>
          Only for a mistake. The rule asks you to keep the record of an evaluation for six years.
        </Remove>
      )}
    </>
  );
}

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
}

function Fields({ texts, set }: FieldsProps) {
  return (
    <>
      <div className={looks.pair}>
        <DayField name="evaluated_on" value={texts.evaluated_on} onChange={set("evaluated_on")} />
        <ChoiceField name="trigger" value={texts.trigger} onChange={set("trigger")} choices={choicesOf(TRIGGERS)} />
      </div>
      {texts.trigger !== "periodic" && (
        <LineField
          name="because"
          hint="Such as a new EHR, a move, a merger."
          value={texts.because}
          onChange={set("because")}
        />
      )}
      <NoteField
        name="technical"
        hint="Sign-in, updates, encryption, backups, logs."
        value={texts.technical}
        onChange={set("technical")}
      />
      <NoteField
        name="nontechnical"
        hint="Policies, training, who may do what, locks and keys."
        value={texts.nontechnical}
        onChange={set("nontechnical")}
      />
      <NoteField name="findings" hint="Name no patient." value={texts.findings} onChange={set("findings")} />
      <div className={looks.pair}>
        <LineField name="made_by" value={texts.made_by} onChange={set("made_by")} />
        <DayField
          name="next_on"
          hint="Empty: a year later, which is our advice."
          value={texts.next_on}
          onChange={set("next_on")}
        />
      </div>
    </>
  );
}

const COLUMNS: Column<Evaluation>[] = [
  {
    id: "on",
    title: EVALUATION.labels.evaluated_on,
    cell: ({ id, evaluated_on }) => (
      <Opens word="evaluation" id={id}>
        {dayWords(evaluated_on)}
      </Opens>
    ),
  },
  { id: "trigger", title: EVALUATION.labels.trigger, cell: ({ trigger }) => TRIGGERS[trigger] },
  { id: "findings", title: EVALUATION.labels.findings, cell: ({ findings }) => findings || "Nothing is written down" },
  { id: "by", title: EVALUATION.labels.made_by, cell: ({ made_by }) => made_by || "Not said" },
];
