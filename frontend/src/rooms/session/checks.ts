/** What can be said about an account's fields before the server is asked? */

export interface Fault {
  field: string;
  message: string;
}

const SHORTEST = 12;

export const PASSWORD_HINT = `At least ${SHORTEST} characters. A short sentence is easy to remember and hard to guess.`;

/** The faults of those fields that are given, in the order in which they stand in the form. */
export function checkAccount(fields: {
  name?: string;
  email?: string;
  password?: string;
  newPassword?: string;
}): Fault[] {
  const { name, email, password, newPassword } = fields;
  return [
    fault(name !== undefined && !name.trim(), "name", "Enter your name."),
    fault(email !== undefined && !/^\S+@\S+$/.test(email.trim()), "email", "Enter an address like name@example.com."),
    fault(password === "", "password", "Enter your password."),
    fault((newPassword?.length ?? SHORTEST) < SHORTEST, "password", `Use at least ${SHORTEST} characters.`),
  ].flat();
}

function fault(found: boolean, field: string, message: string): Fault[] {
  return found ? [{ field, message }] : [];
}
