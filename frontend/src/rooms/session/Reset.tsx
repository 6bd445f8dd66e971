/** How does somebody who forgot the password get in again? By a link sent to their address. */
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { forgetSecret, useSecret } from "../../api/links";
import { hasStatus, useTrouble } from "../../api/problems";
import { visits } from "../../api/visit";
import { useDraft } from "../../ui/drafts";
import { LineField, PasswordField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { Card, Page } from "../../ui/Page";
import { checkAccount, PASSWORD_HINT } from "./checks";

/** With a link's secret, the page that sets a new password; without, the page that asks for the link. */
export function Reset() {
  const secret = useSecret("/reset");
  return secret === null ? <AskForLink /> : <NewPassword secret={secret} />;
}

function AskForLink() {
  const [texts, set] = useDraft("sign-in", { email: "" });
  const ask = visits.useMutation("post", "/v1/password-resets");
  const trouble = useTrouble(ask.error);
  if (ask.isSuccess) return <LinkSent email={texts.email.trim()} />;
  return (
    <Page title="Reset your password" narrow lead="We send a link to your address. With it you choose a new password.">
      <Card>
        <Form
          name="reset"
          labels={{ email: "E-mail address" }}
          submit="Send the link"
          busy={ask.isPending}
          trouble={trouble}
          check={() => checkAccount(texts)}
          onSubmit={() => {
            ask.mutate({ body: texts });
          }}
          aside={<Link to="/sign-in">Back to sign in</Link>}
        >
          <LineField name="email" kind="email" value={texts.email} onChange={set("email")} autoComplete="username" />
        </Form>
      </Card>
    </Page>
  );
}

function LinkSent({ email }: { email: string }) {
  return (
    <Page title="Check your mail" narrow>
      <Card>
        <p role="status">
          If <strong>{email}</strong> has an account here, a link is on its way. It works once, for an hour.
        </p>
        <p>
          Nothing there after a few minutes? Look in the junk folder. The person who runs your server can also make a
          link for you with <code>duecare recover</code>.
        </p>
        <p>
          <Link to="/sign-in">Back to sign in</Link>
        </p>
      </Card>
    </Page>
  );
}

function NewPassword({ secret }: { secret: string }) {
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  const confirm = visits.useMutation("post", "/v1/password-resets/confirm", {
    onSuccess: () => {
      forgetSecret("/reset");
      void navigate({ to: "/sign-in", search: { why: "reset" } });
    },
  });
  const trouble = useTrouble(confirm.error);
  return (
    <Page title="Choose a new password" narrow lead="You will be signed out everywhere else.">
      <Card>
        <Form
          name="new-password"
          labels={{ password: "New password" }}
          submit="Set the password"
          busy={confirm.isPending}
          trouble={trouble}
          check={() => checkAccount({ newPassword: password })}
          onSubmit={() => {
            confirm.mutate({ body: { token: secret, password } });
          }}
          aside={
            hasStatus(confirm.error, 409) && (
              <Link
                to="/reset"
                onClick={() => {
                  forgetSecret("/reset");
                }}
              >
                Ask for a new link
              </Link>
            )
          }
        >
          <PasswordField
            name="password"
            hint={PASSWORD_HINT}
            value={password}
            onChange={setPassword}
            autoComplete="new-password"
          />
        </Form>
      </Card>
    </Page>
  );
}
