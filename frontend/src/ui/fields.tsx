/** Which fields may stand in a form? Each knows its label, its fault and its id from the form around it. */
import { NativeSelect, type NativeSelectProps, PasswordInput, TextInput } from "@mantine/core";

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
