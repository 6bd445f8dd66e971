/** How does the letter of a designation reach the person? */
import { Button } from "@mantine/core";

import { readLetter, saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { type Designation, titleOf } from "./designations";

/** The letter as a PDF, to print and sign. */
export function Letter({ of: { id, duty, deputy, person } }: { of: Designation }) {
  const here = useHere();
  const { busy, trouble, send } = useSending();
  const fetch = async () => {
    const letter = await readLetter(here.id, id);
    saveAs(letter, letter.name);
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-disabled={busy}
        aria-label={`Letter as PDF: ${person}, ${titleOf(duty, deputy)}`}
        onClick={() => {
          if (!busy) send(fetch);
        }}
      >
        {busy ? "One moment…" : "Letter as PDF"}
      </Button>
      {trouble && (
        <span role="alert" className={looks.trouble}>
          That did not work. {trouble.message}
        </span>
      )}
    </>
  );
}
