/** What was given to somebody, or is their own and used for work? Laptops, phones, keys. 45 CFR 164.310(d)(1). */
import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";

import { work } from "../../api/work";
import { dayWords, momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { type ItemOf, useAll, useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Refused } from "../../ui/Refused";
import type { Person } from "./people";
import styles from "./people.module.css";

const PATH = "/v1/practices/{practice_id}/devices";
type Device = ItemOf<typeof PATH>;

const KINDS: Record<Device["kind"], string> = {
  laptop: "Laptop",
  phone: "Phone",
  tablet: "Tablet",
  computer: "Computer",
  drive: "Drive or stick",
  token: "Sign-in key",
  key: "Door key",
  badge: "Badge",
  other: "Something else",
};

/** The part of the panel: what is with them, each to be taken back at this minute; then one more. */
export function Devices({ person }: { person: Person }) {
  const { id, may, zone, today } = useHere();
  const devices = useAll(PATH, { person_id: person.id });
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const write = may("inventory:write");
  const act = (call: () => Promise<{ error?: unknown }>) => {
    if (busy) return;
    send(async () => {
      const { error } = await call();
      await touched();
      return error ?? null;
    });
  };
  const change = (of: Device, changes: Partial<Device>) => {
    const { id: device, version, attested_at, attested_by, terms_sha256, ...kept } = of;
    act(() =>
      work.PUT(`${PATH}/{id}`, {
        params: { path: { practice_id: id, id: device }, header: { "If-Match": `"${version}"` } },
        body: { ...kept, ...changes },
      }),
    );
  };
  return (
    <section className={looks.part} aria-label="Devices and keys">
      <h3>Devices and keys with them</h3>
      <Refused trouble={trouble}>That was not saved.</Refused>
      {devices.data?.length === 0 && <p className={looks.quiet}>None on record yet.</p>}
      <ul className={looks.plain} aria-label="Devices and keys with them">
        {(devices.data ?? []).map((device) => (
          <li key={device.id} className={styles.way}>
            <div>
              {device.name} ({KINDS[device.kind].toLowerCase()}
              {device.personal && ", their own"})<p className={looks.quiet}>{standingOf(device, zone)}</p>
            </div>
            {write && device.returned_at === null && (
              <div className={looks.row}>
                {device.personal && device.agreed_on === null && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-disabled={busy}
                    aria-label={`The agreement for ${device.name} was signed today`}
                    onClick={() => {
                      change(device, { agreed_on: today });
                    }}
                  >
                    Signed today
                  </Button>
                )}
                <Button
                  size="xs"
                  variant="default"
                  aria-disabled={busy}
                  aria-label={`${device.personal ? "Practice data is removed from" : "Back now:"} ${device.name}`}
                  onClick={() => {
                    change(device, { returned_at: new Date().toISOString() });
                  }}
                >
                  {device.personal ? "Data removed now" : "Back now"}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {write && (
        <Add
          busy={busy}
          onAdd={(device) => {
            act(() =>
              work.POST(PATH, {
                params: { path: { practice_id: id } },
                body: { ...device, person_id: person.id, given_on: device.personal ? null : today },
              }),
            );
          }}
        />
      )}
    </section>
  );
}

type New = Pick<Device, "name" | "kind" | "personal">;

function Add({ busy, onAdd }: { busy: boolean; onAdd: (device: New) => void }) {
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Device["kind"]>("laptop");
  const [personal, setPersonal] = useState(false);
  return (
    <form
      className={styles.give}
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || !name.trim()) return;
        onAdd({ name: name.trim(), kind, personal });
        setName("");
        setPersonal(false);
      }}
    >
      <TextInput
        label="One more device or key"
        placeholder="Laptop 4, back door"
        value={name}
        maxLength={200}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <NativeSelect
        label="What is it?"
        value={kind}
        data={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
        onChange={(event) => {
          const known = Object.keys(KINDS).find((each): each is Device["kind"] => each === event.currentTarget.value);
          if (known) setKind(known);
        }}
      />
      <Checkbox
        label="It is their own"
        checked={personal}
        onChange={(event) => {
          setPersonal(event.currentTarget.checked);
        }}
      />
      <Button type="submit" variant="default" aria-disabled={busy || !name.trim()}>
        Put it down
      </Button>
    </form>
  );
}

function standingOf(device: Device, zone: string) {
  const { personal, agreed_on, attested_on, attested_at, given_on, returned_at, returned_to } = device;
  if (returned_at !== null)
    return `${personal ? "Practice data removed" : "Back"} on ${momentWords(returned_at, zone)}${returned_to && `, ${returned_to}`}.`;
  if (!personal) return given_on ? `With them since ${dayWords(given_on)}.` : "With them.";
  if (attested_at) return `Agreed to on their own page on ${momentWords(attested_at, zone)}.`;
  const agreed = agreed_on ? `Agreement signed on ${dayWords(agreed_on)}.` : "No agreement on record yet.";
  return attested_on ? `${agreed} Last said on ${dayWords(attested_on)} that it is kept so.` : agreed;
}
