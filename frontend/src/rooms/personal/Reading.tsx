/** Which policies are there to read, and has this person said that they will follow each? */
import { Button } from "@mantine/core";
import { useState } from "react";

import { dayWords } from "../../pieces/days";
import { useSending } from "../../pieces/sending";
import { goesOn } from "../../ui/goesOn";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Section } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { nextOf, partsOf, partWords } from "./parts";
import styles from "./personal.module.css";
import type { ToRead } from "./words";

interface ReadingProps {
  policies: readonly ToRead[];
  said: ReadonlySet<string>;
  /** Says that one was read; resolves to the problem of a refusal. */
  attest: (policy: ToRead) => Promise<unknown>;
}

/** The policies, a part at a time: the first part with something left is open, each of its texts whole. */
export function Reading({ policies, said, attest }: ReadingProps) {
  const parts = partsOf(policies, said);
  const left = policies.filter(({ policy_id }) => !said.has(policy_id)).length;
  const now = parts.find((part) => part.left > 0)?.number;
  const [next, setNext] = useState<string | undefined>();
  const read = async (policy: ToRead) => {
    const problem = await attest(policy);
    if (!problem) setNext(nextOf(policies, said, policy.policy_id));
    return problem;
  };
  return (
    <Section title="Policies">
      <p>
        {policies.length - left} of {policies.length} read.{" "}
        {left > 0 && parts.length > 1 && `There are ${parts.length} parts, none longer than four minutes.`}
      </p>
      {parts.map((part) => {
        const list = (
          <ol className={looks.plain}>
            {part.policies.map((policy) => (
              <li key={policy.policy_id}>
                <Card>
                  <One
                    policy={policy}
                    whole={part.number === now}
                    done={said.has(policy.policy_id)}
                    next={policy.policy_id === next}
                    attest={() => read(policy)}
                  />
                </Card>
              </li>
            ))}
          </ol>
        );
        if (parts.length === 1) return <div key={part.number}>{list}</div>;
        return (
          <details key={part.number} className={looks.folded} open={part.number === now}>
            <summary>{partWords(part)}</summary>
            {list}
          </details>
        );
      })}
    </Section>
  );
}

interface OneProps {
  policy: ToRead;
  /** Whether its text is open. */
  whole: boolean;
  done: boolean;
  /** Whether it is the one to go on with. */
  next: boolean;
  attest: () => Promise<unknown>;
}

function One({ policy, whole, done, next, attest }: OneProps) {
  const { busy, trouble, send } = useSending();
  return (
    <section className={styles.policy} aria-label={policy.title}>
      {next ? (
        <h3 tabIndex={-1} ref={goesOn}>
          {policy.title}
        </h3>
      ) : (
        <h3>{policy.title}</h3>
      )}
      <p>{policy.purpose}</p>
      <details className={looks.folded} open={whole && !done}>
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
