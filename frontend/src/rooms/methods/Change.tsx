/** Which method and appetite does management approve? */
import { useMemo, useState } from "react";

import { hasStatus, useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useDraft } from "../../ui/drafts";
import { NoteField, RadioField } from "../../ui/fields";
import { type Fault, Form } from "../../ui/Form";
import { type Level, LEVELS } from "../../ui/levels";
import { Card } from "../../ui/Page";
import { Scale } from "../../ui/Scale";
import styles from "./methods.module.css";
import { begun, bodyOf, type Choice, falls, type Method, type Own, shown } from "./own";
import { OwnTable } from "./OwnTable";
import { type ChoiceBody, LABELS, methodIdOf, placed } from "./words";

interface ChangeProps {
  choice: Choice;
  /** The published ones. */
  methods: readonly Method[];
  /** Called when it is on record. */
  onApproved: () => Promise<void>;
}

const FIRST_TITLE = "Our own table";

/** The form. What is typed waits for the person, also through an ended sign-in. */
export function Change({ choice, methods, onApproved }: ChangeProps) {
  const { id } = useHere();
  const touched = useTouched();
  const [texts, set, end] = useDraft(`method of ${id}`, {
    method: methodIdOf(choice.method.id),
    appetite: choice.appetite,
    appetite_statement: choice.appetite_statement,
    own: "",
  });
  const [sent, setSent] = useState<Own | null>(null);
  const approve = works.useMutation("put", "/v1/practices/{practice_id}/method", {
    onSuccess: async () => {
      await onApproved();
      await touched();
      end();
    },
    onError: (error) => {
      // The version is the whole practice's: read it anew, and the same button works.
      if (hasStatus(error, 412)) void touched();
    },
  });
  const trouble = useTrouble(approve.error);
  const own = ownOf(texts.own, choice.method, methods);
  const isOwn = texts.method === "own";
  const levels = isOwn ? shown(own).levels : (methods.find((each) => each.id === texts.method)?.levels ?? LEVELS);
  const appetite = LEVELS.find((level) => level === texts.appetite && levels.includes(level));
  const keepOwn = (next: Own) => {
    set("own")(JSON.stringify(next));
  };

  return (
    <Card>
      <Form
        name="method"
        labels={LABELS}
        submit="Approve"
        busy={approve.isPending}
        trouble={useMemo(() => placed(trouble, sent ? falls(sent) : []), [trouble, sent])}
        check={() => check(appetite, isOwn, own)}
        onSubmit={() => {
          if (!appetite) return;
          const body: ChoiceBody = {
            method: methodIdOf(texts.method),
            own_method: isOwn ? bodyOf(own) : null,
            appetite,
            appetite_statement: texts.appetite_statement,
          };
          const params = { path: { practice_id: id }, header: { "If-Match": `"${choice.version}"` } };
          setSent(isOwn ? own : null);
          approve.mutate({ params, body });
        }}
      >
        <RadioField
          name="method"
          value={texts.method}
          onChange={set("method")}
          choices={[
            ...methods.map((each) => ({ value: each.id, label: each.title, hint: HINTS[each.id] ?? each.source })),
            { value: "own", label: "A table of our own", hint: "If you already rate risks by another table." },
          ]}
        />
        {isOwn && (
          <OwnTable
            form="method"
            own={own}
            onChange={keepOwn}
            onReset={() => {
              const [published] = methods;
              if (published) keepOwn(begun(published, own.title));
            }}
          />
        )}
        <Scale
          name="appetite"
          value={appetite ?? ""}
          steps={levels}
          hint="Our advice: low. Everything above it then gets a decision, a name and a day."
          onChange={set("appetite")}
        />
        <NoteField
          name="appetite_statement"
          hint="What management says about it in a sentence. It stands in the report."
          value={texts.appetite_statement}
          onChange={set("appetite_statement")}
        />
        {texts.method !== choice.method.id && <Warning />}
      </Form>
    </Card>
  );
}

function Warning() {
  return (
    <p className={styles.warning}>
      All risks on record are rated again by the new table at once. A step that its scale does not have becomes the next
      higher one. If you change back later, those steps stay as they became: look at each such risk then. What was
      sealed before stays as it was.
    </p>
  );
}

const HINTS: Record<string, string> = {
  "nist-sp-800-30-r1": "Five steps each. It tells more apart; this is where everybody starts here.",
  "nist-sp-800-66-r2": "Three steps each. Quicker to agree on.",
};

function ownOf(text: string, inForce: Method, published: readonly Method[]): Own {
  // Only this form writes it, as an `Own`.
  if (text) return JSON.parse(text) as Own;
  const from = inForce.id === "own" ? inForce : (published[0] ?? inForce);
  return begun(from, inForce.id === "own" ? inForce.title : FIRST_TITLE);
}

function check(appetite: Level | undefined, isOwn: boolean, own: Own): Fault[] {
  const faults: Fault[] = [];
  if (isOwn && !own.title.trim()) faults.push({ field: "title", message: "Give your table a name." });
  if (!appetite) faults.push({ field: "appetite", message: "Choose one of the levels of this method." });
  return faults;
}
