/** What does this word mean? Said where it first appears, to everybody who wants to know. */
import { Popover } from "@mantine/core";
import { type ReactNode, useState } from "react";

import styles from "./Explain.module.css";

/** A term of the field with its meaning one key or click away; Escape closes it and leaves a panel around it open. */
export function Explain({ term, children }: { term: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={320}
      withArrow
      shadow="md"
      position="bottom"
      trapFocus={false}
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.term}
          aria-label={`${term}: what is that?`}
          data-mantine-stop-propagation={open || undefined}
          onClick={() => {
            setOpen(!open);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") setOpen(false);
          }}
        >
          {term}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.meaning}>{children}</Popover.Dropdown>
    </Popover>
  );
}
