/** What may this person do here, and when does it end? */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { work, works } from "../../api/work";
import { type Role, useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { Past } from "../../pieces/Past";
import { ROLES } from "../../pieces/roles";
import { Form } from "../../ui/Form";
import { Ask } from "../../ui/Panel";
import { offerUndo } from "../../ui/undo";
import { RoleField } from "./Invite";
import styles from "./members.module.css";
import { isLastOwner, MEANT, type Member, nameOf, roleOf } from "./words";

interface OneProps {
  member: Member;
  members: readonly Member[];
  /** The roles that the person at the page may give and take. */
  grants: readonly Role[];
  onDone: () => void;
}

/** The panel of one member. */
export function One({ member, members, grants, onDone }: OneProps) {
  const { me } = useHere();
  const last = isLastOwner(member, members);
  const may = grants.includes(member.role) && !last;
  return (
    <div className={styles.one}>
      <p>
        <strong>{ROLES[member.role]}</strong>
        {member.email && ` · ${member.email}`}
      </p>
      {!may && <p>{MEANT[member.role]}</p>}
      {last && (
        <p>This is the last owner. Make somebody else an owner first; then this role can be changed or ended.</p>
      )}
      {!last && !may && grants.length > 0 && (
        <p>This role holds more than yours does, so an owner changes it or ends it.</p>
      )}
      {may && (
        <>
          {member.user_id === me && <p>This is you. You may lose ways that you have now.</p>}
          <ChangeRole member={member} grants={grants} />
          <EndAccess member={member} onDone={onDone} />
        </>
      )}
      <Past kind="Membership" id={member.id} />
    </div>
  );
}

function ChangeRole({ member, grants }: { member: Member; grants: readonly Role[] }) {
  const settled = useSettled();
  const put = usePut(member.id);
  const [text, setText] = useState<string>(member.role);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const trouble = useTrouble(error);
  const role = roleOf(text, grants);

  const change = async (to: Role) => {
    setBusy(true);
    setError(null);
    try {
      await put(to, member.version);
      offerUndo({
        text: `${nameOf(member)} is now ${ROLES[to].toLowerCase()}.`,
        undo: () => void put(member.role, member.version + 1).then(settled, setError),
      });
      await settled();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form
      name="role"
      labels={{ role: "Role" }}
      submit="Change the role"
      busy={busy}
      trouble={trouble}
      onSubmit={() => {
        if (role !== null && role !== member.role) void change(role);
      }}
    >
      <RoleField grants={grants} value={text} onChange={setText} />
    </Form>
  );
}

function EndAccess({ member, onDone }: { member: Member; onDone: () => void }) {
  const { id: practice_id, name } = useHere();
  const settled = useSettled();
  const [asking, setAsking] = useState(false);
  const end = works.useMutation("delete", "/v1/practices/{practice_id}/members/{id}", {
    onSuccess: async () => {
      setAsking(false);
      onDone();
      await settled();
    },
  });
  const trouble = useTrouble(end.error);
  return (
    <>
      <div>
        <Button
          variant="default"
          onClick={() => {
            setAsking(true);
          }}
        >
          End access
        </Button>
      </div>
      <Ask
        title={`End access for ${nameOf(member)}?`}
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
      >
        <p>
          They can no longer open {name} from this moment on. What they did stays in the history. To come back they need
          a new invitation.
        </p>
        {trouble && <p role="alert">{trouble.message}</p>}
        <div className={styles.actions}>
          <Button
            aria-disabled={end.isPending}
            onClick={() => {
              const path = { practice_id, id: member.id };
              end.mutate({ params: { path, header: { "If-Match": `"${member.version}"` } } });
            }}
          >
            End access
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setAsking(false);
            }}
          >
            Keep it
          </Button>
        </div>
      </Ask>
    </>
  );
}

function usePut(id: string) {
  const { id: practice_id } = useHere();
  return async (role: Role, version: number) => {
    const { error } = await work.PUT("/v1/practices/{practice_id}/members/{id}", {
      params: { path: { practice_id, id }, header: { "If-Match": `"${version}"` } },
      body: { role },
    });
    if (error) throw error;
  };
}

/** Who may do what is asked anew everywhere: it may be oneself. */
function useSettled(): () => Promise<void> {
  const touched = useTouched();
  const queries = useQueryClient();
  return async () => {
    await Promise.all([touched(), queries.invalidateQueries({ queryKey: ["get", "/v1/me"] })]);
  };
}
