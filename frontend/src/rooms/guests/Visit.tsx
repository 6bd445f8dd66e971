/** What is somebody outside asked, by link? */
import { useSecret } from "../../api/links";
import { hasStatus, useTrouble } from "../../api/problems";
import type { components } from "../../api/schema";
import { visits } from "../../api/visit";
import { minutesWords } from "../../pieces/days";
import { counted } from "../../pieces/numbers";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import styles from "./guests.module.css";
import { Put } from "./Put";

type Seen = components["schemas"]["VisitOut"];

const TITLE = "A few questions for you";

/** The page behind a guest's link. No sign-in; the secret of the link is all there is. */
export function Visit() {
  const secret = useSecret("/guest");
  if (secret !== null) return <Open key={secret} secret={secret} />;
  return (
    <Page title={TITLE} narrow lead="Open the link that you were sent to see the questions.">
      <Card>
        <p>The link is in the letter or message from the practice. Open it again there; nothing you sent is lost.</p>
      </Card>
    </Page>
  );
}

function Open({ secret }: { secret: string }) {
  const visit = visits.useQuery("post", "/v1/guest-visits", { body: { token: secret } }, { staleTime: Infinity });
  const trouble = useTrouble(visit.error);
  if (visit.data) return <Asked visit={visit.data} secret={secret} />;
  if (hasStatus(visit.error, 404)) return <Gone />;
  return (
    <Page title={TITLE} narrow>
      {trouble ? (
        <Unread what="the questions" why={trouble.message} onRetry={() => void visit.refetch()} />
      ) : (
        <Loading what="the questions" />
      )}
    </Page>
  );
}

function Gone() {
  return (
    <Page title="This link does not work any more" narrow lead="It has ended, was taken back, or is not complete.">
      <Card>
        <p>
          Ask the person who sent it to you for a new one. If you copied it, check that you copied all of it. What you
          answered before is not lost.
        </p>
      </Card>
    </Page>
  );
}

function Asked({ visit, secret }: { visit: Seen; secret: string }) {
  const { practice, invited_by, guest, note, expires_at, questions } = visit;
  const minutes = questions.reduce((sum, question) => sum + question.minutes, 0);
  return (
    <Page title={TITLE} narrow lead={`${practice} asks for your help.`}>
      <div className={styles.visit}>
        <p>
          Hello {guest}. {invited_by} asks you {counted(questions.length, "question")} about how {practice} protects
          patient information. It takes about {minutesWords(minutes)}. You need no account.
        </p>
        {note && (
          <blockquote className={styles.quote}>
            <p>{note}</p>
            <footer>{invited_by}</footer>
          </blockquote>
        )}
        <p className={looks.quiet}>
          Choose what is true today; “I don't know yet” is a good answer. Each answer is sent when you choose it. The
          practice reviews it before it counts. Please write no names of patients. The link works until{" "}
          {whenWords(expires_at)}.
        </p>
      </div>
      {questions.length === 0 && <p>The practice does not need these answers any more. Thank you.</p>}
      <ol className={styles.cards}>
        {questions.map((question, place) => (
          <Put key={question.id} question={question} secret={secret} place={place + 1} total={questions.length} />
        ))}
      </ol>
      {questions.length > 0 && (
        <Card>
          <h2>What happens next</h2>
          <p>
            {invited_by} looks at what you sent and decides what goes on record. You can close this page and come back
            with the same link.
          </p>
        </Card>
      )}
    </Page>
  );
}

/** In the guest's own time zone: they may be anywhere. */
function whenWords(at: string): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeStyle: "short" }).format(new Date(at));
}
