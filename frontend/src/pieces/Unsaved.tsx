/** Is what stands in the form on record? */
import { Button } from "@mantine/core";

import looks from "../ui/looks.module.css";

/** Stands beside a form's button; a draft can be dropped there. */
export function Unsaved({ dirty, onDrop }: { dirty: boolean; onDrop: () => void }) {
  return (
    <>
      <span role="status" className={looks.quiet}>
        {dirty ? "Not saved yet" : "As it is on record"}
      </span>
      {dirty && (
        <Button variant="subtle" size="sm" onClick={onDrop}>
          Drop my changes
        </Button>
      )}
    </>
  );
}
