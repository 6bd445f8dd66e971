/** How is a memo had on paper? One press, a PDF. */
import { Button } from "@mantine/core";

import { saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";

interface MemoProps {
  /** What fetches it. */
  read: (practice_id: string) => Promise<File>;
  /** What it is about, where a page has several: "the practice". */
  about?: string;
}

/** The memo as a PDF. */
export function Memo({ read, about }: MemoProps) {
  const { id } = useHere();
  const { busy, trouble, send } = useSending();
  const fetch = async () => {
    const memo = await read(id);
    saveAs(memo, memo.name);
  };
  const says = about ? `Memo on ${about} as PDF` : "Memo as PDF";
  return (
    <>
      {trouble && (
        <span role="alert" className={looks.trouble}>
          That did not work. {trouble.message}
        </span>
      )}
      <Button
        size="sm"
        variant="default"
        aria-disabled={busy}
        onClick={() => {
          if (!busy) send(fetch);
        }}
      >
        {busy ? "One moment…" : says}
      </Button>
    </>
  );
}
