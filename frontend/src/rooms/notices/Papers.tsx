/** How does the notice become paper? A PDF, a Word file, and the form on which patients sign. */
import { Button } from "@mantine/core";

import { readNotice, saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import type { Notice } from "./words";

const KINDS = { pdf: "Notice as PDF", docx: "Notice as Word file", form: "Form to sign" } as const;

/** The form is there once the notice is approved. */
export function Papers({ notice }: { notice: Notice }) {
  const { id } = useHere();
  const { busy, trouble, send } = useSending();
  const kinds = notice.state === "draft" ? (["pdf", "docx"] as const) : (["pdf", "docx", "form"] as const);
  return (
    <>
      {trouble && (
        <span role="alert" className={looks.trouble}>
          That did not work. {trouble.message}
        </span>
      )}
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="sm"
          variant="default"
          aria-disabled={busy}
          onClick={() => {
            if (busy) return;
            send(async () => {
              const file = await readNotice(id, notice.number, kind);
              saveAs(file, file.name);
              return null;
            });
          }}
        >
          {KINDS[kind]}
        </Button>
      ))}
    </>
  );
}
