/**
 * What did the person type over a record, and over which version of it?
 *
 * The typed text and the version it began from outlive the page and the sign-in, and go when they are on record.
 */
import { useRef } from "react";

import { type Draft, useDraft } from "../ui/drafts";
import { type Change, type Fields, type Kind, useChange } from "./changes";
import { useTouched } from "./lists";

interface Edited<Body extends Fields, Texts extends Draft> {
  texts: Texts;
  set: (field: keyof Texts & string) => (text: string) => void;
  /** Whether anything differs from what was read. */
  dirty: boolean;
  /** Forgets what was typed. */
  end: () => void;
  save: (mine: Body, done: string) => Promise<boolean>;
  change: Change<Body>;
}

interface Typing<Body, Texts> {
  version: number;
  body: Body;
  texts: Texts;
}

/** The form of one record. `name` is its own among all drafts. */
export function useEdited<Body extends Fields, Texts extends Draft>(
  name: string,
  record: { version: number; body: Body },
  textsOf: (body: Body) => Texts,
  kind: Kind<Body>,
): Edited<Body, Texts> {
  const [{ kept }, keep, end] = useDraft(name, { kept: "" });
  const written = useRef(0);
  const counted: Kind<Body> = {
    ...kind,
    replace: async (body, version) => {
      const saved = await kind.replace(body, version);
      written.current += 1;
      return saved;
    },
  };
  const change = useChange(counted, useTouched());
  // Only this hook writes the draft, and it writes a `Typing`.
  const now = kept ? (JSON.parse(kept) as Typing<Body, Texts>) : { ...record, texts: textsOf(record.body) };

  const save = async (mine: Body, done: string) => {
    const saved = await change.save(now.body, mine, now.version, done);
    if (saved) end();
    return saved;
  };
  const settle = async (chosen: Body | null) => {
    const before = written.current;
    await change.settle(chosen);
    if (chosen === null || written.current > before) end();
  };
  return {
    texts: now.texts,
    set: (field) => (text) => {
      keep("kept")(JSON.stringify({ ...now, texts: { ...now.texts, [field]: text } }));
    },
    dirty: JSON.stringify(now.texts) !== JSON.stringify(textsOf(now.body)),
    end,
    save,
    change: { ...change, settle },
  };
}
