/** What would the contract say in our words? Printed from its record, for both sides to sign. */
import { Button } from "@mantine/core";

import { readContractDraft, saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Refused } from "../../ui/Refused";
import type { Contract } from "./contracts";

const FORMATS = { pdf: "PDF", docx: "Word file" } as const;

/** The part of the panel. */
export function Template({ contract }: { contract: Contract }) {
  const { id: practice_id } = useHere();
  const { busy, trouble, send } = useSending();
  const print = (format: keyof typeof FORMATS) => {
    if (busy) return;
    send(async () => {
      const file = await readContractDraft(practice_id, contract.id, format);
      saveAs(file, file.name);
      return null;
    });
  };
  return (
    <section className={looks.part}>
      <h3>Print our template</h3>
      <p className={looks.quiet}>
        It has all fifteen terms, filled in from this record as it is saved. Let a lawyer read it before anybody signs.
      </p>
      <Refused trouble={trouble}>It was not printed.</Refused>
      <p className={looks.row}>
        {(["pdf", "docx"] as const).map((format) => (
          <Button
            key={format}
            size="sm"
            variant="default"
            aria-disabled={busy}
            aria-label={`Our template as ${FORMATS[format]}`}
            onClick={() => {
              print(format);
            }}
          >
            {FORMATS[format]}
          </Button>
        ))}
      </p>
    </section>
  );
}
