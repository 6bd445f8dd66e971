/** How does a statement in one's own words come into a draft? Under a heading that is there, or a new one. */
import { Button, Textarea, TextInput } from "@mantine/core";
import { useId, useState } from "react";

import { goesOn } from "../../ui/goesOn";
import { Done } from "./Done";
import styles from "./policies.module.css";
import { extended } from "./sections";
import type { Told } from "./told";
import type { Section } from "./words";

/** A form that opens at a press. */
export function Adding({ sections, told }: { sections: readonly Section[]; told: Told }) {
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState(sections.at(-1)?.title ?? "");
  const [text, setText] = useState("");
  const headings = useId();
  if (!open)
    return (
      <div>
        <Button
          size="sm"
          variant="default"
          onClick={() => {
            setOpen(true);
          }}
        >
          Add a statement of your own
        </Button>
      </div>
    );
  return (
    <form
      className={styles.way}
      onSubmit={(event) => {
        event.preventDefault();
        if (told.busy || !title.trim() || !text.trim()) return;
        told.write(extended(sections, title.trim(), text.trim()));
        setText("");
        setOpen(false);
      }}
    >
      <TextInput
        label="Under which heading"
        value={title}
        list={headings}
        maxLength={200}
        required
        onChange={(event) => {
          setTitle(event.currentTarget.value);
        }}
      />
      <datalist id={headings}>
        {sections.map((section) => (
          <option key={section.title} value={section.title} />
        ))}
      </datalist>
      <Textarea
        label="What you do"
        description="In your own words. Nothing in your records is held against it."
        value={text}
        autosize
        ref={goesOn}
        minRows={2}
        maxLength={4000}
        required
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <Done
        submit="Add it"
        busy={told.busy}
        onCancel={() => {
          setOpen(false);
        }}
      />
    </form>
  );
}
