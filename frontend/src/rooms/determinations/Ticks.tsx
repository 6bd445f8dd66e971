/** How are some of a few chosen? All of them in sight. */
import { Checkbox } from "@mantine/core";

import { useField } from "../../ui/Form";
import styles from "./determinations.module.css";
import { listOf } from "./record";

interface TicksProps {
  name: string;
  /** Those chosen, with commas between their words. */
  value: string;
  onChange: (text: string) => void;
  words: Record<string, { word: string; hint?: string }>;
}

/** Boxes to tick. */
export function Ticks({ name, value, onChange, words }: TicksProps) {
  return (
    <Checkbox.Group
      {...useField(name)}
      value={listOf(value)}
      onChange={(chosen) => {
        onChange(chosen.join(","));
      }}
    >
      <div className={styles.ticks}>
        {Object.entries(words).map(([each, { word, hint }]) => (
          <Checkbox key={each} size="md" value={each} label={word} description={hint} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
