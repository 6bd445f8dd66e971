/** How are many risks rated, answered or handed to somebody at once? */
import { Button } from "@mantine/core";
import { useState } from "react";

import { work } from "../../api/work";
import { alikeTrouble, changeAlike, type Send, takeBack } from "../../pieces/alike";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { OwnerField } from "../../pieces/Owner";
import { levelIn } from "../../pieces/rating";
import { useDraft } from "../../ui/drafts";
import { ChoiceField, DayField, NoteField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { LevelTag, levelWord } from "../../ui/levels";
import { Panel } from "../../ui/Panel";
import { offerUndo } from "../../ui/undo";
import type { Go } from "../../pieces/address";
import { type Alike, LEAVE, likeRisk, type Named, named, setOf } from "./alike";
import styles from "./risks.module.css";
import { type Choice, LABELS, numberWord, RESPONSES, type Risk, STATUSES } from "./words";

interface BulkProps {
  chosen: readonly Risk[];
  /** The risk whose rating and response the chosen ones get. */
  like: Risk | null;
  choice: Choice;
  owners: readonly string[];
  go: Go;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The bar over the list, there as long as risks are chosen or one is being copied. */
export function BulkBar({ chosen, like, choice, owners, go, onChoose }: BulkProps) {
  const [open, setOpen] = useState(false);
  const others = like ? chosen.filter(({ id }) => id !== like.id) : chosen;
  const count = others.length === 1 ? "1 risk" : `${others.length} risks`;
  const stop = () => {
    setOpen(false);
    go({ like: "" }, { replace: true });
    onChoose(new Set());
  };
  return (
    <>
      <div className={styles.bulk} role="status" data-open={like !== null || chosen.length > 0 || undefined}>
        {like && others.length === 0 && (
          <span>Choose the risks that get the rating and response of {numberWord(like.number)}.</span>
        )}
        {others.length > 0 && (
          <>
            <span>{count} chosen</span>
            <Button
              size="sm"
              onClick={() => {
                setOpen(true);
              }}
            >
              {like ? `Copy ${numberWord(like.number)} to ${count}` : `Change ${count} at once`}
            </Button>
          </>
        )}
        {(like !== null || chosen.length > 0) && (
          <Button size="sm" variant="subtle" onClick={stop}>
            {like ? "Stop copying" : "Choose none"}
          </Button>
        )}
      </div>
      <Panel
        title={like ? `Copy ${numberWord(like.number)} to ${count}` : `Change ${count} at once`}
        open={open}
        onClose={() => {
          setOpen(false);
        }}
      >
        {others.length > 0 && (
          <BulkForm key={like?.id} risks={others} like={like} choice={choice} owners={owners} onDone={stop} />
        )}
      </Panel>
    </>
  );
}

/** How a change of many risks is sent. */
function sendAlike(practice_id: string): Send<Named, Alike> {
  return async (items, set) => {
    const params = { path: { practice_id } };
    const { data, error } = await work.POST("/v1/practices/{practice_id}/risks/bulk", { params, body: { items, set } });
    return data ? { data: { items: data.items.map(named) } } : { error };
  };
}

interface FormProps {
  risks: readonly Risk[];
  like: Risk | null;
  choice: Choice;
  owners: readonly string[];
  onDone: () => void;
}

const AS_IT_IS = "Leave as it is";

function BulkForm({ risks, like, choice, owners, onDone }: FormProps) {
  const { id } = useHere();
  const touched = useTouched();
  const [texts, set, end] = useDraft(`risks like ${like?.id ?? "none"}`, like ? likeRisk(like) : LEAVE);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { likelihoods, impacts } = choice.method;
  const level = levelIn(choice.method, texts);
  const change = setOf(texts);

  const save = async () => {
    if (!change) return;
    setBusy(true);
    setError(null);
    try {
      const before = risks.map(named);
      const send = sendAlike(id);
      const now = await changeAlike(before, change, send);
      offerUndo({
        text: `${risks.length} ${risks.length === 1 ? "risk is" : "risks are"} changed.`,
        undo: () => void takeBack(before, now, change, send).finally(() => void touched()),
      });
      end();
      onDone();
    } catch (refusal) {
      setError(refusal);
    }
    await touched();
    setBusy(false);
  };

  return (
    <Form
      name="bulk"
      labels={LABELS}
      submit="Save for all of them"
      busy={busy}
      trouble={alikeTrouble(error)}
      check={() => (change ? [] : [{ field: null, message: "Nothing is filled in yet, so nothing would change." }])}
      onSubmit={() => void save()}
    >
      <p>
        What you leave empty stays as it is in each of them: {risks.map(({ number }) => numberWord(number)).join(", ")}.
      </p>
      <div className={styles.pair}>
        <ChoiceField
          name="likelihood"
          value={texts.likelihood}
          onChange={set("likelihood")}
          choices={stepsOf(likelihoods)}
        />
        <ChoiceField name="impact" value={texts.impact} onChange={set("impact")} choices={stepsOf(impacts)} />
      </div>
      {level && (
        <p className={styles.made} role="status">
          The table makes all of them <LevelTag level={level} />
        </p>
      )}
      <NoteField
        name="reason"
        value={texts.reason}
        onChange={set("reason")}
        hint="Needed where the level is high or above, or unlike what we suggested."
      />
      <ChoiceField
        name="response"
        value={texts.response}
        onChange={set("response")}
        choices={[
          { value: "", label: AS_IT_IS },
          ...Object.entries(RESPONSES).map(([value, { word }]) => ({ value, label: word })),
        ]}
      />
      <NoteField name="response_reason" value={texts.response_reason} onChange={set("response_reason")} />
      <OwnerField value={texts.owner} names={owners} onChange={set("owner")} />
      {texts.response === "accept" ? (
        <DayField name="accepted_until" value={texts.accepted_until} onChange={set("accepted_until")} />
      ) : (
        <DayField name="due_on" value={texts.due_on} onChange={set("due_on")} />
      )}
      <ChoiceField
        name="status"
        value={texts.status}
        onChange={set("status")}
        choices={[
          { value: "", label: AS_IT_IS },
          ...Object.entries(STATUSES).map(([value, label]) => ({ value, label })),
        ]}
      />
    </Form>
  );
}

function stepsOf(steps: readonly string[]) {
  return [{ value: "", label: AS_IT_IS }, ...steps.map((step) => ({ value: step, label: levelWord(step) }))];
}
