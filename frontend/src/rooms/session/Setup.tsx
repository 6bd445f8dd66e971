/** Who is the first owner of this installation? */
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
import { Loading, Unread } from "../../ui/states";
import { checkAccount, PASSWORD_HINT } from "./checks";

const LABELS = { name: "Your name", email: "E-mail address", password: "Password" };

/** The page behind the link that the server prints while nobody has an account. */
export function Setup() {
  const setup = visits.useQuery("get", "/v1/setup");
  const trouble = useTrouble(setup.error);
  const secret = useSecret("/setup");
  if (setup.isPending) return <Page title="Set up DueCare" narrow children={<Loading what="this page" />} />;
  if (trouble)
    return (
      <Page title="Set up DueCare" narrow>
        <Unread what="this page" why={trouble.message} onRetry={() => void setup.refetch()} />
      </Page>
    );
  if (setup.data?.needed === false) return <SetUpAlready />;
  return secret === null ? <LinkNeeded /> : <FirstOwner secret={secret} />;
}

function FirstOwner({ secret }: { secret: string }) {
  const navigate = useNavigate();
  const [texts, set, end] = useDraft("setup", { name: "", email: "" });
  const [password, setPassword] = useState("");
  const create = visits.useMutation("post", "/v1/setup", {
    onSuccess: (signedIn) => {
      forgetSecret("/setup");
      end();
      begin(signedIn);
      void navigate({ to: "/" });
    },
  });
  const trouble = useTrouble(create.error);
  return (
    <Page title="Set up DueCare" narrow lead="Welcome. Create the first account; it belongs to the owner.">
      <Card>
        <Form
          name="setup"
          labels={LABELS}
          submit="Create account"
          busy={create.isPending}
          trouble={trouble}
          check={() => checkAccount({ ...texts, newPassword: password })}
          onSubmit={() => {
            create.mutate({ body: { ...texts, password, token: secret } });
          }}
        >
          <LineField name="name" value={texts.name} onChange={set("name")} autoComplete="name" />
          <LineField
            name="email"
            kind="email"
            hint="You sign in with it."
            value={texts.email}
            onChange={set("email")}
            autoComplete="username"
          />
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

function LinkNeeded() {
  return (
    <Page title="Set up DueCare" narrow lead="Open the setup link to create the first account.">
      <Card>
        <p>
          The server prints the link when it starts, on the computer where DueCare runs. It works once, within 24 hours.
          If you cannot find it, start the server again and it prints a new one.
        </p>
      </Card>
    </Page>
  );
}

function SetUpAlready() {
  return (
    <Page title="DueCare is set up" narrow lead="The first account is there already.">
      <Card>
        <p>
          <Link to="/sign-in">Sign in</Link>, or ask the owner of your practice to invite you.
        </p>
      </Card>
    </Page>
  );
}
