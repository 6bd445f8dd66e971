/** How are many systems answered or handed over at once? */
import { work } from "../../api/work";
import type { Send } from "../../pieces/alike";
import { AlikeForm, BulkBar } from "../../pieces/Bulk";
import { useHere } from "../../pieces/here";
import { ChoiceField, DayField, LineField } from "../../ui/fields";
import { ALIKE, alikeChoices, LEAVE, setOf, type Set_ } from "./alike";
import styles from "./assets.module.css";
import { type Asset, LABELS, type Names } from "./words";

interface BulkProps {
  chosen: readonly Asset[];
  names: Names;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The bar over the list, and the form that changes the chosen systems. */
export function Bulk({ chosen, names, onChoose }: BulkProps) {
  const { id: practice_id } = useHere();
  const count = chosen.length === 1 ? "1 system" : `${chosen.length} systems`;
  const send: Send<Asset, Set_> = (items, set) =>
    work.POST("/v1/practices/{practice_id}/assets/bulk", { params: { path: { practice_id } }, body: { items, set } });
  return (
    <BulkBar
      many={chosen.length}
      count={count}
      onOut={() => {
        onChoose(new Set());
      }}
    >
      {(done) => (
        <AlikeForm
          rows={chosen}
          labels={LABELS}
          draft={`systems alike ${practice_id}`}
          first={LEAVE}
          setOf={setOf}
          send={send}
          said={`${count} changed.`}
          onDone={done}
        >
          {(texts, set) => (
            <>
              <p>What you leave stays as it is in each of them: {chosen.map(({ name }) => name).join(", ")}.</p>
              <div className={styles.pair}>
                {ALIKE.map((field) => {
                  const choices = alikeChoices(field, names);
                  const props = { name: field, value: texts[field], onChange: set(field) };
                  if (choices) return <ChoiceField key={field} {...props} choices={choices} />;
                  return field === "retired_on" ? (
                    <DayField key={field} {...props} />
                  ) : (
                    <LineField key={field} {...props} />
                  );
                })}
              </div>
            </>
          )}
        </AlikeForm>
      )}
    </BulkBar>
  );
}
