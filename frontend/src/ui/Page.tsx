/** What does every page have? A title in the tab, one heading, and room around what matters. */
import { type ReactNode, useEffect, useRef } from "react";

import styles from "./Page.module.css";

let held: EventTarget | null = null;
document.addEventListener("focusin", ({ target }) => {
  held = target;
});

interface PageProps {
  title: string;
  lead?: ReactNode;
  /** A page of one form: a narrow column. */
  narrow?: boolean;
  children?: ReactNode;
}

/**
 * A page. Its heading takes the focus when what had it is gone, so that a screen reader goes on here; on a page just
 * loaded it takes nothing, and the first key finds the skip link.
 */
export function Page({ title, lead, narrow = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (held instanceof Node && !held.isConnected) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className={narrow ? `${styles.page} ${styles.narrow}` : styles.page}>
      <title>{`${title} · DueCare`}</title>
      <div className={styles.head}>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {children}
    </div>
  );
}

/** A sheet that lies on the page and holds one thing. */
export function Card({ children }: { children: ReactNode }) {
  return <div className={styles.card}>{children}</div>;
}
