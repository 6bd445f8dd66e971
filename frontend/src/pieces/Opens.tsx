/** How does a row of a list open? By its name, a link that keeps everything else in the address. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Search } from "./address";
import styles from "./Opens.module.css";

/** `word` is the word of the address that says what is open: `site=…`. */
export function Opens({ word, id, children }: { word: string; id: string; children: ReactNode }) {
  return (
    <Link
      to="."
      search={(before: Search) => ({ ...before, [word]: id })}
      resetScroll={false}
      preload={false}
      className={styles.name}
    >
      {children}
    </Link>
  );
}
