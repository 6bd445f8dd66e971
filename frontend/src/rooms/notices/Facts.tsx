/** What does the notice rest on? A short list of questions, each kept as soon as it is answered. */
import { Radio, Textarea, TextInput } from "@mantine/core";

import { Merge } from "../../pieces/changes";
import { useHere } from "../../pieces/here";
import { useDraft } from "../../ui/drafts";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Saved } from "../../ui/Saved";
import { type FactName, grouped, textOf } from "./facts";
import styles from "./notices.module.css";
import { Open } from "./Open";
import { type Telling, useFacts } from "./useFacts";
import type { Ask, Notice } from "./words";

/** The questions, and beside them what is still open. */
export function Facts({ notice }: { notice: Notice }) {
  const telling = useFacts(notice);
  return (
    <Section title="What it rests on" actions={<Saved state={telling.change.busy ? "saving" : "idle"} />}>
      {telling.trouble && (
        <p role="alert" className={looks.trouble}>
          That was not kept. {telling.trouble.faults.map(({ message }) => message).join(" ") || telling.trouble.message}
        </p>
      )}
      <div className={styles.beside}>
        <div className={styles.groups}>
          {grouped(notice.asks, notice.facts).map(([group, asks]) => (
            <section key={group} className={styles.group} aria-label={group}>
              <h3>{group}</h3>
              {asks.map((ask) => (
                <Field key={ask.id} ask={ask} notice={notice} telling={telling} />
              ))}
            </section>
          ))}
        </div>
        <Open notice={notice} />
      </div>
      <Merge kind={telling.kind} change={telling.change} />
    </Section>
  );
}

interface FieldProps {
  ask: Ask & { id: FactName };
  notice: Notice;
  telling: Telling;
}

/** A question with the place for its answer; what is wrong with an answer stands at it, what is not told yet beside. */
function Field({ ask, notice, telling }: FieldProps) {
  const kept = textOf(notice.facts, ask.id);
  const wrong = kept && notice.missing.find(({ fact }) => fact === ask.id)?.says;
  const asked = {
    id: fieldId(ask.id),
    label: ask.optional ? `${ask.question} (if anything)` : ask.question,
    description: ask.citation ? `${ask.hint} (45 CFR ${ask.citation})` : ask.hint,
    error: wrong ?? null,
  };
  if (ask.kind !== "yes_no")
    return <Typed key={kept} ask={ask} notice={notice} telling={telling} asked={asked} kept={kept} />;
  return (
    <Radio.Group
      {...asked}
      value={telling.pending[ask.id] ?? kept}
      onChange={(value) => {
        void telling.tell(ask.id, value);
      }}
    >
      <div className={styles.yesNo}>
        <Radio value="yes" label="Yes" size="md" />
        <Radio value="no" label="No" size="md" />
      </div>
    </Radio.Group>
  );
}

/** Typed words wait in the tab's memory until they are on record; they are sent when the field is left. */
function Typed({
  ask,
  notice,
  telling,
  asked,
  kept,
}: FieldProps & { asked: { id: string; label: string; description: string; error: string | null }; kept: string }) {
  const { id } = useHere();
  const [texts, set, end] = useDraft(`notice ${id} ${notice.number} ${ask.id}`, { text: kept });
  const props = {
    ...asked,
    value: texts.text,
    onChange: (event: { currentTarget: { value: string } }) => {
      set("text")(event.currentTarget.value);
    },
    onBlur: () => {
      const typed = texts.text.trim();
      if (typed === kept) return;
      void telling.tell(ask.id, typed).then((done) => {
        if (done) end();
      });
    },
  };
  if (ask.kind === "day") return <TextInput {...props} type="date" classNames={{ wrapper: styles.short }} />;
  if (ask.kind === "line") return <TextInput {...props} maxLength={200} autoComplete="off" />;
  return <Textarea {...props} autosize minRows={2} maxRows={12} maxLength={10_000} />;
}

/** The id of a fact's field, for the links of what is open. */
export function fieldId(fact: string): string {
  return `notice-${fact}`;
}
