/** How do I get a new password while I still know the old one? */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { leave } from "../../api/session";
import { works } from "../../api/work";
import { PasswordField } from "../../ui/fields";
import { type Fault, Form } from "../../ui/Form";
import { Card } from "../../ui/Page";

const LABELS = { present: "Present password", new: "New password" };
const SHORTEST = 12;

/** The form. A new password ends every sign-in, this one too. */
export function PasswordForm() {
  const navigate = useNavigate();
  const [present, setPresent] = useState("");
  const [fresh, setFresh] = useState("");
  const change = works.useMutation("put", "/v1/me/password", {
    onSuccess: async () => {
      await leave();
      await navigate({ to: "/sign-in", search: { why: "reset" } });
    },
  });
  return (
    <Card>
      <Form
        name="password"
        labels={LABELS}
        submit="Set the new password"
        busy={change.isPending}
        trouble={useTrouble(change.error)}
        check={() => check(present, fresh)}
        onSubmit={() => {
          change.mutate({ body: { present, new: fresh } });
        }}
      >
        <PasswordField name="present" value={present} onChange={setPresent} autoComplete="current-password" />
        <PasswordField
          name="new"
          value={fresh}
          hint={`At least ${SHORTEST} characters. You are then signed out everywhere, here too, and sign in with it.`}
          onChange={setFresh}
          autoComplete="new-password"
        />
      </Form>
    </Card>
  );
}

function check(present: string, fresh: string): Fault[] {
  return [
    ...(present ? [] : [{ field: "present", message: "Enter the password you use now." }]),
    ...(fresh.length >= SHORTEST ? [] : [{ field: "new", message: `Use at least ${SHORTEST} characters.` }]),
  ];
}
