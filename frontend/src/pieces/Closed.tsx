/** What does somebody see at an address that their role does not open? A sentence, and the way on. */
import { Link } from "@tanstack/react-router";

import { Page } from "../ui/Page";
import { useHere } from "./here";
import { ROLES } from "./roles";

/** A page that is not for this role; `what` follows "does not show": "who has access". */
export function Closed({ title, what }: { title: string; what: string }) {
  const { id, name, role } = useHere();
  return (
    <Page title={title} narrow lead={`Your role in ${name}, ${ROLES[role].toLowerCase()}, does not show ${what}.`}>
      <p>
        If you need it for your work, ask an owner of the practice.{" "}
        <Link to="/practice/$id" params={{ id }}>
          Go to the home page
        </Link>
      </p>
    </Page>
  );
}
