/** How does a long text get from the page to somewhere else? With one click, and word that it worked. */
import { Button } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";

/** A button that puts `text` on the clipboard: "Copy the link". */
export function Copy({ text, children }: { text: string; children: string }) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setState("copied");
      },
      () => {
        setState("failed");
      },
    );
  };
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={state === "copied" ? <IconCheck size={17} aria-hidden /> : <IconCopy size={17} aria-hidden />}
        onClick={copy}
      >
        {children}
      </Button>
      <span role="status">
        {state === "copied" && "Copied"}
        {state === "failed" && "Your browser did not allow it. Select the text and copy it by hand."}
      </span>
    </>
  );
}
