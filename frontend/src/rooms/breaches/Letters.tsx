/** Which letters and sheets are there to print, and what does each still lack? */
import { Button } from "@mantine/core";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { readBreachLetter, saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { Loading, Unread } from "../../ui/states";
import { type Breach, BREACHES } from "./breaches";

/** The letters of one breach. */
export function Letters({ breach }: { breach: Breach }) {
  const { id: practice_id } = useHere();
  const { busy, trouble, send } = useSending();
  const found = works.useQuery("get", `${BREACHES}/{id}/letters`, { params: { path: { practice_id, id: breach.id } } });
  const unread = useTrouble(found.error);
  return (
    <Section title="Letters and sheets">
      {unread && <Unread what="the letters" why={unread.message} onRetry={() => void found.refetch()} />}
      {!found.data && !unread && <Loading what="the letters" />}
      <Refused trouble={trouble}>It was not printed.</Refused>
      <ul className={looks.plain}>
        {found.data?.letters.map((letter) => (
          <li key={letter.id} className={looks.box}>
            <h3>{letter.title}</h3>
            <p className={looks.quiet}>{letter.note}</p>
            {letter.lacks.length > 0 && (
              <details className={looks.folded}>
                <summary>A draft: {letter.lacks.length} still open</summary>
                <ul className={looks.links}>
                  {letter.lacks.map(({ field, message }) => (
                    <li key={field}>{message}</li>
                  ))}
                </ul>
              </details>
            )}
            <p className={looks.row}>
              {(["pdf", "docx"] as const).map((format) => (
                <Button
                  key={format}
                  size="sm"
                  variant="default"
                  aria-disabled={busy}
                  aria-label={`${letter.title} as ${format === "pdf" ? "PDF" : "Word file"}`}
                  onClick={() => {
                    if (busy) return;
                    send(async () => {
                      const file = await readBreachLetter(practice_id, breach.id, letter.id, format);
                      saveAs(file, file.name);
                      return null;
                    });
                  }}
                >
                  {format === "pdf" ? "PDF" : "Word file"}
                </Button>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
