/** How is a fact kept as soon as it is told? One after the other, each with the version that the last one made. */
import { useEffect, useRef, useState } from "react";

import { type Trouble, useTrouble } from "../../api/problems";
import { work } from "../../api/work";
import { type Change, type Kind, useChange } from "../../pieces/changes";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { type FactName, told } from "./facts";
import { type Facts, type Notice, NOTICE } from "./words";

type Body = Facts & Record<string, unknown>;

export interface Telling {
  trouble: Trouble | null;
  kind: Kind<Body>;
  change: Change<Body>;
  /** What was told and is on its way, so that it is seen at once. */
  pending: Partial<Record<FactName, string>>;
  /** Resolves to whether it is on record now. */
  tell: (name: FactName, text: string) => Promise<boolean>;
}

/** For the facts of one draft. */
export function useFacts(notice: Notice): Telling {
  const { id } = useHere();
  const touched = useTouched();
  const [pending, setPending] = useState<Telling["pending"]>({});
  const newest = useRef(notice);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  useEffect(() => {
    if (notice.number !== newest.current.number || notice.version > newest.current.version) newest.current = notice;
  }, [notice]);

  const path = { practice_id: id, number: notice.number };
  const kind: Kind<Body> = {
    labels: Object.fromEntries(notice.asks.map((ask) => [ask.id, ask.question])),
    read: async () => {
      const { data, error } = await work.GET(NOTICE, { params: { path } });
      if (!data) throw error as unknown as Error;
      newest.current = data;
      return { version: data.version, body: { ...data.facts } };
    },
    replace: async (body, version) => {
      const params = { path, header: { "If-Match": `"${version}"` } };
      const { data, error } = await work.PUT(NOTICE, { params, body });
      if (!data) throw error as unknown as Error;
      newest.current = data;
      return data;
    },
  };
  const change = useChange(kind, touched);
  const tell = (name: FactName, text: string) => {
    setPending((before) => ({ ...before, [name]: text }));
    queue.current = queue.current.then(async () => {
      const { facts, version } = newest.current;
      const done = await change.save({ ...facts }, { ...told(facts, name, text) }, version, "Your answer is kept.");
      setPending((before) => (before[name] === text ? without(before, name) : before));
      return done;
    });
    return queue.current;
  };
  return { trouble: useTrouble(change.error), kind, change, pending, tell };
}

function without(pending: Telling["pending"], name: FactName): Telling["pending"] {
  return Object.fromEntries(Object.entries(pending).filter(([each]) => each !== name));
}
