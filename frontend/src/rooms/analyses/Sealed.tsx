/** What does the sealed analysis look like, and how can anybody check that it is the one that was sealed? */
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { useTrouble } from "../../api/problems";
import { dayWords, momentWords } from "../../pieces/days";
import { readDocument } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { Copy } from "../../ui/Copy";
import { Explain } from "../../ui/Explain";
import { plain } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Loading, Unread } from "../../ui/states";
import styles from "./analyses.module.css";
import { Papers } from "./Papers";
import { type Analysis, short } from "./words";

/** The facts of a sealed analysis, its forms, and the PDF itself. */
export function Sealed({ analysis }: { analysis: Analysis }) {
  const { zone } = useHere();
  return (
    <>
      <dl className={`${looks.facts} ${styles.facts}`}>
        <div>
          <dt>Approved and sealed by</dt>
          <dd>
            {analysis.approved_by}
            {analysis.approved_role && `, ${plain(analysis.approved_role).toLowerCase()}`},{" "}
            {momentWords(analysis.approved_at, zone)}
          </dd>
        </div>
        <div>
          <dt>Prepared by</dt>
          <dd>
            {analysis.prepared_by}, begun {dayWords(analysis.started_on)}
          </dd>
        </div>
        {analysis.purpose && (
          <div>
            <dt>Why it was made</dt>
            <dd>{analysis.purpose}</dd>
          </div>
        )}
        <div>
          <dt>
            <Explain term="Fingerprint">
              A number worked out from every letter of the PDF (its SHA-256). If one letter is changed, it is another
              number.
            </Explain>{" "}
            of the PDF
          </dt>
          <dd className={styles.mark}>
            <code title={analysis.document_sha256}>{short(analysis.document_sha256)}…</code>
            <Copy text={analysis.document_sha256}>Copy all of it</Copy>
          </dd>
        </div>
      </dl>
      <Papers analysis={analysis} />
      <details className={`${looks.folded} ${styles.more}`}>
        <summary>How anybody can check it, without us</summary>
        <p>
          Put the PDF and the seal file into one folder and run this on a computer that has DueCare. It needs no sign-in
          and no network:
        </p>
        <pre>
          <code>duecare verify NAME-OF-THE-FILE.pdf</code>
        </pre>
        <p>
          It says whether the PDF is, letter for letter, the one that was sealed. It says nothing about whether the
          analysis is right.
        </p>
      </details>
      <InView analysis={analysis} />
    </>
  );
}

const WITHOUT_PAGES_ASIDE = "#navpanes=0&view=FitH";
const WIDE = "(min-width: 48rem)";

function InView({ analysis }: { analysis: Analysis }) {
  const { id } = useHere();
  const file = useQuery({
    // A sealed document never changes.
    queryKey: ["sealed document", analysis.id],
    queryFn: () => readDocument(id, analysis.id, "pdf"),
    staleTime: Infinity,
  });
  const trouble = useTrouble(file.error);
  if (trouble) return <Unread what="the PDF" why={trouble.message} onRetry={() => void file.refetch()} />;
  if (!file.data) return <Loading what="the PDF" />;
  return <View file={file.data} title={`Analysis ${analysis.number} as it was sealed`} />;
}

function View({ file, title }: { file: File; title: string }) {
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const link = useRef<HTMLAnchorElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(file);
    if (link.current) link.current.href = address;
    if (frame.current) frame.current.src = address + WITHOUT_PAGES_ASIDE;
    return () => {
      URL.revokeObjectURL(address);
    };
  }, [file, wide]);
  return (
    <div className={styles.view}>
      <a href="." ref={link} target="_blank" rel="noreferrer">
        Open the PDF in its own tab
      </a>
      {wide && <iframe title={title} ref={frame} />}
    </div>
  );
}
