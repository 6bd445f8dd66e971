/** Which fields may stand in a form? Each knows its label, its fault and its id from the form around it. */
import {
  Checkbox,
  NativeSelect,
  type NativeSelectProps,
  PasswordInput,
  Radio,
  Textarea,
  TextInput,
} from "@mantine/core";

import { useField } from "./Form";

interface FieldProps {
  /** The field's name on the wire. */
  name: string;
  value: string;
  hint?: string;
  onChange: (value: string) => void;
}

interface LineProps extends FieldProps {
  autoComplete?: string;
  kind?: "text" | "email" | "number";
}

/** One line of text. A number is typed as text too: spinner buttons change values by accident. */
export function LineField({ name, value, hint, onChange, autoComplete = "off", kind = "text" }: LineProps) {
  return (
    <TextInput
      {...useField(name)}
      description={hint}
      value={value}
      type={kind === "email" ? "email" : "text"}
      inputMode={kind === "number" ? "numeric" : kind}
      autoComplete={autoComplete}
      spellCheck={false}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** A password, which can be made visible and pasted. */
export function PasswordField({ name, value, hint, onChange, autoComplete }: FieldProps & { autoComplete: string }) {
  return (
    <PasswordInput
      {...useField(name)}
      description={hint}
      value={value}
      autoComplete={autoComplete}
      visibilityToggleButtonProps={{ "aria-label": "Show or hide what you typed", "aria-hidden": false, tabIndex: 0 }}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** One of a list: the device's own control, which every phone and screen reader knows. */
export function ChoiceField({
  name,
  value,
  hint,
  onChange,
  choices,
}: FieldProps & { choices: NonNullable<NativeSelectProps["data"]> }) {
  return (
    <NativeSelect
      {...useField(name)}
      description={hint}
      value={value}
      data={choices}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** Some lines of text; it grows with them. */
export function NoteField({ name, value, hint, onChange }: FieldProps) {
  return (
    <Textarea
      {...useField(name)}
      description={hint}
      value={value}
      autosize
      minRows={2}
      maxRows={12}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** A calendar day as the contract writes it (2026-11-30), in the device's own picker; empty for none. */
export function DayField({ name, value, hint, onChange }: FieldProps) {
  return (
    <TextInput
      {...useField(name)}
      description={hint}
      value={value}
      type="date"
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** A day and a time on the wall clock (2026-11-30T16:50), in the device's own picker; empty for none. */
export function MomentField({ name, value, hint, onChange }: FieldProps) {
  return (
    <TextInput
      {...useField(name)}
      description={hint}
      value={value}
      type="datetime-local"
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** One of a few, all of them in sight. */
export function RadioField({
  name,
  value,
  hint,
  onChange,
  choices,
}: FieldProps & { choices: { value: string; label: string; hint?: string }[] }) {
  return (
    <Radio.Group {...useField(name)} description={hint} value={value} onChange={onChange}>
      <div style={{ display: "grid", gap: "var(--gap-small)", marginTop: "var(--gap-small)" }}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.hint} size="md" />
        ))}
      </div>
    </Radio.Group>
  );
}

/** Yes or no in one box. */
export function TickField({ name, value, hint, onChange }: Omit<FieldProps, "value" | "onChange"> & Tick) {
  return (
    <Checkbox
      {...useField(name)}
      description={hint}
      checked={value}
      size="md"
      onChange={(event) => {
        onChange(event.currentTarget.checked);
      }}
    />
  );
}

interface Tick {
  value: boolean;
  onChange: (value: boolean) => void;
}
