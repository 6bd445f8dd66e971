/** How does somebody who was invited come in? With a new account, or with the one they have. */
import { SegmentedControl } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { forgetSecret, useSecret } from "../../api/links";
import { useTrouble } from "../../api/problems";
import { begin } from "../../api/session";
import { visits } from "../../api/visit";
import { useDraft } from "../../ui/drafts";
import { LineField, PasswordField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { Card, Page } from "../../ui/Page";
import { checkAccount, PASSWORD_HINT } from "./checks";

const LABELS = { name: "Your name", password: "Password" };
const WHO = [
  { value: "new", label: "I am new here" },
  { value: "known", label: "I have an account" },
];

/** The page behind an invitation's link. */
export function Join() {
  const secret = useSecret("/join");
  if (secret !== null) return <Accept secret={secret} />;
  return (
    <Page title="Join a practice" narrow lead="Open the link in your invitation to join.">
      <Card>
        <p>
          The link works once, within seven days. If it has run out, ask the person who invited you for a new one. If
          you have joined already, <Link to="/sign-in">sign in</Link>.
        </p>
      </Card>
    </Page>
  );
}

function Accept({ secret }: { secret: string }) {
  const navigate = useNavigate();
  const [texts, set, end] = useDraft("join", { who: "new", name: "" });
  const [password, setPassword] = useState("");
  const isNew = texts.who === "new";
  const accept = visits.useMutation("post", "/v1/invitations/accept", {
    onSuccess: (signedIn) => {
      forgetSecret("/join");
      end();
      begin(signedIn);
      void navigate({ to: "/" });
    },
  });
  const trouble = useTrouble(accept.error);
  return (
    <Page title="Join a practice" narrow lead="You are invited to help with a practice's HIPAA program.">
      <Card>
        <SegmentedControl aria-label="Your account" fullWidth data={WHO} value={texts.who} onChange={set("who")} />
        <Form
          name="join"
          labels={LABELS}
          submit="Join"
          busy={accept.isPending}
          trouble={trouble}
          check={() => checkAccount(isNew ? { name: texts.name, newPassword: password } : { password })}
          onSubmit={() => {
            accept.mutate({ body: { token: secret, password, name: isNew ? texts.name : null } });
          }}
        >
          {isNew && <LineField name="name" value={texts.name} onChange={set("name")} autoComplete="name" />}
          <PasswordField
            name="password"
            hint={isNew ? PASSWORD_HINT : "The one you sign in with at this address."}
            value={password}
            onChange={setPassword}
            autoComplete={isNew ? "new-password" : "current-password"}
          />
        </Form>
      </Card>
    </Page>
  );
}
