/** How does a small form that opened at a press end? It is sent, or closed as it was. */
import { Button } from "@mantine/core";

import looks from "../../ui/looks.module.css";

interface DoneProps {
  submit: string;
  busy: boolean;
  onCancel: () => void;
  /** For what nobody should press in passing. */
  quiet?: boolean;
}

/** The two buttons. */
export function Done({ submit, busy, onCancel, quiet = false }: DoneProps) {
  return (
    <div className={looks.row}>
      <Button type="submit" size="sm" variant={quiet ? "default" : "filled"} aria-disabled={busy}>
        {submit}
      </Button>
      <Button type="button" size="sm" variant="subtle" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
