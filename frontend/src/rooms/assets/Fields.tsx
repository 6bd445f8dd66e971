/** What can be said of a system? First what the rules ask, then the rest. */
import { OwnerField } from "../../pieces/Owner";
import { Explain } from "../../ui/Explain";
import { ChoiceField, DayField, LineField, NoteField, TickField } from "../../ui/fields";
import styles from "./assets.module.css";
import { choicesFrom, choicesOf } from "./columns";
import type { ColumnId } from "./wanted";
import type { Texts } from "./record";
import { CATEGORIES, type Names } from "./words";

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
  names: Names;
  people: readonly string[];
}

/** The fields of the form around them. */
export function Fields({ texts, set, names, people }: FieldsProps) {
  const choice = (field: keyof Texts & ColumnId, hint?: string) => (
    <ChoiceField
      name={field}
      value={texts[field]}
      onChange={set(field)}
      choices={choicesOf(field, names) ?? []}
      {...(hint && { hint })}
    />
  );
  const type = names.types.get(texts.type);
  return (
    <>
      <LineField
        name="name"
        value={texts.name}
        onChange={set("name")}
        hint="What everybody in the practice calls it."
      />
      <ChoiceField
        name="type"
        value={texts.type}
        onChange={set("type")}
        choices={kindChoices(names)}
        hint={type?.summary ?? "Choose what comes closest."}
      />
      <p>
        Two things are asked first: does it hold{" "}
        <Explain term="ePHI">
          Electronic protected health information: anything about a patient’s health, care or payment that is kept or
          sent electronically and says, or lets one guess, who the patient is.
        </Explain>
        , and is it{" "}
        <Explain term="encrypted">
          Kept so that nobody can read it without the key or the sign-in. BitLocker on Windows and FileVault on a Mac do
          it. When a laptop is stolen, this decides how bad it is.
        </Explain>
        ? “Not known” is an honest answer.
      </p>
      <div className={styles.pair}>
        {choice("holds_ephi")}
        {choice("encrypted")}
        {choice("multi_factor", "A code or key besides the password.")}
        {choice("shared_sign_in")}
        {choice("supported", "Its maker still mends security faults.")}
        <LineField
          name="count"
          kind="number"
          value={texts.count}
          onChange={set("count")}
          hint="For several that are alike."
        />
      </div>
      <div className={styles.pair}>
        <OwnerField value={texts.owner} names={people} onChange={set("owner")} />
        {choice("site_id")}
        <LineField
          name="location"
          value={texts.location}
          onChange={set("location")}
          hint="The room, or who carries it."
        />
        {choice("vendor_id", "Who runs it or keeps it for you.")}
        {names.groups.size > 0 && choice("group_id", "Systems of a group are rated together.")}
        <DayField name="added_on" value={texts.added_on} onChange={set("added_on")} />
        <DayField
          name="retired_on"
          value={texts.retired_on}
          onChange={set("retired_on")}
          hint="It then leaves the lists, and its past stays."
        />
      </div>
      <TickField
        name="critical"
        value={texts.critical === "yes"}
        onChange={(on) => {
          set("critical")(on ? "yes" : "");
        }}
        hint="You could not treat patients for long if it were down."
      />
      <NoteField name="note" value={texts.note} onChange={set("note")} hint="Leave patients’ names out." />
    </>
  );
}

/** The kinds by sort, and none to begin with. */
function kindChoices({ types }: Names) {
  const sorts = new Map<string, [string, string][]>();
  for (const [id, { label, category }] of types) sorts.set(category, [...(sorts.get(category) ?? []), [id, label]]);
  return [
    { value: "", label: "Choose" },
    ...[...sorts].map(([sort, kinds]) => ({ group: CATEGORIES[sort] ?? sort, items: choicesFrom(kinds) })),
  ];
}
