/** What has changed, kind by kind? */
import { useState } from "react";
import { Button } from "@mantine/core";

import looks from "../../ui/looks.module.css";
import { usePaper } from "../../ui/paper";
import styles from "./analyses.module.css";
import { grouped, type Line } from "./changed";

const FEW = 8;

/** The sentences. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <div className={styles.kinds}>
      {grouped(lines).map(({ kind, title, texts }) => (
        <Kind key={kind} title={title} texts={texts} />
      ))}
    </div>
  );
}

function Kind({ title, texts }: { title: string; texts: string[] }) {
  const [all, setAll] = useState(false);
  const paper = usePaper();
  const shown = all || paper ? texts : texts.slice(0, FEW);
  return (
    <div>
      <h3>
        {title} <span className={looks.quiet}>{texts.length}</span>
      </h3>
      <ul>
        {shown.map((text, place) => (
          <li key={place}>{text}</li>
        ))}
      </ul>
      {shown.length < texts.length && (
        <Button
          variant="subtle"
          size="compact-md"
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {texts.length}
        </Button>
      )}
    </div>
  );
}
