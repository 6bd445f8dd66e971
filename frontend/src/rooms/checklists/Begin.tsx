/** Who joins or leaves, and when? */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { work } from "../../api/work";
import { instantOf, wallOf } from "../../pieces/clock";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import { ChoiceField, MomentField, RadioField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { Section } from "../../ui/Page";
import { type Line, LISTS } from "./words";

const LABELS = { person_id: "Who", kind: "What happens", happened_at: "When their work begins or ends" };

/** The form that begins a checklist. */
export function Begin() {
  const { id, zone } = useHere();
  const people = useAll("/v1/practices/{practice_id}/people", { sort: "name" });
  const go = useNavigate();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const [person, setPerson] = useState("");
  const [kind, setKind] = useState<Line["kind"]>("leaving");
  const [wall, setWall] = useState(() => wallOf(new Date(), zone));
  const happened_at = instantOf(wall, zone);
  return (
    <Section title="Somebody joins or leaves">
      <Form
        name="begin"
        labels={LABELS}
        submit="Begin the checklist"
        busy={busy}
        trouble={trouble}
        check={() => [
          ...(person ? [] : [{ field: "person_id", message: "choose somebody" }]),
          ...(happened_at ? [] : [{ field: "happened_at", message: "give a day and a time" }]),
        ]}
        onSubmit={() => {
          if (happened_at === null) return;
          send(async () => {
            const { data, error } = await work.POST(LISTS, {
              params: { path: { practice_id: id } },
              body: { person_id: person, kind, happened_at },
            });
            if (error) return error;
            await touched();
            await go({ to: "/practice/$id/joining/$checklist", params: { id, checklist: data.id } });
            return null;
          });
        }}
      >
        <ChoiceField
          name="person_id"
          value={person}
          onChange={setPerson}
          choices={[
            { value: "", label: "Choose…" },
            ...(people.data ?? []).map(({ id: value, name }) => ({ value, label: name })),
          ]}
        />
        <RadioField
          name="kind"
          value={kind}
          onChange={(value) => {
            setKind(value === "joining" ? "joining" : "leaving");
          }}
          choices={[
            { value: "leaving", label: "They leave" },
            { value: "joining", label: "They join" },
          ]}
        />
        <MomentField name="happened_at" value={wall} onChange={setWall} />
      </Form>
    </Section>
  );
}
