/** Who can sign in to this practice, in what role, and how does somebody get in or out? */
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { Closed } from "../../pieces/Closed";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { ROLES } from "../../pieces/roles";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import { Card, Page, Section } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { Loading, Unread } from "../../ui/states";
import { Firm } from "./Firm";
import { Invite } from "./Invite";
import { One } from "./One";
import { Roles } from "./Roles";
import { Waiting } from "./Waiting";
import { type Member, nameOf } from "./words";

/** The page. */
export function Members() {
  const { may } = useHere();
  if (!may("members:read")) return <Closed title="People with access" what="who has access" />;
  return <Open />;
}

function Open() {
  const { name, role, may } = useHere();
  const search = useSearch({ from: "/signed-in/practice/$id/members" });
  const navigate = useNavigate({ from: "/practice/$id/members" });
  const members = useAll("/v1/practices/{practice_id}/members");
  const roles = works.useQuery("get", "/v1/roles");
  const trouble = useTrouble(members.error ?? roles.error);
  const columns = useColumns();
  const grants = (may("members:write") ? roles.data?.items.find((each) => each.role === role)?.grants : []) ?? [];
  const open = members.data?.find(({ id }) => id === search.member);
  const close = () => void navigate({ search: {} });
  return (
    <Page title="People with access" lead={`Who can sign in to ${name}, and what each of them may do.`}>
      {trouble && (
        <Unread
          what="the people"
          why={trouble.message}
          onRetry={() => void Promise.all([members.refetch(), roles.refetch()])}
        />
      )}
      {!trouble && (members.isPending || roles.isPending) && <Loading what="the people" />}
      {members.data && roles.data && (
        <>
          <Grid
            label="People with access"
            rows={members.data}
            keyOf={({ id }) => id}
            columns={columns}
            current={open?.id ?? null}
          />
          <Waiting grants={grants} />
          {grants.length > 0 ? (
            <>
              <Section title="Invite somebody">
                <Card>
                  <Invite grants={grants} />
                </Card>
              </Section>
              <Section title="A firm that looks after the practice">
                <Firm grants={grants} />
              </Section>
            </>
          ) : (
            <p>Your role sees who has access. An owner, a manager or the security officer gives and ends it.</p>
          )}
          <Section title="What each role may do">
            <Roles roles={roles.data.items} />
          </Section>
        </>
      )}
      <Panel title={open ? nameOf(open) : ""} open={open !== undefined} onClose={close}>
        {open && <One key={open.id} member={open} members={members.data ?? []} grants={grants} onDone={close} />}
      </Panel>
    </Page>
  );
}

function useColumns(): Column<Member>[] {
  const { id, me } = useHere();
  return useMemo(
    () => [
      {
        id: "name",
        title: "Name",
        cell: (member) => (
          <>
            <Link to="/practice/$id/members" params={{ id }} search={{ member: member.id }}>
              {nameOf(member)}
            </Link>{" "}
            {member.user_id === me && <Tag>You</Tag>}
          </>
        ),
      },
      { id: "email", title: "E-mail", cell: ({ email, partner_id }) => email ?? (partner_id ? "a firm" : "") },
      { id: "role", title: "Role", cell: ({ role }) => ROLES[role] },
    ],
    [id, me],
  );
}
