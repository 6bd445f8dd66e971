/** Who knew before? A list, for what a workforce member or an agent knew counts as known: 164.404(a)(2). */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";

import { dayWords } from "../../pieces/days";
import looks from "../../ui/looks.module.css";
import type { BreachBody } from "./breaches";
import styles from "./breaches.module.css";

type Known = BreachBody["known_earlier_by"][number];

const WHO: Record<Known["who"], string> = {
  workforce_member: "Somebody who works here",
  agent: "An agent of yours",
  outsider: "Somebody outside",
};

/** `value` is the list as JSON. */
export function Earlier({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [who, setWho] = useState<Known["who"]>("workforce_member");
  const [on, setOn] = useState("");
  // Only this list writes the text.
  const known = JSON.parse(value || "[]") as Known[];
  return (
    <fieldset className={styles.group}>
      <legend>Who knew before that day?</legend>
      {known.length > 0 && (
        <ul className={looks.plain}>
          {known.map((each, place) => (
            <li key={`${each.who} ${each.on} ${place}`} className={looks.row}>
              {WHO[each.who]}, {dayWords(each.on)}
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`Take off ${WHO[each.who]}, ${dayWords(each.on)}`}
                onClick={() => {
                  onChange(JSON.stringify(known.filter((_, other) => other !== place)));
                }}
              >
                Take off
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={looks.row}>
        <NativeSelect
          aria-label="Who knew"
          value={who}
          data={Object.entries(WHO).map(([word, label]) => ({ value: word, label }))}
          onChange={(event) => {
            setWho(event.currentTarget.value as Known["who"]);
          }}
        />
        <TextInput
          aria-label="Since which day"
          type="date"
          value={on}
          onChange={(event) => {
            setOn(event.currentTarget.value);
          }}
        />
        <Button
          variant="default"
          aria-disabled={on === ""}
          onClick={() => {
            if (on === "") return;
            onChange(JSON.stringify([...known, { who, on }]));
            setOn("");
          }}
        >
          Add who knew
        </Button>
      </div>
    </fieldset>
  );
}
