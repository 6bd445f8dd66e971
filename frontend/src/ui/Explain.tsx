/** What does this word mean? Said where it first appears, to everybody who wants to know. */
import { Popover } from "@mantine/core";
import type { ReactNode } from "react";

import styles from "./Explain.module.css";

/** A term of the field with its meaning one key or click away. */
export function Explain({ term, children }: { term: string; children: ReactNode }) {
  return (
    <Popover width={320} withArrow shadow="md" position="bottom" trapFocus={false} returnFocus>
      <Popover.Target>
        <button type="button" className={styles.term} aria-label={`${term}: what is that?`}>
          {term}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.meaning}>{children}</Popover.Dropdown>
    </Popover>
  );
}
