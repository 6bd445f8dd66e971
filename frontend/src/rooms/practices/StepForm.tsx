/** How is one plain question put? As a choice, a number, yes or no, boxes to tick, or names of places. */
import { type ReactNode, useState } from "react";

import type { Trouble } from "../../api/problems";
import { LineField, RadioField, TickField } from "../../ui/fields";
import { type Fault, Form } from "../../ui/Form";
import type { Facts, Flag, Practice, Step } from "./facts";
import { PlacesForm } from "./PlacesForm";
import { kindOf } from "./words";

export interface StepProps<One extends Step = Step> {
  step: One;
  practice: Practice;
  busy: boolean;
  trouble: Trouble | null;
  onSave: (told: Partial<Facts>) => void;
  aside: ReactNode;
}

type As<Name extends Step["as"]> = Extract<Step, { as: Name }>;

const GO_ON = "Save and go on";
const MOST = 10_000;

/** The form of a question. */
export function StepForm(props: StepProps) {
  const { step } = props;
  switch (step.as) {
    case "choice":
      return <ChoiceForm {...props} step={step} />;
    case "number":
      return <NumberForm {...props} step={step} />;
    case "yes-no":
      return <YesNoForm {...props} step={step} />;
    case "boxes":
      return <BoxesForm {...props} step={step} />;
    case "places":
      return <PlacesForm {...props} />;
  }
}

function told(practice: Practice, step: Step): boolean {
  return step.settles.every((fact) => practice.asked.includes(fact));
}

function ChoiceForm({ step, practice, onSave, ...form }: StepProps<As<"choice">>) {
  const [chosen, choose] = useState<string>(told(practice, step) ? practice[step.fact] : "");
  return (
    <Form
      name={step.id}
      labels={{ [step.fact]: "Choose one" }}
      submit={GO_ON}
      check={() => missing(step.fact, chosen, "Choose the one that fits best.")}
      onSubmit={() => {
        onSave(step.fact === "kind" ? { kind: kindOf(chosen) } : { ehr: ehrOf(chosen) });
      }}
      {...form}
    >
      <RadioField name={step.fact} value={chosen} onChange={choose} choices={[...step.choices]} />
    </Form>
  );
}

function NumberForm({ step, practice, onSave, ...form }: StepProps<As<"number">>) {
  const [typed, type] = useState(told(practice, step) ? String(practice.people) : "");
  const count = Number(typed);
  const right = Number.isInteger(count) && count >= 1 && count <= MOST;
  return (
    <Form
      name={step.id}
      labels={{ people: "People" }}
      submit={GO_ON}
      check={() => (right ? [] : [{ field: "people", message: "Enter a whole number, 1 or more." }])}
      onSubmit={() => {
        onSave({ people: count });
      }}
      {...form}
    >
      <LineField name="people" kind="number" hint={step.hint} value={typed} onChange={type} />
    </Form>
  );
}

function YesNoForm({ step, practice, onSave, ...form }: StepProps<As<"yes-no">>) {
  const before = told(practice, step) ? (practice[step.fact] ? "yes" : "no") : "";
  const [chosen, choose] = useState(before);
  return (
    <Form
      name={step.id}
      labels={{ [step.fact]: "Choose one" }}
      submit={GO_ON}
      check={() => missing(step.fact, chosen, "Choose yes or no. If you are not sure, choose yes for now.")}
      onSubmit={() => {
        onSave(flags([step.fact], { [step.fact]: chosen === "yes" }));
      }}
      {...form}
    >
      <RadioField
        name={step.fact}
        value={chosen}
        onChange={choose}
        choices={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
      />
    </Form>
  );
}

function BoxesForm({ step, practice, onSave, ...form }: StepProps<As<"boxes">>) {
  const facts = step.boxes.map(({ fact }) => fact);
  const [ticked, tick] = useState<Partial<Record<Flag, boolean>>>(() => flags(facts, practice));
  const [none, setNone] = useState(told(practice, step) && facts.every((fact) => !practice[fact]));
  const some = facts.some((fact) => ticked[fact]);
  return (
    <Form
      name={step.id}
      labels={{ ...Object.fromEntries(step.boxes.map(({ fact, label }) => [fact, label])), none: step.none }}
      submit={GO_ON}
      check={() => (some || none ? [] : [{ field: "none", message: `Tick what is true, or “${step.none}”.` }])}
      onSubmit={() => {
        onSave(flags(facts, ticked));
      }}
      {...form}
    >
      {step.boxes.map(({ fact, hint }) => (
        <TickField
          key={fact}
          name={fact}
          {...(hint && { hint })}
          value={ticked[fact] ?? false}
          onChange={(is) => {
            tick({ ...ticked, [fact]: is });
            if (is) setNone(false);
          }}
        />
      ))}
      <TickField
        name="none"
        value={none}
        onChange={(is) => {
          setNone(is);
          if (is) tick({});
        }}
      />
    </Form>
  );
}

function missing(field: string, chosen: string, message: string): Fault[] {
  return chosen === "" ? [{ field, message }] : [];
}

function flags(names: readonly Flag[], from: Partial<Record<Flag, boolean>>): Partial<Record<Flag, boolean>> {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? false]));
}

function ehrOf(text: string): NonNullable<Facts["ehr"]> {
  return text === "onsite" || text === "none" ? text : "cloud";
}
