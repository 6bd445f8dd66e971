/** How does a policy, or all of them, become paper? A PDF to keep, or a Word file. */
import { Button } from "@mantine/core";

import { readManual, readPolicy, saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";

type Kind = "pdf" | "docx";

/** All policies in effect; while none is, the drafts. */
export function Manual({ drafts }: { drafts: boolean }) {
  const { id } = useHere();
  return <Buttons what={drafts ? "Drafts" : "Manual"} read={(kind) => readManual(id, kind, drafts)} />;
}

/** One version of one policy. */
export function Papers({ policy, number }: { policy: string; number: number }) {
  const { id } = useHere();
  return <Buttons what="This version" read={(kind) => readPolicy(id, policy, number, kind)} />;
}

function Buttons({ what, read }: { what: string; read: (kind: Kind) => Promise<File> }) {
  const { busy, trouble, send } = useSending();
  const fetch = (kind: Kind) => {
    if (busy) return;
    send(async () => {
      const file = await read(kind);
      saveAs(file, file.name);
      return null;
    });
  };
  return (
    <>
      {trouble && (
        <span role="alert" className={looks.trouble}>
          That did not work. {trouble.message}
        </span>
      )}
      {(["pdf", "docx"] as const).map((kind) => (
        <Button
          key={kind}
          size="sm"
          variant="default"
          aria-disabled={busy}
          onClick={() => {
            fetch(kind);
          }}
        >
          {what} as {kind === "pdf" ? "PDF" : "Word file"}
        </Button>
      ))}
    </>
  );
}
