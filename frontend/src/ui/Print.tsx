/** How does a page get on paper? */
import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";

/** Opens the browser's own printing. */
export function PrintButton() {
  return (
    <Button
      size="sm"
      variant="default"
      leftSection={<IconPrinter size={17} aria-hidden />}
      onClick={() => {
        print();
      }}
    >
      Print
    </Button>
  );
}
