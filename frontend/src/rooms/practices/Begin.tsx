/** What must be known of a practice to begin? Its name and its calendar. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useDraft } from "../../ui/drafts";
import { ChoiceField, LineField } from "../../ui/fields";
import { type Fault, Form } from "../../ui/Form";
import { zoneChoices, zoneHere } from "./zones";

const LABELS = {
  name: "Name of the practice",
  time_zone: "Time zone",
};

/** The form that begins a practice and then opens it. */
export function Begin() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [texts, set, end] = useDraft("begin", { name: "", time_zone: zoneHere() });
  const zones = useMemo(() => zoneChoices(zoneHere()), []);
  const begin = works.useMutation("post", "/v1/practices", {
    onSuccess: async (practice) => {
      end();
      await queries.invalidateQueries({ queryKey: ["get", "/v1/me"] });
      await navigate({ to: "/practice/$id/start", params: { id: practice.id } });
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
        begin.mutate({ body: texts });
      }}
    >
      <LineField name="name" value={texts.name} onChange={set("name")} autoComplete="organization" />
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

function check({ name }: { name: string }): Fault[] {
  return name.trim() ? [] : [{ field: "name", message: "Enter the name people know the practice by." }];
}
