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
  /** A page of a long list: as wide as the window allows. */
  wide?: boolean;
  /** What can be done here; stands beside the heading. */
  actions?: ReactNode;
  children?: ReactNode;
}

/**
 * A page. Its heading takes the focus when what had it is gone, so that a screen reader goes on here; on a page just
 * loaded it takes nothing, and the first key finds the skip link.
 */
export function Page({ title, lead, narrow = false, wide = false, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (held instanceof Node && !held.isConnected) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className={`${styles.page} ${narrow ? styles.narrow : wide ? styles.wide : ""}`}>
      <title>{`${title} · DueCare`}</title>
      <div className={styles.head}>
        <div className={styles.top}>
          <h1 tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
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

/** A part of a page under its own heading. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.top}>
        <h2>{title}</h2>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
