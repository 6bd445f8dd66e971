/** What is asked about a person who works here? */
import { Checkbox } from "@mantine/core";

import { useAll } from "../../pieces/lists";
import { DayField, LineField, NoteField } from "../../ui/fields";
import { useField } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { DUTIES, DUTY_ORDER, GROUP_ORDER, GROUPS } from "./people";
import styles from "./people.module.css";
import type { Texts } from "./record";

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
}

/** The form's fields. */
export function Fields({ texts, set }: FieldsProps) {
  const sites = useAll("/v1/practices/{practice_id}/sites", { sort: "name" });
  const places = Object.fromEntries((sites.data ?? []).map(({ id, name }) => [id, { word: name }]));
  return (
    <>
      <LineField name="name" value={texts.name} onChange={set("name")} />
      <LineField name="job" hint="Front desk, nurse, biller from home." value={texts.job} onChange={set("job")} />
      <div className={looks.pair}>
        <DayField name="started_on" value={texts.started_on} onChange={set("started_on")} />
        <DayField name="trained_on" value={texts.trained_on} onChange={set("trained_on")} />
      </div>
      <Ticks name="duties" of={DUTIES} order={DUTY_ORDER} value={texts.duties} onChange={set("duties")} />
      <p className={looks.quiet}>The dated letter for a duty is made on this page, under who is in charge.</p>
      <Ticks name="roles" of={GROUPS} order={GROUP_ORDER} value={texts.roles} onChange={set("roles")} />
      {Object.keys(places).length > 1 && (
        <Ticks
          name="site_ids"
          of={places}
          order={Object.keys(places)}
          value={texts.site_ids}
          onChange={set("site_ids")}
        />
      )}
      <LineField
        name="email"
        kind="email"
        hint="Links to policies to read go here, and the code that opens them."
        value={texts.email}
        onChange={set("email")}
      />
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

interface TicksProps {
  name: string;
  of: Record<string, { word: string; hint?: string }>;
  order: readonly string[];
  value: string;
  onChange: (text: string) => void;
}

/** Some of a few, kept as words with commas between them. */
function Ticks({ name, of, order, value, onChange }: TicksProps) {
  return (
    <Checkbox.Group
      {...useField(name)}
      value={value.split(",").filter(Boolean)}
      onChange={(chosen) => {
        onChange(order.filter((word) => chosen.includes(word)).join(","));
      }}
    >
      <div className={styles.duties}>
        {order.map((word) => (
          <Checkbox key={word} size="md" value={word} label={of[word]?.word} description={of[word]?.hint} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
