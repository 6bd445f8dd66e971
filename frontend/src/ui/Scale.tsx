/** Which step of a scale? All steps in a row, least first, as radio buttons that every device knows. */
import { useField } from "./Form";
import { levelWord } from "./levels";
import styles from "./Scale.module.css";

interface ScaleProps {
  /** The field's name on the wire. */
  name: string;
  value: string;
  /** The steps, the least first. */
  steps: readonly string[];
  hint?: string;
  /** The step that was suggested, marked in words. */
  suggested?: string | undefined;
  onChange: (step: string) => void;
}

/** The scale. A link from the error summary leads to the chosen step, or to the first. */
export function Scale({ name, value, steps, hint, suggested, onChange }: ScaleProps) {
  const { id, label, error } = useField(name);
  const led = steps.includes(value) ? value : steps[0];
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className={styles.scale} aria-describedby={told || undefined} data-error={error ? true : undefined}>
      <legend>{label}</legend>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className={styles.steps}>
        {steps.map((step) => (
          <label key={step} className={styles.step} data-on={step === value || undefined}>
            <input
              type="radio"
              id={step === led ? id : undefined}
              name={id}
              value={step}
              checked={step === value}
              onChange={() => {
                onChange(step);
              }}
            />
            <span>
              {levelWord(step)}
              {step === suggested && <small>suggested</small>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
