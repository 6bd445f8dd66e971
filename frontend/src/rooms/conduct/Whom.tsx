/** Which person of the workforce is it about? */
import type { ItemOf } from "../../pieces/lists";
import { ChoiceField } from "../../ui/fields";

export type Person = ItemOf<"/v1/practices/{practice_id}/people">;

interface WhomProps {
  value: string;
  onChange: (id: string) => void;
  people: readonly Person[];
  /** The person that it is about on record, who may have left the roster since. */
  kept?: { id: string; name: string } | undefined;
  /** What stands for nobody. */
  nobody: string;
}

/** The field `person_id`. */
export function Whom({ value, onChange, people, kept, nobody }: WhomProps) {
  const gone = kept?.id && !people.some(({ id }) => id === kept.id) ? [kept] : [];
  return (
    <ChoiceField
      name="person_id"
      value={value}
      onChange={onChange}
      choices={[
        { value: "", label: nobody },
        ...[...gone, ...people].map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
