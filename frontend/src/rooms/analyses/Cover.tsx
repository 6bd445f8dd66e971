/** What stands on the first page of the draft? Why it is made, and the day of the next look. */

import { useTrouble } from "../../api/problems";
import { work } from "../../api/work";
import { type Kind, Merge } from "../../pieces/changes";
import { dayWords } from "../../pieces/days";
import { useEdited } from "../../pieces/edited";
import { useHere } from "../../pieces/here";
import { Unsaved } from "../../pieces/Unsaved";
import { DayField, NoteField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { type Analysis, type AnalysisBody, LABELS } from "./words";

/** The two answers, to be changed by who may. */
export function Cover({ analysis }: { analysis: Analysis }) {
  const { may } = useHere();
  if (may("analyses:write")) return <CoverForm analysis={analysis} />;
  return (
    <>
      <p>{analysis.purpose || "Nobody has said yet why this analysis is made."}</p>
      <p>{analysis.next_review_on ? `Next review: ${dayWords(analysis.next_review_on)}` : "No next review is set."}</p>
      <p className={looks.quiet}>Your role reads this. An owner, a manager or one of the officers can change it.</p>
    </>
  );
}

function CoverForm({ analysis }: { analysis: Analysis }) {
  const { id: practice_id } = useHere();
  const kind = kindOf(practice_id, analysis.id);
  const record = { version: analysis.version, body: bodyOf(analysis) };
  const edited = useEdited(`analysis ${analysis.id}`, record, textsOf, kind);
  const { texts, set } = edited;
  return (
    <>
      <h3>On its first page</h3>
      <Form
        name="cover"
        labels={LABELS}
        submit="Save"
        busy={edited.change.busy}
        trouble={useTrouble(edited.change.error)}
        onSubmit={() => {
          if (edited.dirty)
            void edited.save(
              { purpose: texts.purpose, next_review_on: texts.next_review_on || null },
              "The first page is changed.",
            );
        }}
        aside={<Unsaved dirty={edited.dirty} onDrop={edited.end} />}
      >
        <NoteField
          name="purpose"
          hint="In a sentence or two: our first analysis, the yearly review, a new office."
          value={texts.purpose}
          onChange={set("purpose")}
        />
        <DayField
          name="next_review_on"
          hint="The rule names no number of months. A year at most is our advice."
          value={texts.next_review_on}
          onChange={set("next_review_on")}
        />
      </Form>
      <Merge kind={kind} change={edited.change} />
    </>
  );
}

function kindOf(practice_id: string, id: string): Kind<AnalysisBody> {
  const path = { practice_id, id };
  return {
    labels: LABELS,
    say: (field, value) =>
      typeof value === "string" && value ? (field === "next_review_on" ? dayWords(value) : value) : "nothing",
    read: async () => {
      const { data, error } = await work.GET("/v1/practices/{practice_id}/analyses/{id}", { params: { path } });
      if (!data) throw error;
      return { version: data.version, body: bodyOf(data) };
    },
    replace: async (body, version) => {
      const params = { path, header: { "If-Match": `"${version}"` } };
      const { data, error } = await work.PUT("/v1/practices/{practice_id}/analyses/{id}", { params, body });
      if (!data) throw error;
      return data;
    },
  };
}

function bodyOf({ purpose, next_review_on }: Analysis): AnalysisBody {
  return { purpose: purpose, next_review_on };
}

function textsOf({ purpose, next_review_on }: AnalysisBody) {
  return { purpose, next_review_on: next_review_on ?? "" };
}
