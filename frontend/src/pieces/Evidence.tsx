/** Which files back a record, and how are they attached, read and taken away? */
import { Button } from "@mantine/core";
import { IconDownload, IconPaperclip } from "@tabler/icons-react";
import { useId, useRef, useState } from "react";

import { useTrouble } from "../api/problems";
import type { components } from "../api/schema";
import { work } from "../api/work";
import looks from "../ui/looks.module.css";
import { Empty, Loading, Unread } from "../ui/states";
import styles from "./Evidence.module.css";
import { saveAs } from "./files";
import { useHere } from "./here";
import { type ItemOf, useAll, useTouched } from "./lists";

type File_ = ItemOf<"/v1/practices/{practice_id}/files">;

interface EvidenceProps {
  about: components["schemas"]["Body_create_file"]["about"];
  id: string;
  /** What the files belong to, for those who hear the list: "R-014". */
  of: string;
}

/** A record's files. Whoever may not write reads them; whoever may not read does not see the list. */
export function Evidence({ about, id, of }: EvidenceProps) {
  const { may } = useHere();
  const files = useAll("/v1/practices/{practice_id}/files", { about, about_id: id }, { enabled: may("files:read") });
  const trouble = useTrouble(files.error);
  if (!may("files:read")) return <p className={looks.quiet}>Your role does not include reading files.</p>;
  return (
    <div className={styles.evidence}>
      {trouble && <Unread what="the files" why={trouble.message} onRetry={() => void files.refetch()} />}
      {files.isPending && <Loading what="the files" />}
      {files.data?.length === 0 && (
        <Empty>
          No file yet. A screenshot, an invoice or a signed page shows that it was done. Leave patient records out.
        </Empty>
      )}
      {files.data && files.data.length > 0 && (
        <ul className={styles.files} aria-label={`Files of ${of}`}>
          {files.data.map((file) => (
            <Line key={file.id} file={file} />
          ))}
        </ul>
      )}
      {may("files:write") && <Attach about={about} id={id} of={of} />}
    </div>
  );
}

function Line({ file }: { file: File_ }) {
  const { id: practice_id, may } = useHere();
  const touched = useTouched();
  const [error, setError] = useState<unknown>(null);
  const trouble = useTrouble(error);
  const params = { path: { practice_id, id: file.id } };

  const read = async () => {
    const answer = await work.GET("/v1/practices/{practice_id}/files/{id}/content", { params, parseAs: "blob" });
    if (answer.data) saveAs(answer.data, file.name);
    setError(answer.error ?? null);
  };
  const detach = async () => {
    const header = { "If-Match": `"${file.version}"` };
    const answer = await work.DELETE("/v1/practices/{practice_id}/files/{id}", { params: { ...params, header } });
    setError(answer.error ?? null);
    await touched();
  };

  return (
    <li>
      <span className={styles.name}>
        {file.name}
        <span className={looks.quiet}>
          {sizeWords(file.size)}, from {file.uploaded_by}
        </span>
      </span>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        aria-label={`Download ${file.name}`}
        onClick={() => void read().catch(setError)}
      >
        Download
      </Button>
      {may("files:write") && (
        <Button
          size="compact-md"
          variant="subtle"
          aria-label={`Detach ${file.name}`}
          onClick={() => void detach().catch(setError)}
        >
          Detach
        </Button>
      )}
      {trouble && <p role="alert">{trouble.message}</p>}
    </li>
  );
}

function Attach({ about, id, of }: EvidenceProps) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const [busy, setBusy] = useState("");
  const [error, setError] = useState<unknown>(null);
  const trouble = useTrouble(error);
  const input = useRef<HTMLInputElement>(null);
  const label = useId();

  const send = async (chosen: File) => {
    setBusy(chosen.name);
    const parts = new FormData();
    parts.set("file", chosen);
    parts.set("about", about);
    parts.set("about_id", id);
    const { error: refusal } = await work.POST("/v1/practices/{practice_id}/files", {
      params: { path: { practice_id } },
      // The bytes travel in the form; the contract writes a file's place in it as text.
      body: { file: chosen.name, about, about_id: id },
      bodySerializer: () => parts,
    });
    setError(refusal ?? null);
    await touched();
  };

  return (
    <div>
      <input
        ref={input}
        type="file"
        hidden
        aria-labelledby={label}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.files?.[0];
          currentTarget.value = "";
          if (chosen)
            void send(chosen)
              .catch(setError)
              .finally(() => {
                setBusy("");
              });
        }}
      />
      <Button
        id={label}
        size="sm"
        variant="default"
        leftSection={<IconPaperclip size={16} aria-hidden />}
        aria-label={`Attach a file to ${of}`}
        aria-disabled={busy !== ""}
        onClick={() => {
          if (!busy) input.current?.click();
        }}
      >
        Attach a file
      </Button>
      <p role="status" className={looks.quiet}>
        {busy && `Sending ${busy}…`}
      </p>
      {trouble && <p role="alert">{[trouble.message, ...trouble.faults.map((fault) => fault.message)].join(" ")}</p>}
    </div>
  );
}

/** "12 KB", "3.4 MB". */
function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
