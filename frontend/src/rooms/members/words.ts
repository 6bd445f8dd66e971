/** Whom is each role meant for? */
import type { components } from "../../api/schema";
import type { Role } from "../../pieces/here";

export type Member = components["schemas"]["MemberOut"];
export type RoleLine = components["schemas"]["RoleOut"];

export const MEANT: Record<Role, string> = {
  owner: "Answers for the practice and may do everything.",
  security_officer: "Does the work on this program. Management approves it.",
  privacy_officer: "Does the same work, but gives nobody access.",
  manager: "Runs the practice and approves for it. Does not see sanctions and complaints.",
  staff: "Answers the questions they were given.",
  auditor: "Reads all but sanctions and complaints, and changes nothing. For a lawyer, an auditor or an advisor.",
};

/** A role as it comes from a form's text. */
export function roleOf(text: string, choices: readonly Role[]): Role | null {
  return choices.find((role) => role === text) ?? null;
}

/** What a member is called. */
export function nameOf({ person, partner, email }: Member): string {
  return person ?? partner ?? email ?? "Somebody";
}

/** Whether nobody else could do what this owner does; a partner's people come and go, and do not count. */
export function isLastOwner(member: Member, members: readonly Member[]): boolean {
  const owners = members.filter(({ role, user_id }) => role === "owner" && user_id !== null);
  return owners.length === 1 && owners[0]?.id === member.id;
}
