/**
 * How is one record changed by two people without either losing anything?
 *
 * A change is sent with the version it was made from. If somebody was faster, both are shown field by field, and the
 * person chooses; what nobody else touched is kept as typed.
 */
import { Button, Radio } from "@mantine/core";
import { useState } from "react";

import { hasStatus } from "../api/problems";
import looks from "../ui/looks.module.css";
import { Ask } from "../ui/Panel";
import { offerUndo } from "../ui/undo";
import styles from "./pieces.module.css";

export type Fields = Record<string, unknown>;

/** How records of a kind are read and replaced, and how their fields are called. */
export interface Kind<Body extends Fields> {
  labels: Partial<Record<keyof Body & string, string>>;
  /** How a value is shown; text as it is when not given. */
  say?: (field: keyof Body & string, value: unknown) => string;
  read: () => Promise<{ version: number; body: Body }>;
  /** Sends the body with `If-Match: "version"`; throws the problem of a refusal. */
  replace: (body: Body, version: number) => Promise<{ version: number }>;
}

interface Clash<Body extends Fields> {
  base: Body;
  mine: Body;
  theirs: Body;
  version: number;
}

export interface Change<Body extends Fields> {
  busy: boolean;
  error: unknown;
  /** Replaces `base`, which was read at `version`, by `mine`. Resolves to whether it is on record now. */
  save: (base: Body, mine: Body, version: number, done: string) => Promise<boolean>;
  clash: Clash<Body> | null;
  settle: (chosen: Body | null) => Promise<void>;
  /** Puts the choice off: nothing is saved, nothing is dropped, and the line at the foot brings it back. */
  later: () => void;
}

/** A record's changes, with undo after each and a merge when two people change it at once. */
export function useChange<Body extends Fields>(kind: Kind<Body>, touched: () => Promise<void>): Change<Body> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [clash, setClash] = useState<Clash<Body> | null>(null);

  const save = async (base: Body, mine: Body, version: number, done: string): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      const saved = await kind.replace(mine, version);
      offerUndo({
        text: done,
        undo: () => void kind.replace(base, saved.version).then(touched, setError),
      });
      await touched();
      return true;
    } catch (refusal) {
      if (hasStatus(refusal, 412)) await meet(base, mine);
      else setError(refusal);
      return false;
    } finally {
      setBusy(false);
    }
  };

  const meet = async (base: Body, mine: Body) => {
    try {
      const theirs = await kind.read();
      setClash({ base, mine, theirs: theirs.body, version: theirs.version });
    } catch (refusal) {
      setError(refusal);
    }
  };

  const settle = async (chosen: Body | null) => {
    const met = clash;
    setClash(null);
    if (met && chosen) await save(met.theirs, chosen, met.version, "Both changes are kept as you chose.");
    else await touched();
  };

  const later = () => {
    setClash(null);
    offerUndo({
      text: "Your change is not saved.",
      undo: () => {
        setClash(clash);
      },
    });
  };

  return { busy, error, save, clash, settle, later };
}

/** The fields that both changed to something different: only these need a choice. */
function contested<Body extends Fields>({ base, mine, theirs }: Omit<Clash<Body>, "version">): string[] {
  return Object.keys(mine).filter(
    (field) =>
      !same(mine[field], theirs[field]) && !same(base[field], mine[field]) && !same(base[field], theirs[field]),
  );
}

/** Both changes in one: mine where I changed something, theirs elsewhere, and where both did, as chosen. */
export function merged<Body extends Fields>(
  { base, mine, theirs }: Omit<Clash<Body>, "version">,
  chosen: Record<string, "mine" | "theirs">,
): Body {
  const take = (field: string) => (chosen[field] ?? (same(base[field], mine[field]) ? "theirs" : "mine")) === "mine";
  const fields = Object.keys(mine).map((field) => [field, take(field) ? mine[field] : theirs[field]]);
  return Object.fromEntries(fields) as Body;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Shows what the other person changed and lets this one choose. Stands beside the form it belongs to. */
export function Merge<Body extends Fields>({ kind, change }: { kind: Kind<Body>; change: Change<Body> }) {
  const { clash, settle, later } = change;
  return (
    <Ask title="Somebody else changed this while you were working" open={clash !== null} onClose={later}>
      {clash && <Choice kind={kind} clash={clash} onSettle={(chosen) => void settle(chosen)} />}
    </Ask>
  );
}

function Choice<Body extends Fields>({
  kind,
  clash,
  onSettle,
}: {
  kind: Kind<Body>;
  clash: Clash<Body>;
  onSettle: (chosen: Body | null) => void;
}) {
  const both = contested(clash);
  const [chosen, choose] = useState<Record<string, "mine" | "theirs">>({});
  const theirs = Object.keys(clash.mine).filter((field) => !same(clash.base[field], clash.theirs[field]));
  const word = (field: string, value: unknown) => kind.say?.(field, value) ?? textOf(value);
  return (
    <>
      <p>Nothing is lost. What only one of you changed is kept from both.</p>
      <ul className={looks.plain}>
        {theirs
          .filter((field) => !both.includes(field))
          .map((field) => (
            <li key={field}>
              They changed <strong>{kind.labels[field] ?? field}</strong> to “{word(field, clash.theirs[field])}”.
            </li>
          ))}
      </ul>
      {both.map((field) => (
        <Radio.Group
          key={field}
          label={`You both changed: ${kind.labels[field] ?? field}`}
          value={chosen[field] ?? "mine"}
          onChange={(value) => {
            choose({ ...chosen, [field]: value === "theirs" ? "theirs" : "mine" });
          }}
        >
          <div className={styles.choices}>
            <Radio value="mine" label={`Yours: ${word(field, clash.mine[field])}`} />
            <Radio value="theirs" label={`Theirs: ${word(field, clash.theirs[field])}`} />
          </div>
        </Radio.Group>
      ))}
      <div className={styles.actions}>
        <Button
          onClick={() => {
            onSettle(
              merged(clash, { ...Object.fromEntries(both.map((field) => [field, "mine" as const])), ...chosen }),
            );
          }}
        >
          Save this
        </Button>
        <Button
          variant="default"
          onClick={() => {
            onSettle(null);
          }}
        >
          Keep theirs and drop mine
        </Button>
      </div>
    </>
  );
}

/** A value as a person reads it. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}
