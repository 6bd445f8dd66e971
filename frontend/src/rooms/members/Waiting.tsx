/** Who is invited and has not come in yet? */
import { Button } from "@mantine/core";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { momentWords } from "../../pieces/days";
import { type Role, useHere } from "../../pieces/here";
import { type ItemOf, useAll, useTouched } from "../../pieces/lists";
import { ROLES } from "../../pieces/roles";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Unread } from "../../ui/states";
import { offerUndo } from "../../ui/undo";
import styles from "./members.module.css";

const PATH = "/v1/practices/{practice_id}/members/invitations";
type Invitation = ItemOf<typeof PATH>;

/** The open invitations; nothing where there are none. `grants` are the roles that this person may give and take. */
export function Waiting({ grants }: { grants: readonly Role[] }) {
  const waiting = useAll(PATH);
  const trouble = useTrouble(waiting.error);
  if (trouble) return <Unread what="the invitations" why={trouble.message} onRetry={() => void waiting.refetch()} />;
  if (!waiting.data || waiting.data.length === 0) return null;
  return (
    <Section title="Invited, not in yet">
      <ul className={styles.waiting}>
        {waiting.data.map((invitation) => (
          <Line key={invitation.id} invitation={invitation} mine={grants.includes(invitation.role)} />
        ))}
      </ul>
    </Section>
  );
}

function Line({ invitation: { id, email, role, expires_at }, mine }: { invitation: Invitation; mine: boolean }) {
  const { id: practice_id, zone } = useHere();
  const touched = useTouched();
  const again = works.useMutation("post", PATH, { onSuccess: touched });
  const back = works.useMutation("delete", "/v1/practices/{practice_id}/members/invitations/{id}", {
    onSuccess: async () => {
      offerUndo({ text: `The invitation to ${email} opens nothing any more.`, undo: send });
      await touched();
    },
  });
  const trouble = useTrouble(again.error ?? back.error);
  const busy = again.isPending || back.isPending;
  const send = () => {
    again.mutate({ params: { path: { practice_id } }, body: { email, role } });
  };
  return (
    <li>
      <div>
        <strong>{email}</strong>
        <p className={looks.quiet}>
          {ROLES[role]} · the link works until {momentWords(expires_at, zone)}
        </p>
        {trouble && <p role="alert">{trouble.message}</p>}
      </div>
      {mine && (
        <div className={looks.row}>
          <Button
            size="compact-md"
            variant="default"
            aria-label={`Send a new invitation to ${email}`}
            aria-disabled={busy}
            onClick={() => {
              if (!busy) send();
            }}
          >
            Send a new one
          </Button>
          <Button
            size="compact-md"
            variant="subtle"
            aria-label={`Take the invitation to ${email} back`}
            aria-disabled={busy}
            onClick={() => {
              if (!busy) back.mutate({ params: { path: { practice_id, id } } });
            }}
          >
            Take it back
          </Button>
        </div>
      )}
    </li>
  );
}
