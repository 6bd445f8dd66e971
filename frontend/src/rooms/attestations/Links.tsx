/** Which links to personal pages still work? Each can be taken back. */
import { Button } from "@mantine/core";

import { work } from "../../api/work";
import { momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Refused } from "../../ui/Refused";

const LINKS = "/v1/practices/{practice_id}/attestations/links";

/** Nothing where none works or the role does not say. */
export function Links() {
  const { id, may, zone } = useHere();
  const list = useAll(LINKS, {}, { enabled: may("policies:write") });
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  if (!list.data || list.data.length === 0) return null;
  return (
    <Section title="Links that work">
      <Refused trouble={trouble}>That did not work.</Refused>
      <ul className={looks.plain} aria-label="Links that work">
        {list.data.map((link) => (
          <li key={link.id} className={looks.row}>
            {link.person}
            <span className={looks.quiet}>until {momentWords(link.expires_at, zone)}</span>
            <Button
              size="xs"
              variant="default"
              aria-disabled={busy}
              aria-label={`Take the link of ${link.person} back`}
              onClick={() => {
                if (busy) return;
                send(async () => {
                  const { error } = await work.DELETE(`${LINKS}/{id}`, {
                    params: {
                      path: { practice_id: id, id: link.id },
                      header: { "If-Match": `"${link.version}"` },
                    },
                  });
                  await touched();
                  return error ?? null;
                });
              }}
            >
              Take it back
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
