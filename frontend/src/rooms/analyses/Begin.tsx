/** Why is an analysis made, and when is the next look? Two answers start a draft. */
import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useDraft } from "../../ui/drafts";
import { DayField, NoteField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { LABELS, yearAfter } from "./words";

/** The form that starts a draft. */
export function Begin() {
  const { id, today } = useHere();
  const touched = useTouched();
  const [texts, set, end] = useDraft(`analysis of ${id}`, { purpose: "", next_review_on: yearAfter(today) });
  const begin = works.useMutation("post", "/v1/practices/{practice_id}/analyses", {
    onSuccess: async () => {
      end();
      await touched();
    },
  });
  return (
    <Form
      name="analysis"
      labels={LABELS}
      submit="Start the draft"
      busy={begin.isPending}
      trouble={useTrouble(begin.error)}
      check={() =>
        texts.next_review_on > today ? [] : [{ field: "next_review_on", message: "Choose a day after today." }]
      }
      onSubmit={() => {
        begin.mutate({ params: { path: { practice_id: id } }, body: texts });
      }}
    >
      <NoteField
        name="purpose"
        hint="In a sentence or two: our first analysis, the yearly review, a new office. It stands on the first page."
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
  );
}
