/** Which ways are there to work with clinicians, and what would each mean here? Read before choosing. */
import { NumberInput } from "@mantine/core";
import { useDeferredValue, useState } from "react";

import { useTrouble } from "../../api/problems";
import { type ItemOf, useAll } from "../../pieces/lists";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import styles from "./determinations.module.css";

const PATH = "/v1/practices/{practice_id}/determinations/structures";
const MOST = 500;
type Structure = ItemOf<typeof PATH>;

/** The ways, side by side; `begin` is how many clinicians there seem to be. */
export function Structures({ begin }: { begin: number }) {
  const [clinicians, setClinicians] = useState(Math.max(1, begin));
  const asked = useDeferredValue(clinicians);
  const ways = useAll(PATH, { clinicians: asked });
  const trouble = useTrouble(ways.error);
  return (
    <Section title="Before you choose: four ways to work together">
      <p>
        HIPAA does not tell you how to work with clinicians. This is what each way asks of you, for the vendors you have
        on record. It is our advice, and HIPAA alone.
      </p>
      <NumberInput
        label="How many clinicians besides the owners?"
        value={clinicians}
        min={1}
        max={MOST}
        allowDecimal={false}
        allowNegative={false}
        w="16rem"
        onChange={(value) => {
          if (typeof value === "number" && value >= 1 && value <= MOST) setClinicians(value);
        }}
      />
      {trouble && <Unread what="the ways" why={trouble.message} onRetry={() => void ways.refetch()} />}
      {ways.isPending && <Loading what="the ways" />}
      <div className={styles.ways}>
        {ways.data?.map((way) => (
          <Way key={way.id} way={way} />
        ))}
      </div>
    </Section>
  );
}

function Way({ way: { title, says, agreements, signs, documents, duties, enforce, ask } }: { way: Structure }) {
  return (
    <article className={styles.way} aria-label={title}>
      <h3>{title}</h3>
      <p>{says}</p>
      <p>
        <strong>{agreements === 1 ? "1 paper" : `${agreements} papers`} to sign.</strong> {signs}
      </p>
      <h4>What you owe</h4>
      <ul>
        {duties.map(({ text, citation }) => (
          <li key={text}>
            {text} <span className={looks.quiet}>45 CFR {citation}</span>
          </li>
        ))}
      </ul>
      <Lines title="What you can enforce" lines={enforce} />
      <Lines title="The papers" lines={documents.map((each) => each.title)} />
      <Lines title="Ask counsel" lines={ask} />
    </article>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
