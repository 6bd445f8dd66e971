/** Which systems can somebody get into, since when, and until when? 45 CFR 164.308(a)(4)(ii)(B). */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";

import { work } from "../../api/work";
import { type Access, ACCESSES, endAccess } from "../../pieces/accesses";
import { momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Refused } from "../../ui/Refused";
import type { Person } from "./people";
import styles from "./people.module.css";

/** The part of the panel: open ways in first, each to be closed at this minute; then one more. */
export function Systems({ person }: { person: Person }) {
  const { id, may, zone } = useHere();
  const ways = useAll(ACCESSES, { person_id: person.id });
  const assets = useAll("/v1/practices/{practice_id}/assets", { sort: "name" });
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const write = may("inventory:write");
  const names = new Map((assets.data ?? []).map((asset) => [asset.id, asset.name]));
  const lines = [...(ways.data ?? [])].sort(openFirst);
  const taken = new Set(lines.filter(({ ended_at }) => ended_at === null).map(({ asset_id }) => asset_id));
  const free = (assets.data ?? []).filter((asset) => asset.retired_on === null && !taken.has(asset.id));
  const act = (call: () => Promise<unknown>) => {
    if (busy) return;
    send(async () => {
      const refused = await call();
      await touched();
      return refused ?? null;
    });
  };
  return (
    <section className={looks.part} aria-label="Systems">
      <h3>Systems they can get into</h3>
      <Refused trouble={trouble}>That was not saved.</Refused>
      {ways.data?.length === 0 && <p className={looks.quiet}>None on record yet.</p>}
      <ul className={looks.plain} aria-label="Systems they can get into">
        {lines.map((way) => (
          <li key={way.id} className={styles.way}>
            <div>
              {names.get(way.asset_id) ?? "A system"}
              {way.rights && ` (${way.rights})`}
              <p className={looks.quiet}>{timesOf(way, zone)}</p>
            </div>
            {write && way.ended_at === null && (
              <Button
                size="xs"
                variant="default"
                aria-disabled={busy}
                aria-label={`Access to ${names.get(way.asset_id) ?? "the system"} is ended now`}
                onClick={() => {
                  act(() => endAccess(id, way, new Date().toISOString()));
                }}
              >
                Ended now
              </Button>
            )}
          </li>
        ))}
      </ul>
      {write && free.length > 0 && (
        <Give
          free={free}
          busy={busy}
          onGive={(asset_id, rights) => {
            act(async () => {
              const { error } = await work.POST(ACCESSES, {
                params: { path: { practice_id: id } },
                body: { person_id: person.id, asset_id, rights, granted_at: new Date().toISOString() },
              });
              return error;
            });
          }}
        />
      )}
    </section>
  );
}

interface GiveProps {
  free: readonly { id: string; name: string }[];
  busy: boolean;
  onGive: (asset: string, rights: string) => void;
}

function Give({ free, busy, onGive }: GiveProps) {
  const [asset, setAsset] = useState("");
  const [rights, setRights] = useState("");
  const chosen = free.some((each) => each.id === asset);
  return (
    <form
      className={styles.give}
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || !chosen) return;
        onGive(asset, rights.trim());
        setAsset("");
        setRights("");
      }}
    >
      <NativeSelect
        label="One more system"
        value={chosen ? asset : ""}
        data={[{ value: "", label: "Choose…" }, ...free.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(event) => {
          setAsset(event.currentTarget.value);
        }}
      />
      <TextInput
        label="As what?"
        placeholder="user, administrator"
        value={rights}
        maxLength={200}
        onChange={(event) => {
          setRights(event.currentTarget.value);
        }}
      />
      <Button type="submit" variant="default" aria-disabled={busy || !chosen}>
        Access given now
      </Button>
    </form>
  );
}

function openFirst(one: Access, other: Access): number {
  return Number(one.ended_at !== null) - Number(other.ended_at !== null);
}

/** "Since Mar 2, 2026, 9:00 AM, by Robin. Ended …", or that nobody wrote it down. */
function timesOf({ granted_at, granted_by, ended_at, ended_by }: Access, zone: string): string {
  const by = (name: string) => (name ? `, by ${name}` : "");
  const since = granted_at
    ? `Since ${momentWords(granted_at, zone)}${by(granted_by)}.`
    : "Since when is not on record.";
  return ended_at ? `${since} Ended ${momentWords(ended_at, zone)}${by(ended_by)}.` : since;
}
