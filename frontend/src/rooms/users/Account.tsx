/** What is mine: name, password, sign-ins, and the firm I work for? */
import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { Page, Section } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import { Firms } from "./Firms";
import { NameForm } from "./NameForm";
import { PasswordForm } from "./PasswordForm";
import { SignIns } from "./SignIns";

/** The page; it belongs to the person, not to a practice. */
export function Account() {
  const me = works.useQuery("get", "/v1/me");
  const trouble = useTrouble(me.error);
  return (
    <Page title="Your account" narrow lead={me.data && `You sign in as ${me.data.email}.`}>
      {trouble && <Unread what="your account" why={trouble.message} onRetry={() => void me.refetch()} />}
      {!trouble && me.isPending && <Loading what="your account" />}
      {me.data && (
        <>
          <Section title="Name">
            <NameForm name={me.data.name} />
          </Section>
          <Section title="Password">
            <PasswordForm />
          </Section>
          <Section title="Where you are signed in">
            <SignIns />
          </Section>
          <Section title="If you look after practices for a firm">
            <Firms partners={me.data.partners} />
          </Section>
        </>
      )}
    </Page>
  );
}
