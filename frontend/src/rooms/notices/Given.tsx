/** How do patients get the notice, and since when? */
import { useState } from "react";

import { work } from "../../api/work";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import { DayField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import styles from "./notices.module.css";
import { type Notice, NOTICE } from "./words";

/** The ways that follow from the facts, each with its day. */
export function Given({ notice }: { notice: Notice }) {
  const { may } = useHere();
  const open = notice.provisions.filter(({ since }) => since === null).length;
  return (
    <Section title="How patients get it">
      <p role="status">
        {open === 0
          ? "It is given in every way that applies here."
          : `${open} of ${notice.provisions.length} still to do.`}
      </p>
      {may("policies:write") && <p>Give the day since when each of these is so. Leave it empty while it is not.</p>}
      {may("policies:write") ? (
        <div className={styles.days}>
          <Days key={notice.version} notice={notice} />
        </div>
      ) : (
        <Told notice={notice} />
      )}
    </Section>
  );
}

function Days({ notice }: { notice: Notice }) {
  const { id } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const [days, setDays] = useState<Record<string, string>>(() =>
    Object.fromEntries(notice.provisions.map((each) => [each.id, each.since ?? ""])),
  );
  const keep = async () => {
    const given = Object.entries(days)
      .filter(([, since]) => since !== "")
      .map(([way, since]) => ({ id: way, since }));
    const { error } = await work.PUT(`${NOTICE}/provisions`, {
      params: { path: { practice_id: id, number: notice.number }, header: { "If-Match": `"${notice.version}"` } },
      body: { given },
    });
    if (error) return error;
    await touched();
    return null;
  };
  return (
    <Form
      name="given"
      labels={Object.fromEntries(notice.provisions.map((each) => [each.id, each.title]))}
      submit="Keep these days"
      busy={busy}
      trouble={trouble}
      onSubmit={() => {
        send(keep);
      }}
    >
      {notice.provisions.map((each) => (
        <DayField
          key={each.id}
          name={each.id}
          value={days[each.id] ?? ""}
          hint={`${each.detail} (45 CFR ${each.citation})`}
          onChange={(day) => {
            setDays({ ...days, [each.id]: day });
          }}
        />
      ))}
    </Form>
  );
}

function Told({ notice }: { notice: Notice }) {
  return (
    <dl className={looks.facts}>
      {notice.provisions.map((each) => (
        <div key={each.id}>
          <dt>{each.title}</dt>
          <dd>{each.since ? `Since ${dayWords(each.since)}` : "Not yet"}</dd>
        </div>
      ))}
    </dl>
  );
}
