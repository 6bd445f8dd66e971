/** How are many risks rated, answered or handed to somebody at once? */
import { work } from "../../api/work";
import type { Go } from "../../pieces/address";
import { AS_IT_IS, type Send } from "../../pieces/alike";
import { AlikeForm, BulkBar } from "../../pieces/Bulk";
import { useHere } from "../../pieces/here";
import { numberWord } from "../../pieces/numbers";
import { OwnerField } from "../../pieces/Owner";
import { levelIn } from "../../pieces/rating";
import { ChoiceField, DayField, NoteField } from "../../ui/fields";
import { LevelTag, levelWord } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { type Alike, LEAVE, likeRisk, type Named, named, setOf } from "./alike";
import { type Choice, LABELS, RESPONSES, type Risk, STATUSES } from "./words";

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
export function Bulk({ chosen, like, choice, owners, go, onChoose }: BulkProps) {
  const others = like ? chosen.filter(({ id }) => id !== like.id) : chosen;
  const count = others.length === 1 ? "1 risk" : `${others.length} risks`;
  const copying = like && {
    title: `Copy ${numberWord(like.number)} to ${count}`,
    waits: <span>Choose the risks that get the rating and response of {numberWord(like.number)}.</span>,
    out: "Stop copying",
  };
  return (
    <BulkBar
      many={others.length}
      count={count}
      {...copying}
      onOut={() => {
        go({ like: "" }, { replace: true });
        onChoose(new Set());
      }}
    >
      {(done) => <BulkForm key={like?.id} risks={others} like={like} choice={choice} owners={owners} onDone={done} />}
    </BulkBar>
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

function BulkForm({ risks, like, choice: { method }, owners, onDone }: FormProps) {
  const { id } = useHere();
  return (
    <AlikeForm
      rows={risks.map(named)}
      labels={LABELS}
      draft={`risks like ${like?.id ?? "none"}`}
      first={like ? likeRisk(like) : LEAVE}
      setOf={setOf}
      send={sendAlike(id)}
      said={`${risks.length} ${risks.length === 1 ? "risk is" : "risks are"} changed.`}
      onDone={onDone}
    >
      {(texts, set) => (
        <>
          <p>
            What you leave empty stays as it is in each of them:{" "}
            {risks.map(({ number }) => numberWord(number)).join(", ")}.
          </p>
          <div className={looks.pair}>
            <ChoiceField
              name="likelihood"
              value={texts.likelihood}
              onChange={set("likelihood")}
              choices={stepsOf(method.likelihoods)}
            />
            <ChoiceField
              name="impact"
              value={texts.impact}
              onChange={set("impact")}
              choices={stepsOf(method.impacts)}
            />
          </div>
          <Made level={levelIn(method, texts)} />
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
            choices={[AS_IT_IS, ...Object.entries(RESPONSES).map(([value, { word }]) => ({ value, label: word }))]}
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
            choices={[AS_IT_IS, ...Object.entries(STATUSES).map(([value, label]) => ({ value, label }))]}
          />
        </>
      )}
    </AlikeForm>
  );
}

/** The level that the table makes of both steps. */
function Made({ level }: { level: string | null }) {
  if (!level) return null;
  return (
    <p className={looks.row} role="status">
      The table makes all of them <LevelTag level={level} />
    </p>
  );
}

function stepsOf(steps: readonly string[]) {
  return [AS_IT_IS, ...steps.map((step) => ({ value: step, label: levelWord(step) }))];
}
