/** What must be known of a practice to begin? Its name, its calendar, its kind and its size. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useDraft } from "../../ui/drafts";
import { ChoiceField, LineField } from "../../ui/fields";
import { type Fault, Form } from "../../ui/Form";
import { KINDS, kindOf } from "./words";
import { zoneChoices, zoneHere } from "./zones";

const LABELS = {
  name: "Name of the practice",
  time_zone: "Time zone",
  kind: "Kind of care",
  people: "How many people work there",
};
const MOST = 10_000;

/** The form that begins a practice and then opens it. */
export function Begin() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [texts, set, end] = useDraft("begin", { name: "", time_zone: zoneHere(), kind: "medical", people: "" });
  const zones = useMemo(() => zoneChoices(zoneHere()), []);
  const begin = works.useMutation("post", "/v1/practices", {
    onSuccess: async (practice) => {
      end();
      await queries.invalidateQueries({ queryKey: ["get", "/v1/me"] });
      await navigate({ to: "/practice/$id", params: { id: practice.id } });
    },
  });
  const trouble = useTrouble(begin.error);
  return (
    <Form
      name="begin"
      labels={LABELS}
      submit="Begin"
      busy={begin.isPending}
      trouble={trouble}
      check={() => check(texts)}
      onSubmit={() => {
        begin.mutate({ body: { ...texts, kind: kindOf(texts.kind), people: Number(texts.people) } });
      }}
    >
      <LineField name="name" value={texts.name} onChange={set("name")} autoComplete="organization" />
      <ChoiceField
        name="kind"
        value={texts.kind}
        onChange={set("kind")}
        choices={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
      />
      <LineField
        name="people"
        kind="number"
        hint="Count everyone, owners and part-time staff included."
        value={texts.people}
        onChange={set("people")}
      />
      <ChoiceField
        name="time_zone"
        hint="Deadlines count days in it."
        value={texts.time_zone}
        onChange={set("time_zone")}
        choices={zones}
      />
    </Form>
  );
}

function check({ name, people }: { name: string; people: string }): Fault[] {
  const count = Number(people);
  const faults: Fault[] = [];
  if (!name.trim()) faults.push({ field: "name", message: "Enter the name people know the practice by." });
  if (!Number.isInteger(count) || count < 1 || count > MOST)
    faults.push({ field: "people", message: "Enter a whole number, 1 or more." });
  return faults;
}
