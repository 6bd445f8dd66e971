/** In which forms can an analysis be had on paper or as a file? */
import { Button } from "@mantine/core";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { type Document, readDocument, readSeal, saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import looks from "../../ui/looks.module.css";
import styles from "./analyses.module.css";
import type { Analysis } from "./words";

type Paper = Document | "seal";

const PAPERS: Record<Paper, string> = { pdf: "PDF", seal: "Seal file", docx: "Word", xlsx: "Excel" };

/** A button for each form. A draft has no seal, and carries the word DRAFT. */
export function Papers({ analysis }: { analysis: Analysis }) {
  const { id } = useHere();
  const [busy, setBusy] = useState<Paper | null>(null);
  const [error, setError] = useState<unknown>(null);
  const trouble = useTrouble(error);
  const draft = analysis.status === "draft";

  const fetch = (paper: Paper) => {
    setBusy(paper);
    setError(null);
    (paper === "seal" ? readSeal(id, analysis.id) : readDocument(id, analysis.id, paper))
      .then((file) => {
        saveAs(file, file.name);
      }, setError)
      .finally(() => {
        setBusy(null);
      });
  };

  return (
    <div className={styles.papers} role="group" aria-label={draft ? "Print the draft" : "Download the analysis"}>
      <span>{draft ? "Print the draft as it stands now:" : "Download:"}</span>
      {(Object.keys(PAPERS) as Paper[])
        .filter((paper) => !(draft && paper === "seal"))
        .map((paper) => (
          <Button
            key={paper}
            variant="default"
            size="sm"
            aria-disabled={busy !== null}
            onClick={() => {
              if (busy === null) fetch(paper);
            }}
          >
            {busy === paper ? "One moment…" : PAPERS[paper]}
          </Button>
        ))}
      {draft && <span className={looks.quiet}>It says DRAFT, and lists what is missing.</span>}
      {trouble && (
        <p role="alert" className={styles.trouble}>
          That did not work. {trouble.message}
        </p>
      )}
    </div>
  );
}
