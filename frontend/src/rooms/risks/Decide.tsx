/** How does the practice rate this risk, and what will it do about it? */

import { useTrouble } from "../../api/problems";
import { work } from "../../api/work";
import { type Kind, Merge, textOf } from "../../pieces/changes";
import { dayWords } from "../../pieces/days";
import { useEdited } from "../../pieces/edited";
import { useHere } from "../../pieces/here";
import { numberWord } from "../../pieces/numbers";
import { OwnerField } from "../../pieces/Owner";
import { Rate } from "../../pieces/Rate";
import { reasonNeeded } from "../../pieces/rating";
import { Unsaved } from "../../pieces/Unsaved";
import { ChoiceField, DayField, NoteField, RadioField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { levelWord } from "../../ui/levels";
import { bodyOf, ratedOf, textsOf } from "./rated";
import {
  type Chain,
  type Choice,
  LABELS,
  type Rated,
  responseOf,
  RESPONSES,
  responseWord,
  STATUSES,
  statusOf,
} from "./words";

/** The fields' ids begin with it. */
export const FORM = "risk";

interface DecideProps {
  chain: Chain;
  choice: Choice;
  owners: readonly string[];
}

/** The form of a rating and a response. What is typed waits for the person, also through an ended sign-in. */
export function Decide({ chain, choice, owners }: DecideProps) {
  const { risk } = chain;
  const kind = useKind(risk.id);
  const now = { version: risk.version, body: bodyOf(risk) };
  const edited = useEdited(`risk ${risk.id}`, now, textsOf, kind);
  const { texts, set, dirty, change } = edited;
  const suggested = chain.scenario?.residual ?? null;
  const needed = reasonNeeded(choice.method, texts, suggested);
  const number = numberWord(risk.number);

  return (
    <>
      <Form
        name={FORM}
        labels={LABELS}
        submit="Save"
        busy={change.busy}
        trouble={useTrouble(change.error)}
        check={() =>
          needed && !texts.reason.trim() ? [{ field: "reason", message: "Say in a sentence why you rate it so." }] : []
        }
        onSubmit={() => {
          if (dirty) void edited.save(ratedOf(texts, now.body), `${number} is saved.`);
        }}
        aside={<Unsaved dirty={dirty} onDrop={edited.end} />}
      >
        <Rate method={choice.method} rating={texts} suggested={suggested} set={set} />
        <NoteField
          name="reason"
          value={texts.reason}
          onChange={set("reason")}
          hint={needed ?? "Not needed as long as you follow the suggestion below high."}
        />
        <RadioField
          name="response"
          value={texts.response}
          onChange={set("response")}
          choices={[
            ...Object.entries(RESPONSES).map(([value, { word, hint }]) => ({ value, label: word, hint })),
            { value: "", label: "Not decided yet" },
          ]}
        />
        {texts.response !== "" && (
          <NoteField name="response_reason" value={texts.response_reason} onChange={set("response_reason")} />
        )}
        <OwnerField value={texts.owner} names={owners} onChange={set("owner")} />
        {texts.response === "accept" ? (
          <DayField
            name="accepted_until"
            value={texts.accepted_until}
            onChange={set("accepted_until")}
            hint="An acceptance ends, so that somebody looks at the risk again. A year at most is our advice."
          />
        ) : (
          <DayField name="due_on" value={texts.due_on} onChange={set("due_on")} />
        )}
        <ChoiceField
          name="status"
          value={texts.status}
          onChange={set("status")}
          hint="Reduced: what you planned is done. Closed: it cannot happen here any more."
          choices={Object.entries(STATUSES).map(([value, label]) => ({ value, label }))}
        />
        <NoteField name="note" value={texts.note} onChange={set("note")} />
      </Form>
      <Merge kind={kind} change={change} />
    </>
  );
}

/** How a risk is read and replaced. */
function useKind(id: string): Kind<Rated> {
  const { id: practice_id } = useHere();
  const path = { practice_id, id };
  return {
    labels: LABELS,
    say: sayField,
    read: async () => {
      const { data, error } = await work.GET("/v1/practices/{practice_id}/risks/{id}", { params: { path } });
      if (!data) throw error;
      return { version: data.version, body: bodyOf(data) };
    },
    replace: async (body, version) => {
      const params = { path, header: { "If-Match": `"${version}"` } };
      const { data, error } = await work.PUT("/v1/practices/{practice_id}/risks/{id}", { params, body });
      if (!data) throw error;
      return data;
    },
  };
}

/** A field's value as a person reads it. */
export function sayField(field: string, value: unknown): string {
  const text = textOf(value);
  if (field === "likelihood" || field === "impact" || field === "level") return levelWord(text);
  if (field === "response") return responseWord(responseOf(text));
  if (field === "status") return STATUSES[statusOf(text)];
  if (field.endsWith("_on") || field === "accepted_until") return value === null ? "no day" : dayWords(text);
  return text;
}
