/** What are the roles called, and what does each thing that a role may do mean to a person? */
import type { Role, Scope } from "./here";

export const ROLES: Record<Role, string> = {
  owner: "Owner",
  security_officer: "Security officer",
  privacy_officer: "Privacy officer",
  manager: "Manager",
  staff: "Staff",
  auditor: "Auditor",
};

/** Each scope as what follows "may", from the smallest to the largest of its kind. */
const SCOPES: Record<Scope, string> = {
  "practice:read": "see the practice, its home page and its method",
  "practice:write": "change the facts about the practice",
  "inventory:read": "see systems, vendors, sites, people and events",
  "inventory:write": "change systems, vendors, sites, people and events",
  "answers:read": "see the questions and their answers",
  "answers:reply": "answer questions that were given to them",
  "answers:write": "answer every question, and ask others",
  "risks:read": "see risks and gaps",
  "risks:write": "rate risks and decide what is done about them",
  "tasks:read": "see the plan",
  "tasks:write": "change the plan",
  "analyses:read": "see and print the written analyses",
  "analyses:write": "start a written analysis",
  "policies:read": "read the policies",
  "policies:write": "write policies, and tell what they state",
  "incidents:report": "report that something went wrong",
  "incidents:read": "see the incidents",
  "incidents:write": "look into incidents, and close them",
  "conduct:read": "see sanctions and complaints",
  "conduct:write": "write down sanctions and complaints",
  "activity:read": "see what accounts did, by the logs",
  "activity:write": "take in logs and review them",
  approve: "approve for management: the method, accepted risks, policies, the analysis",
  "files:read": "open attached files",
  "files:write": "attach files",
  "members:read": "see who has access",
  "members:write": "invite people, change roles and end access",
  "tokens:write": "make API tokens for scripts",
  "history:read": "see who changed what, and when",
};

/** "See the plan": what a scope lets somebody do, as a line of a list. */
export function sentence(scope: Scope): string {
  return SCOPES[scope].charAt(0).toUpperCase() + SCOPES[scope].slice(1);
}

/** Scopes in the order of the list above. */
export function ordered(scopes: readonly Scope[]): Scope[] {
  return (Object.keys(SCOPES) as Scope[]).filter((scope) => scopes.includes(scope));
}
