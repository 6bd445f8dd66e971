import { describe, expect, it } from "vitest";

import { isLastOwner, type Member, nameOf, roleOf } from "./words";

const member = (id: string, role: Member["role"], partner = false): Member => ({
  id,
  version: 1,
  role,
  user_id: partner ? null : id,
  partner_id: partner ? id : null,
  person: partner ? null : `Person ${id}`,
  partner: partner ? `Firm ${id}` : null,
  email: null,
});

describe("the last owner", () => {
  const [owner, other, staff, firm] = [
    member("a", "owner"),
    member("b", "owner"),
    member("c", "staff"),
    member("d", "owner", true),
  ];

  it("is the only person who is one; a firm does not count", () => {
    expect(isLastOwner(owner, [owner, staff, firm])).toBe(true);
    expect(isLastOwner(firm, [owner, staff, firm])).toBe(false);
  });

  it("is nobody while there are two, and never somebody in another role", () => {
    expect(isLastOwner(owner, [owner, other])).toBe(false);
    expect(isLastOwner(staff, [owner, staff])).toBe(false);
  });
});

it("a member goes by the name of the person or the firm", () => {
  expect([nameOf(member("a", "staff")), nameOf(member("d", "auditor", true))]).toEqual(["Person a", "Firm d"]);
  expect(nameOf({ ...member("a", "staff"), person: null, email: "a@example.com" })).toBe("a@example.com");
});

it("only a role that may be given is taken from a form", () => {
  expect(roleOf("staff", ["staff", "auditor"])).toBe("staff");
  expect(roleOf("owner", ["staff", "auditor"])).toBeNull();
});
