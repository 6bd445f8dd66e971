/** How does a colleague get in? By a letter with a link that works once. */
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { type Role, useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { ROLES } from "../../pieces/roles";
import { useDraft } from "../../ui/drafts";
import { LineField, RadioField } from "../../ui/fields";
import { type Fault, Form } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { MEANT, roleOf } from "./words";

const LABELS = { email: "E-mail address", role: "Role" };

/** The form; `grants` are the roles that this person may give. */
export function Invite({ grants }: { grants: readonly Role[] }) {
  const { id } = useHere();
  const [texts, set, end] = useDraft(`invite to ${id}`, { email: "", role: "" });
  const [sent, setSent] = useState("");
  const touched = useTouched();
  const invite = works.useMutation("post", "/v1/practices/{practice_id}/members/invitations", {
    onSuccess: async (_, { body }) => {
      setSent(body.email);
      end();
      await touched();
    },
  });
  const role = roleOf(texts.role, grants);
  return (
    <Form
      name="invite"
      labels={LABELS}
      submit="Send the invitation"
      busy={invite.isPending}
      trouble={useTrouble(invite.error)}
      check={() => check(texts.email, role)}
      onSubmit={() => {
        if (role === null) return;
        setSent("");
        invite.mutate({ params: { path: { practice_id: id } }, body: { email: texts.email.trim(), role } });
      }}
      aside={
        <span role="status" className={looks.quiet}>
          {sent && `On its way to ${sent}. The link in it works once, within seven days; a newer one replaces it.`}
        </span>
      }
    >
      <LineField name="email" kind="email" value={texts.email} onChange={set("email")} />
      <RoleField grants={grants} value={texts.role} onChange={set("role")} />
    </Form>
  );
}

interface RoleFieldProps {
  grants: readonly Role[];
  value: string;
  onChange: (role: string) => void;
}

/** The roles that may be given, each with whom it is for. */
export function RoleField({ grants, value, onChange }: RoleFieldProps) {
  return (
    <RadioField
      name="role"
      value={value}
      onChange={onChange}
      choices={grants.map((role) => ({ value: role, label: ROLES[role], hint: MEANT[role] }))}
    />
  );
}

function check(email: string, role: Role | null): Fault[] {
  const faults: Fault[] = [];
  if (!/^\S+@\S+$/.test(email.trim()))
    faults.push({ field: "email", message: "Enter an address like name@example.com." });
  if (role === null) faults.push({ field: "role", message: "Choose what they may do." });
  return faults;
}
