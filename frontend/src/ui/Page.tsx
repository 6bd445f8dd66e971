/** What does every page have? A title in the tab, one heading, and room around what matters. */
import type { ReactNode } from "react";

import styles from "./Page.module.css";

interface PageProps {
  title: string;
  lead?: ReactNode;
  /** A page of one form: a narrow column. */
  narrow?: boolean;
  children?: ReactNode;
}

/** A page; its heading takes the focus when the person comes here from another page (see app/arrive.ts). */
export function Page({ title, lead, narrow = false, children }: PageProps) {
  return (
    <div className={narrow ? `${styles.page} ${styles.narrow}` : styles.page}>
      <title>{`${title} · DueCare`}</title>
      <div className={styles.head}>
        <h1 tabIndex={-1}>{title}</h1>
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
