/** What is known about one place, and what stands there? */
import { Link } from "@tanstack/react-router";

import type { Go } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { Remove } from "../../pieces/Remove";
import { ChoiceField, LineField, NoteField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import { EMPTY, KIND_CHOICES, type Site, SITES, type Texts } from "./words";

/** A system that stands somewhere. */
export interface Standing {
  id: string;
  name: string;
}

/** The panel of a new place. */
export function Add({ open, go }: { open: boolean; go: Go }) {
  return (
    <NewPanel title="Add a site" open={open} shelf={SITES} empty={EMPTY} go={go}>
      {(texts, set) => <Fields texts={texts} set={set} />}
    </NewPanel>
  );
}

interface DetailsProps {
  sites: readonly Site[];
  /** The site that is open; null for none. */
  id: string | null;
  /** The systems at each site, by its id; null as long as nobody knows. */
  systems: ReadonlyMap<string, Standing[]> | null;
  go: Go;
}

/** The panel of a place on record. */
export function Details({ sites, id, systems, go }: DetailsProps) {
  return (
    <OpenPanel
      rows={sites}
      word="site"
      id={id}
      go={go}
      titleOf={({ name }) => name}
      noun="Site"
      gone={<p>This site is no longer on record. Close the panel to see those that are.</p>}
    >
      {(site, close) => (
        <Whole key={site.id} site={site} here={systems?.get(site.id) ?? (systems ? [] : null)} onGone={close} />
      )}
    </OpenPanel>
  );
}

function Whole({ site, here, onGone }: { site: Site; here: Standing[] | null; onGone: () => void }) {
  const { id, may } = useHere();
  const write = may("inventory:write");
  return (
    <>
      <OnRecord shelf={SITES} item={site}>
        {(texts, set) => <Fields texts={texts} set={set} />}
      </OnRecord>
      {here && (
        <section className={looks.part} aria-label="Systems here">
          <h3>Systems here</h3>
          {here.length === 0 ? (
            <p className={looks.quiet}>
              No system on record stands here.{" "}
              <Link to="/practice/$id/assets" params={{ id }}>
                Look at the systems
              </Link>
            </p>
          ) : (
            <ul className={looks.links}>
              {here.map(({ id: asset, name }) => (
                <li key={asset}>
                  <Link to="/practice/$id/assets" params={{ id }} search={{ asset }} preload={false}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <Past kind="Site" id={site.id} labels={SITES.labels} />
      {write &&
        here &&
        (here.length > 0 ? (
          <p className={looks.quiet}>
            This site cannot be removed while systems stand here. Give {here.length === 1 ? "it" : "them"} another site
            first, or retire {here.length === 1 ? "it" : "them"} and take the site out.
          </p>
        ) : (
          <Remove shelf={SITES} item={site} onDone={onGone}>
            When you have left the place, or it was put down by mistake. The history keeps what was here.
          </Remove>
        ))}
    </>
  );
}

interface FieldsProps {
  texts: Texts;
  set: (field: keyof Texts) => (text: string) => void;
}

function Fields({ texts, set }: FieldsProps) {
  return (
    <>
      <LineField name="name" hint="As you call it: Main Street office." value={texts.name} onChange={set("name")} />
      <ChoiceField name="kind" value={texts.kind} onChange={set("kind")} choices={KIND_CHOICES} />
      <NoteField
        name="note"
        hint="Rooms, doors, who else is in the building, who has keys."
        value={texts.note}
        onChange={set("note")}
      />
    </>
  );
}
