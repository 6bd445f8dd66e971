/** How is a decision about an addressable specification written down? 45 CFR 164.306(b)(2) and (d)(3). */
import { Button, Checkbox } from "@mantine/core";
import { type ReactNode, useState } from "react";

import { useTrouble } from "../../api/problems";
import { work } from "../../api/work";
import { type Kind, Merge } from "../../pieces/changes";
import { useEdited } from "../../pieces/edited";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { useDraft } from "../../ui/drafts";
import { NoteField, RadioField } from "../../ui/fields";
import { Form, useField } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { BLANK, bodyOf, faultsOf, outcomeOf, type Texts, textsOf, toBody } from "./decided";
import styles from "./gaps.module.css";
import { type Decided, type Decision as OnRecord, LABELS, OUTCOMES } from "./words";

/** The form. Folded, since most visits only read. */
export function Decide({ citation, decision }: { citation: string; decision: OnRecord | null }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.folded}
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{decision ? "Change the decision" : "Decide"}</summary>
      {decision ? <Again citation={citation} decision={decision} /> : <First citation={citation} />}
    </details>
  );
}

/** A first decision: there is nothing before it to go back to. */
function First({ citation }: { citation: string }) {
  const touched = useTouched();
  const kind = useKind(citation);
  const [texts, set, end] = useDraft(`decision ${citation}`, BLANK);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    const body = toBody(texts);
    if (body === null) return;
    setBusy(true);
    try {
      await kind.replace(body, 0);
      end();
    } catch (refusal) {
      setError(refusal);
    }
    await touched();
    setBusy(false);
  };
  return <Fields citation={citation} texts={texts} set={set} busy={busy} error={error} onSave={() => void save()} />;
}

/** Another decision over the one on record. What is typed waits through an ended sign-in. */
function Again({ citation, decision }: { citation: string; decision: OnRecord }) {
  const kind = useKind(citation);
  const { texts, set, dirty, end, save, change } = useEdited<Decided, Texts>(
    `decision ${decision.id}`,
    { version: decision.version, body: bodyOf(decision) },
    textsOf,
    kind,
  );
  return (
    <>
      <Fields
        citation={citation}
        texts={texts}
        set={set}
        busy={change.busy}
        error={change.error}
        onSave={() => {
          const body = toBody(texts);
          if (body && dirty) void save(body, `The decision on ${citation} is saved.`);
        }}
        aside={
          dirty && (
            <Button variant="subtle" size="sm" onClick={end}>
              Drop my changes
            </Button>
          )
        }
      >
        {decision.approved_by && <p className={looks.quiet}>A changed decision has to be approved again.</p>}
      </Fields>
      <Merge kind={kind} change={change} />
    </>
  );
}

interface FieldsProps {
  citation: string;
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
  busy: boolean;
  error: unknown;
  onSave: () => void;
  aside?: ReactNode;
  children?: ReactNode;
}

function Fields({ citation, texts, set, busy, error, onSave, aside, children }: FieldsProps) {
  const trouble = useTrouble(error);
  return (
    <Form
      name="decision"
      labels={LABELS}
      submit="Save the decision"
      busy={busy}
      trouble={trouble}
      check={() => faultsOf(texts)}
      onSubmit={onSave}
      aside={aside}
    >
      <RadioField
        name="outcome"
        value={texts.outcome}
        onChange={set("outcome")}
        choices={Object.entries(OUTCOMES).map(([value, { word, hint }]) => ({ value, label: word, hint }))}
      />
      {texts.outcome === "alternative" && (
        <NoteField name="alternative" value={texts.alternative} onChange={set("alternative")} />
      )}
      <NoteField
        name="reason"
        value={texts.reason}
        onChange={set("reason")}
        hint={
          texts.outcome === "alternative" || texts.outcome === "not_reasonable"
            ? "Why it is not reasonable and appropriate for a practice like yours."
            : "Not needed when you put it in place."
        }
      />
      <p className={looks.quiet}>
        The rule names four things to weigh (45 CFR 164.306(b)(2)). Write what bears on your decision; leave the others
        empty.
      </p>
      <NoteField name="size_and_complexity" value={texts.size_and_complexity} onChange={set("size_and_complexity")} />
      <NoteField name="infrastructure" value={texts.infrastructure} onChange={set("infrastructure")} />
      <NoteField
        name="cost"
        value={texts.cost}
        onChange={set("cost")}
        hint="One thing to weigh, and not enough by itself."
      />
      <NoteField
        name="probability_and_criticality"
        value={texts.probability_and_criticality}
        onChange={set("probability_and_criticality")}
      />
      <Bears citation={citation} value={texts.risk_ids} onChange={set("risk_ids")} />
      {children}
    </Form>
  );
}

/** The risks on record that rest on this paragraph, to tick. Nothing while there are none. */
function Bears({ citation, value, onChange }: { citation: string; value: string; onChange: (text: string) => void }) {
  const field = useField("risk_ids");
  const scenarios = useAll("/v1/practices/{practice_id}/scenarios");
  const risks = (scenarios.data ?? []).flatMap(({ risk_id, title, citations }) =>
    risk_id !== null && citations.includes(citation) ? [{ id: risk_id, title }] : [],
  );
  if (risks.length === 0) return null;
  return (
    <Checkbox.Group
      {...field}
      value={value.split(",").filter(Boolean)}
      onChange={(chosen) => {
        onChange(chosen.join(","));
      }}
    >
      <div className={styles.bears}>
        {risks.map(({ id, title }) => (
          <Checkbox key={id} value={id} label={title} size="md" />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** How the decision on a paragraph is read and replaced; version 0 puts a first one on record. */
function useKind(citation: string): Kind<Decided> {
  const { id: practice_id } = useHere();
  const path = { practice_id, citation };
  return {
    labels: LABELS,
    say: (field, value) => {
      if (field === "risk_ids") return counted(Array.isArray(value) ? value.length : 0, "risk");
      const outcome = field === "outcome" && typeof value === "string" ? outcomeOf(value) : null;
      return outcome ? OUTCOMES[outcome].word : typeof value === "string" && value ? value : "nothing";
    },
    read: async () => {
      const { data, error } = await work.GET("/v1/practices/{practice_id}/decisions/{citation}", { params: { path } });
      if (!data) throw error;
      return { version: data.version, body: bodyOf(data) };
    },
    replace: async (body, version) => {
      const params = { path, ...(version > 0 && { header: { "If-Match": `"${version}"` } }) };
      const { data, error } = await work.PUT("/v1/practices/{practice_id}/decisions/{citation}", { params, body });
      if (!data) throw error;
      return data;
    },
  };
}
