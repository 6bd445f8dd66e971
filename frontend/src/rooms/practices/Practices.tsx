/** Which practices are mine? */
import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import type { components } from "../../api/schema";
import { works } from "../../api/work";
import { ROLES } from "../../pieces/roles";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import { Begin } from "./Begin";
import { Sample } from "./Sample";
import styles from "./practices.module.css";

type Me = components["schemas"]["MeOut"];

/** The home page of somebody signed in. */
export function Practices() {
  const me = works.useQuery("get", "/v1/me");
  const trouble = useTrouble(me.error);
  if (me.data) return me.data.practices.length > 0 ? <Mine me={me.data} /> : <First me={me.data} />;
  return (
    <Page title="Your practices">
      {trouble ? (
        <Unread what="your practices" why={trouble.message} onRetry={() => void me.refetch()} />
      ) : (
        <Loading what="your practices" />
      )}
    </Page>
  );
}

function Mine({ me }: { me: Me }) {
  return (
    <Page title="Your practices" lead={<SignedInAs me={me} />}>
      <ul className={looks.plain}>
        {me.practices.map(({ practice_id, name, role }) => (
          <li key={practice_id}>
            <Link to="/practice/$id" params={{ id: practice_id }} className={styles.row}>
              <strong>{name}</strong>
              <span className={looks.quiet}>{ROLES[role]}</span>
              <IconChevronRight className={styles.go} size={20} stroke={1.6} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
      <details className={styles.more}>
        <summary>Begin another practice</summary>
        <Card>
          <Begin />
        </Card>
      </details>
      {!me.practices.some(({ sample }) => sample) && <Sample />}
    </Page>
  );
}

function First({ me }: { me: Me }) {
  return (
    <Page title="Begin your practice" narrow lead={<SignedInAs me={me} />}>
      <Card>
        <p>A name is enough to begin. Then come twelve plain questions, about five minutes.</p>
        <Begin />
      </Card>
      <Sample />
      <p className={looks.quiet}>
        Were you expecting to see a practice? Ask its owner to send an invitation to {me.email}.
      </p>
    </Page>
  );
}

function SignedInAs({ me }: { me: Me }) {
  return (
    <>
      Signed in as {me.name} ({me.email})
    </>
  );
}
