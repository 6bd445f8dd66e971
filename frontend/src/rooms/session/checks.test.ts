import { expect, it } from "vitest";

import { checkAccount } from "./checks";

it.each([
  [{ name: "Maria", email: "m@example.com", newPassword: "twelve chars" }, []],
  [{ name: "  ", email: "m@example.com" }, ["name"]],
  [{ email: "maria" }, ["email"]],
  [{ email: " m@example.com " }, []],
  [{ email: "m@example.com", password: "" }, ["password"]],
  [{ newPassword: "eleven char" }, ["password"]],
  [{ name: "", email: "", newPassword: "" }, ["name", "email", "password"]],
])("%j has faults at %j", (fields, places) => {
  expect(checkAccount(fields).map((fault) => fault.field)).toEqual(places);
});
