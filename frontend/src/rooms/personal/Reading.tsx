/** Which policies are there to read, and has this person said that they will follow each? */
import { Button } from "@mantine/core";
import { useState } from "react";

import type { components } from "../../api/schema";
import { visit } from "../../api/visit";
import { dayWords } from "../../pieces/days";
import { useSending } from "../../pieces/sending";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { type Agreement, leftIn, OwnDevices } from "./OwnDevices";
import styles from "./personal.module.css";

type ToRead = components["schemas"]["ToReadOut"];
type Shown = components["schemas"]["PersonalPageOut"];

interface ReadingProps {
  secret: string;
  /** The key that the code gave. */
  opened: string;
  page: Shown;
  /** What is agreed to for devices of their own. */
  own: Agreement | null;
}

/** The policies, and what is agreed to for devices of their own. */
export function Reading({ secret, opened, page, own }: ReadingProps) {
  const [agreement, setAgreement] = useState(own);
  const [said, setSaid] = useState<ReadonlySet<string>>(
    () => new Set(page.policies.filter(({ attested_at }) => attested_at !== null).map(({ policy_id }) => policy_id)),
  );
  const left = page.policies.filter(({ policy_id }) => !said.has(policy_id)).length;
  return (
    <Page title="Your policies" narrow lead={`${page.practice}, for ${page.person}`}>
      <p role="status">{howFar(page.policies.length, left, agreement ? leftIn(agreement) : 0)}</p>
      <ol className={looks.plain}>
        {page.policies.map((policy) => (
          <li key={policy.policy_id}>
            <Card>
              <One
                policy={policy}
                done={said.has(policy.policy_id)}
                attest={async () => {
                  const { error } = await visit.POST("/v1/personal-pages/attestations", {
                    body: {
                      token: secret,
                      key: opened,
                      policy_id: policy.policy_id,
                      number: policy.number,
                      sha256: policy.sha256,
                    },
                  });
                  if (error) return error;
                  setSaid((before) => new Set([...before, policy.policy_id]));
                  return null;
                }}
              />
            </Card>
          </li>
        ))}
      </ol>
      {agreement && <OwnDevices secret={secret} opened={opened} agreement={agreement} onAgreed={setAgreement} />}
      {page.policies.length === 0 && !agreement?.devices.length && (
        <p>There is nothing for you to read at the moment.</p>
      )}
    </Page>
  );
}

function howFar(policies: number, left: number, devices: number): string {
  if (left > 0) return `${policies - left} of ${policies} read. Each is short: what it is for, and what you do.`;
  if (devices > 0) return `One thing is left: your own ${devices === 1 ? "device" : "devices"}.`;
  return "That is all. Thank you; the practice sees that it is done.";
}

function One({ policy, done, attest }: { policy: ToRead; done: boolean; attest: () => Promise<unknown> }) {
  const { busy, trouble, send } = useSending();
  return (
    <section className={styles.policy} aria-label={policy.title}>
      <h2>{policy.title}</h2>
      <p>{policy.purpose}</p>
      <details className={looks.folded}>
        <summary>Read all of it</summary>
        {policy.sections.map((section) => (
          <section key={section.title} aria-label={section.title}>
            <h3>{section.title}</h3>
            <ul>
              {section.statements.map((statement) => (
                <li key={statement}>{statement}</li>
              ))}
            </ul>
          </section>
        ))}
        {policy.planned.length > 0 && (
          <section aria-label="Not yet so">
            <h3>Not yet so</h3>
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
      {trouble && (
        <p role="alert" className={looks.trouble}>
          That was not kept. {trouble.message}
        </p>
      )}
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
