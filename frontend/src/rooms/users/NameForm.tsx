/** By which name do others see me? */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { renew } from "../../api/session";
import { works } from "../../api/work";
import { LineField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { Card } from "../../ui/Page";
import { Saved } from "../../ui/Saved";

/** The form. What was written down under the old name keeps it. */
export function NameForm({ name }: { name: string }) {
  const queries = useQueryClient();
  const [text, setText] = useState(name);
  const change = works.useMutation("put", "/v1/me", {
    // The name in the page's head comes with the sign-in.
    onSuccess: () => Promise.all([queries.invalidateQueries(), renew()]),
  });
  const trouble = useTrouble(change.error);
  const same = text.trim() === name;
  return (
    <Card>
      <Form
        name="name"
        labels={{ name: "Your name" }}
        submit="Save"
        busy={change.isPending}
        trouble={trouble}
        check={() => (text.trim() ? [] : [{ field: "name", message: "Enter your name." }])}
        onSubmit={() => {
          if (!same) change.mutate({ body: { name: text.trim() } });
        }}
        aside={<Saved state={change.isSuccess && same ? "saved" : "idle"} />}
      >
        <LineField name="name" value={text} onChange={setText} autoComplete="name" />
      </Form>
    </Card>
  );
}
