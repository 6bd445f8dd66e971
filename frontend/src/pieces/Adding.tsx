/** How does something new get on a list? One at a time, or many from a spreadsheet. */
import { Button } from "@mantine/core";
import { IconClipboardText, IconPlus } from "@tabler/icons-react";

import type { Go } from "./address";

interface AddProps {
  go: Go;
  /** Of what, on a page with several lists. */
  what?: string;
  children: string;
}

/** Opens the panel of a new one: the word `add` of the address. */
export function AddButton({ go, what = "1", children }: AddProps) {
  return (
    <Button
      leftSection={<IconPlus size={17} aria-hidden />}
      onClick={() => {
        go({ add: what });
      }}
    >
      {children}
    </Button>
  );
}

/** Opens the panel for a whole sheet: the word `paste` of the address. */
export function PasteButton({ go }: { go: Go }) {
  return (
    <Button
      variant="default"
      leftSection={<IconClipboardText size={17} aria-hidden />}
      onClick={() => {
        go({ paste: "1" });
      }}
    >
      Paste from a spreadsheet
    </Button>
  );
}
