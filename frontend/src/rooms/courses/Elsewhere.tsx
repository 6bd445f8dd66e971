/** Was somebody trained by others? Then it counts for one of our courses, with the day and who gave it. */
import { useState } from "react";

import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import { useDraft } from "../../ui/drafts";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { type Course, COURSES, type Trained } from "./words";

const LABELS = {
  course: "Which of our courses it stands for",
  done_on: "Day of the training",
  given_by: "Who gave it",
  note: "Note",
};

/** The form, folded until it is wanted. */
export function Elsewhere({ person, courses }: { person: Trained; courses: readonly Course[] }) {
  const { id, today } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const [texts, set, end] = useDraft(`elsewhere-${person.person_id}`, {
    course: "",
    done_on: today,
    given_by: "",
    note: "",
  });
  const [told, setTold] = useState("");
  return (
    <section className={looks.part} aria-label="Trained elsewhere">
      <h3>Trained elsewhere</h3>
      <p className={looks.quiet}>
        A talk, a course of your insurer, an evening at the medical society: put it on record here, and it counts.
      </p>
      <p role="status">{told}</p>
      <Form
        name="elsewhere"
        labels={LABELS}
        submit="Put it on record"
        busy={busy}
        trouble={trouble}
        check={() => [
          ...(texts.course ? [] : [{ field: "course", message: "choose one" }]),
          ...(texts.done_on ? [] : [{ field: "done_on", message: "give the day" }]),
          ...(texts.given_by.trim() ? [] : [{ field: "given_by", message: "say who gave it" }]),
        ]}
        onSubmit={() => {
          send(async () => {
            const { data, error } = await work.POST(`${COURSES}/completions`, {
              params: { path: { practice_id: id } },
              body: { person_id: person.person_id, ...texts },
            });
            if (!data) return error;
            end();
            setTold(`On record: ${data.title}.`);
            await touched();
            return null;
          });
        }}
      >
        <ChoiceField
          name="course"
          value={texts.course}
          onChange={set("course")}
          choices={[
            { value: "", label: "Choose…" },
            ...courses.map(({ id: value, title }) => ({ value, label: title })),
          ]}
        />
        <DayField name="done_on" value={texts.done_on} onChange={set("done_on")} />
        <LineField
          name="given_by"
          value={texts.given_by}
          hint="A person or a company, and the name of the course."
          onChange={set("given_by")}
        />
        <NoteField
          name="note"
          value={texts.note}
          hint="What it was about. Proof can be attached afterwards."
          onChange={set("note")}
        />
      </Form>
    </section>
  );
}
