/** Which posters hang where? Whoever scans one can report that something went wrong, without a name if they wish. */
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import type { components } from "../../api/schema";
import { work } from "../../api/work";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Refused } from "../../ui/Refused";
import { Scan } from "../../ui/Scan";
import { Empty } from "../../ui/states";
import styles from "./posters.module.css";

type Poster = components["schemas"]["PosterOut"];
type New = components["schemas"]["NewPosterOut"];

const TITLE = "Posters";
const LEAD =
  "Hang one where people work. They scan it with a phone and say what went wrong. They need no account, and no name.";

/** The page: the one just made, then those that hang. */
export function Posters() {
  const { may } = useHere();
  const enabled = { enabled: may("incidents:read") };
  const posters = useAll("/v1/practices/{practice_id}/posters", undefined, enabled);
  const trouble = useTrouble(posters.error);
  const [made, setMade] = useState<New | null>(null);
  if (!enabled.enabled) return <Closed title={TITLE} what="posters" />;
  if (!posters.data)
    return <Awaited title={TITLE} what="the posters" trouble={trouble} onRetry={() => void posters.refetch()} />;
  return (
    <Page title={TITLE} lead={LEAD}>
      {made && <Sheet made={made} />}
      <div className={styles.screen}>
        {may("incidents:write") && <Make onMade={setMade} />}
        <Section title="Where they hang">
          {posters.data.length === 0 ? (
            <Empty>
              No poster hangs yet. The break room and the back door are good places; the waiting room is not.
            </Empty>
          ) : (
            <ul className={styles.rows}>
              {posters.data.map((poster) => (
                <Line
                  key={poster.id}
                  poster={poster}
                  onGone={() => {
                    setMade(null);
                  }}
                />
              ))}
            </ul>
          )}
        </Section>
      </div>
    </Page>
  );
}

function Make({ onMade }: { onMade: (made: New) => void }) {
  const { id } = useHere();
  const sending = useSending();
  const touched = useTouched();
  const [name, setName] = useState("");
  return (
    <form
      className={styles.make}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.busy || !name.trim()) return;
        sending.send(async () => {
          const { data, error } = await work.POST("/v1/practices/{practice_id}/posters", {
            params: { path: { practice_id: id } },
            body: { name: name.trim() },
          });
          if (!data) throw error as unknown as Error;
          onMade(data);
          setName("");
          await touched();
          return null;
        });
      }}
    >
      <TextInput
        label="Where will it hang?"
        description="Such as the break room. It helps you to know which one to take down."
        maxLength={200}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <Refused trouble={sending.trouble} />
      <div>
        <Button type="submit" aria-disabled={sending.busy || !name.trim()}>
          Make a poster
        </Button>
      </div>
    </form>
  );
}

function Line({ poster, onGone }: { poster: Poster; onGone: () => void }) {
  const { id, may } = useHere();
  const sending = useSending();
  const touched = useTouched();
  return (
    <li className={looks.row}>
      <span>
        <strong>{poster.name}</strong> <span className={looks.quiet}>made by {poster.made_by}</span>
      </span>
      {may("incidents:write") && (
        <Button
          size="compact-md"
          variant="default"
          aria-disabled={sending.busy}
          aria-label={`Take down: ${poster.name}`}
          onClick={() => {
            if (sending.busy) return;
            sending.send(async () => {
              const { response, error } = await work.DELETE("/v1/practices/{practice_id}/posters/{id}", {
                params: {
                  path: { practice_id: id, id: poster.id },
                  header: { "If-Match": `"${poster.version}"` },
                },
              });
              if (!response.ok) throw error as unknown as Error;
              onGone();
              await touched();
              return null;
            });
          }}
        >
          Take down
        </Button>
      )}
      <Refused trouble={sending.trouble} />
    </li>
  );
}

function Sheet({ made }: { made: New }) {
  const { name } = useHere();
  return (
    <Card>
      <div className={styles.screen} role="status">
        <p>
          <strong>The poster for {made.name} is ready.</strong> Print it now: its code is not shown again. A lost one is
          taken down below, and made anew.
        </p>
        <PrintButton />
      </div>
      <div className={styles.poster}>
        <h2>Did something go wrong?</h2>
        <p>A lost phone. A fax to the wrong number. A strange message. A look where nobody should look.</p>
        <Scan text={made.link} label="Code to scan with a phone, to report that something went wrong" />
        <p>
          <strong>Scan it and say so.</strong> Two questions. Your name only if you wish. Name no patient.
        </p>
        <p>Nobody is punished for telling. If it is still going on, tell somebody in charge now.</p>
        <p className={looks.quiet}>{name}</p>
      </div>
    </Card>
  );
}
