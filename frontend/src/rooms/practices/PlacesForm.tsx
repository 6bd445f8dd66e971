/** Where do people work? Each place becomes a site on record; a practice without an office says so. */
import { Button, CloseButton } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";

import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { LineField, TickField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { Loading } from "../../ui/states";
import styles from "./start.module.css";
import type { StepProps } from "./StepForm";

type Props = StepProps;

/** The places on record and room for more. */
export function PlacesForm(props: Props) {
  const sites = useAll("/v1/practices/{practice_id}/sites");
  if (!sites.data) return <Loading what="your places" />;
  return <Places {...props} known={sites.data.map(({ name }) => name)} />;
}

function Places({ step, practice, known, onSave, ...form }: Props & { known: string[] }) {
  const { id } = useHere();
  const settledBefore = practice.asked.includes("office");
  const [names, setNames] = useState<string[]>(known.length > 0 || settledBefore ? [] : ["Main office"]);
  const [none, setNone] = useState(settledBefore && !practice.office);
  const [adding, setAdding] = useState(false);
  const [failed, setFailed] = useState(false);
  const given = names.map((name) => name.trim()).filter(Boolean);

  const save = async () => {
    setAdding(true);
    setFailed(false);
    const left = given.filter((name) => !known.includes(name));
    for (const name of none ? [] : left) {
      const { error } = await work.POST("/v1/practices/{practice_id}/sites", {
        params: { path: { practice_id: id } },
        body: { name, kind: "office" },
      });
      if (error) {
        setFailed(true);
        setAdding(false);
        return;
      }
    }
    setNames([]);
    setAdding(false);
    onSave({ office: !none });
  };

  return (
    <Form
      name={step.id}
      labels={{
        ...Object.fromEntries(names.map((_, place) => [`place-${place}`, placeLabel(known.length + place)])),
        none: "We have no office: we work from home or on the road",
      }}
      submit="Save and go on"
      {...form}
      busy={form.busy || adding}
      trouble={
        failed
          ? { message: "The places were not saved. Check your connection and try again.", faults: [] }
          : form.trouble
      }
      check={() =>
        none || given.length > 0 || known.length > 0
          ? []
          : [{ field: "none", message: "Name a place, or say that there is none." }]
      }
      onSubmit={() => void save()}
    >
      {known.length > 0 && <p className={looks.quiet}>On record already: {known.join(", ")}.</p>}
      {!none &&
        names.map((name, place) => (
          <div key={place} className={styles.place}>
            <LineField
              name={`place-${place}`}
              value={name}
              onChange={(text) => {
                setNames(names.with(place, text));
              }}
            />
            <CloseButton
              aria-label={`Take out ${name || placeLabel(known.length + place)}`}
              onClick={() => {
                setNames(names.toSpliced(place, 1));
              }}
            />
          </div>
        ))}
      {!none && (
        <div>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              setNames([...names, ""]);
            }}
          >
            Add a place
          </Button>
        </div>
      )}
      <TickField name="none" value={none} onChange={setNone} />
    </Form>
  );
}

function placeLabel(place: number): string {
  return place === 0 ? "Name of the first place" : `Name of place ${place + 1}`;
}
