/** How is a table of one's own filled in, cell by cell? */
import { Button, Checkbox, NativeSelect } from "@mantine/core";

import { LineField } from "../../ui/fields";
import { useField } from "../../ui/Form";
import { LEVELS, levelWord } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import styles from "./methods.module.css";
import { type Fall, falls, fieldOf, marked, type Own, stepped } from "./own";
import { cellWords, whyOf } from "./words";

interface OwnTableProps {
  /** The name of the form around it. */
  form: string;
  own: Own;
  onChange: (own: Own) => void;
  /** Puts the table back to one that is published. */
  onReset: () => void;
}

/** Its name, its steps and its cells; a cell that contradicts a milder one says so beside the table. */
export function OwnTable({ form, own, onChange, onReset }: OwnTableProps) {
  const found = falls(own);
  const { id, error } = useField("own_method");
  return (
    <div className={styles.own} role="group" aria-label="Your own table" id={id} tabIndex={-1}>
      <LineField
        name="title"
        value={own.title}
        hint="Reports call it by this name."
        onChange={(title) => {
          onChange({ ...own, title });
        }}
      />
      <Steps own={own} scale="likelihoods" label="Steps of likelihood" onChange={onChange} />
      <Steps own={own} scale="impacts" label="Steps of impact" onChange={onChange} />
      <Cells form={form} own={own} found={found} onChange={onChange} />
      <div role="status" id="own-falls">
        {found.length > 0 && (
          <ul className={styles.falls}>
            {found.map((fall) => (
              <li key={fieldOf(fall) + fieldOf(fall.milder)}>{`${cellWords(fall)}: ${whyOf(fall)}`}</li>
            ))}
          </ul>
        )}
      </div>
      {error && <p className={styles.fault}>{error}</p>}
      <div>
        <Button variant="subtle" size="compact-md" onClick={onReset}>
          Start again from the five-by-five table
        </Button>
      </div>
    </div>
  );
}

interface StepsProps {
  own: Own;
  scale: "likelihoods" | "impacts";
  label: string;
  onChange: (own: Own) => void;
}

const FEWEST = 2;

function Steps({ own, scale, label, onChange }: StepsProps) {
  return (
    <fieldset className={styles.steps}>
      <legend>{label}</legend>
      {LEVELS.map((level) => {
        const used = own[scale].includes(level);
        return (
          <Checkbox
            key={level}
            label={levelWord(level)}
            checked={used}
            disabled={used && own[scale].length === FEWEST}
            onChange={(event) => {
              onChange(stepped(own, scale, level, event.currentTarget.checked));
            }}
          />
        );
      })}
    </fieldset>
  );
}

interface CellsProps {
  form: string;
  own: Own;
  found: readonly Fall[];
  onChange: (own: Own) => void;
}

function Cells({ form, own, found, onChange }: CellsProps) {
  const wrong = new Set(found.map(fieldOf));
  return (
    <table className={styles.cells}>
      <caption>Level for each likelihood and impact</caption>
      <thead>
        <tr>
          <th scope="col">Likelihood</th>
          {own.impacts.map((column) => (
            <th key={column} scope="col">
              <span className={looks.heard}>Impact </span>
              {levelWord(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...own.likelihoods].reverse().map((row) => (
          <tr key={row}>
            <th scope="row">{levelWord(row)}</th>
            {own.impacts.map((column) => {
              const level = own.cells[row][column];
              const field = fieldOf({ row, column });
              const bad = wrong.has(field);
              return (
                <td key={column} data-level={level} data-title={`Impact ${levelWord(column).toLowerCase()}`}>
                  <NativeSelect
                    id={`${form}-${field}`}
                    aria-label={cellWords({ row, column })}
                    aria-describedby={bad ? "own-falls" : undefined}
                    error={bad}
                    value={level}
                    data={LEVELS.map((value) => ({ value, label: levelWord(value) }))}
                    onChange={(event) => {
                      const chosen = LEVELS.find((each) => each === event.currentTarget.value);
                      if (chosen) onChange(marked(own, { row, column }, chosen));
                    }}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
