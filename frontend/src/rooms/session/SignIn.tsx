/** Who are you? */
import { Link, useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { ownPath } from "../../api/return";
import { begin } from "../../api/session";
import { visits } from "../../api/visit";
import { useDraft } from "../../ui/drafts";
import { LineField, PasswordField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { Card, Page } from "../../ui/Page";
import { checkAccount } from "./checks";

const LABELS = { email: "E-mail address", password: "Password" };
const LEADS = {
  ended: "Your sign-in has ended. Sign in to go on where you were; what you typed is kept.",
  left: "You are signed out.",
  reset: "Your new password is set. Sign in with it.",
};

/** The sign-in page: `why` says what brought the person here, `back` where they go next. */
export function SignIn() {
  const { why, back } = useSearch({ from: "/sign-in" });
  const { history } = useRouter();
  const [texts, set, end] = useDraft("sign-in", { email: "" });
  const [password, setPassword] = useState("");
  const signIn = visits.useMutation("post", "/v1/session", {
    onSuccess: (signedIn) => {
      end();
      begin(signedIn);
      history.push(ownPath(back));
    },
  });
  const trouble = useTrouble(signIn.error);
  return (
    <Page title="Sign in" narrow lead={why && LEADS[why]}>
      <Card>
        <Form
          name="sign-in"
          labels={LABELS}
          submit="Sign in"
          busy={signIn.isPending}
          trouble={trouble}
          check={() => checkAccount({ ...texts, password })}
          onSubmit={() => {
            signIn.mutate({ body: { ...texts, password } });
          }}
          aside={<Link to="/reset">Forgot your password?</Link>}
        >
          <LineField name="email" kind="email" value={texts.email} onChange={set("email")} autoComplete="username" />
          <PasswordField name="password" value={password} onChange={setPassword} autoComplete="current-password" />
        </Form>
      </Card>
    </Page>
  );
}
