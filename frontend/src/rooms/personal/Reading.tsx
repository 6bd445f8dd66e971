/** Which policies are there to read, and has this person said that they will follow each? */
import { Button } from "@mantine/core";

import type { components } from "../../api/schema";
import { dayWords } from "../../pieces/days";
import { useSending } from "../../pieces/sending";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Section } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import styles from "./personal.module.css";

type ToRead = components["schemas"]["ToReadOut"];

interface ReadingProps {
  policies: readonly ToRead[];
  said: ReadonlySet<string>;
  /** Says that one was read; resolves to the problem of a refusal. */
  attest: (policy: ToRead) => Promise<unknown>;
}

/** The policies with what this person has said of each. */
export function Reading({ policies, said, attest }: ReadingProps) {
  const left = policies.filter(({ policy_id }) => !said.has(policy_id)).length;
  return (
    <Section title="Policies">
      <p>
        {policies.length - left} of {policies.length} read. Each is short: what it is for, and what you do.
      </p>
      <ol className={looks.plain}>
        {policies.map((policy) => (
          <li key={policy.policy_id}>
            <Card>
              <One policy={policy} done={said.has(policy.policy_id)} attest={() => attest(policy)} />
            </Card>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function One({ policy, done, attest }: { policy: ToRead; done: boolean; attest: () => Promise<unknown> }) {
  const { busy, trouble, send } = useSending();
  return (
    <section className={styles.policy} aria-label={policy.title}>
      <h3>{policy.title}</h3>
      <p>{policy.purpose}</p>
      <details className={looks.folded}>
        <summary>Read all of it</summary>
        {policy.sections.map((section) => (
          <section key={section.title} aria-label={section.title}>
            <h4>{section.title}</h4>
            <ul>
              {section.statements.map((statement) => (
                <li key={statement}>{statement}</li>
              ))}
            </ul>
          </section>
        ))}
        {policy.planned.length > 0 && (
          <section aria-label="Not yet so">
            <h4>Not yet so</h4>
            <ul>
              {policy.planned.map(({ text, due_on }) => (
                <li key={text}>
                  From {dayWords(due_on)}: {text}
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className={looks.quiet}>
          Version {policy.number}, in effect from {dayWords(policy.effective_on)}. Fingerprint{" "}
          {policy.sha256.slice(0, 12)}.
        </p>
      </details>
      <Refused trouble={trouble}>That was not kept.</Refused>
      {done ? (
        <p>
          <Tag tone="good">You have read it</Tag>
        </p>
      ) : (
        <div>
          <Button
            size="md"
            aria-disabled={busy}
            aria-label={`I have read it and will follow it: ${policy.title}`}
            onClick={() => {
              if (!busy) send(attest);
            }}
          >
            {busy ? "One moment…" : "I have read it and will follow it"}
          </Button>
        </div>
      )}
    </section>
  );
}
