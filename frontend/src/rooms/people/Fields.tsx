/** What is asked about a person who works here? */
import { Checkbox } from "@mantine/core";

import { DayField, LineField, NoteField } from "../../ui/fields";
import { useField } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { DUTIES, DUTY_ORDER } from "./people";
import styles from "./people.module.css";
import type { Texts } from "./record";

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
}

/** The form's fields. */
export function Fields({ texts, set }: FieldsProps) {
  return (
    <>
      <LineField name="name" value={texts.name} onChange={set("name")} />
      <LineField name="job" hint="Front desk, nurse, biller from home." value={texts.job} onChange={set("job")} />
      <div className={looks.pair}>
        <DayField name="started_on" value={texts.started_on} onChange={set("started_on")} />
        <DayField name="trained_on" value={texts.trained_on} onChange={set("trained_on")} />
      </div>
      <Duties value={texts.duties} onChange={set("duties")} />
      <div className={looks.pair}>
        <DayField name="ended_on" value={texts.ended_on} onChange={set("ended_on")} />
        <DayField name="access_ended_on" value={texts.access_ended_on} onChange={set("access_ended_on")} />
      </div>
      <p className={looks.quiet}>
        Access has ended when every account is closed and keys and devices are back. Enter the day on which the last of
        it was done, even if it was late.
      </p>
      <NoteField name="note" hint="Leave patients’ names out." value={texts.note} onChange={set("note")} />
    </>
  );
}

function Duties({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <Checkbox.Group
      {...useField("duties")}
      value={value.split(",").filter(Boolean)}
      onChange={(chosen) => {
        onChange(DUTY_ORDER.filter((duty) => chosen.includes(duty)).join(","));
      }}
    >
      <div className={styles.duties}>
        {DUTY_ORDER.map((duty) => (
          <Checkbox key={duty} size="md" value={duty} label={DUTIES[duty].word} description={DUTIES[duty].hint} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
