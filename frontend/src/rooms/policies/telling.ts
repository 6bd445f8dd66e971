/** How do many answers in a row reach the server, each at once and none lost to the next? */
import { useCallback, useEffect, useRef, useState } from "react";

import { useTrouble } from "../../api/problems";
import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { latest, type Mine, needed } from "./habits";
import { PARTICULARS, type Particular, PATH } from "./words";

const QUIET_MS = 1_000;

/** What is asked, with what was told here; `tell` sends an answer. */
export function useTelling(enabled: boolean) {
  const { id } = useHere();
  const asked = useAll(PARTICULARS, {}, { enabled });
  const policies = useAll(PATH, {}, { enabled });
  const [mine, setMine] = useState<Record<string, Mine>>({});
  const soon = useSoon(useTouched());
  // Answers to one question go one after the other, each with the version that the one before made.
  const chains = useRef(new Map<string, Promise<number>>());
  const tell = useCallback(
    ({ name, version }: Particular, value: string) => {
      const keep = (now: Mine) => {
        setMine((all) => ({ ...all, [name]: now }));
      };
      const put = async (from: number) => {
        const { data, error } = await work
          .PUT(`${PARTICULARS}/{name}`, {
            params: {
              path: { practice_id: id, name },
              ...(from > 0 && { header: { "If-Match": `"${String(from)}"` } }),
            },
            body: { value },
          })
          .catch(() => ({ data: undefined, error: undefined }));
        const why = error?.faults[0]?.message ?? error?.detail ?? "The connection was lost. Choose it again.";
        keep(
          data
            ? { value, version: data.version, state: "saved", why: "" }
            : { value, version: from, state: "failed", why },
        );
        soon();
        return data?.version ?? 0;
      };
      keep({ value, version, state: "saving", why: "" });
      const before = chains.current.get(name) ?? Promise.resolve(0);
      chains.current.set(
        name,
        before.then((made) => put(Math.max(made, version))),
      );
    },
    [id, soon],
  );
  return {
    particulars:
      asked.data && policies.data && needed(asked.data, policies.data).map((each) => latest(each, mine[each.name])),
    mine,
    tell,
    trouble: useTrouble(asked.error ?? policies.error),
    retry: () => void Promise.all([asked.refetch(), policies.refetch()]),
  };
}

/** Calls `act` when it has been quiet for a while, or at once when the page is left. */
function useSoon(act: () => Promise<void>): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latestAct = useRef(act);
  useEffect(() => {
    latestAct.current = act;
  });
  useEffect(
    () => () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      void latestAct.current();
    },
    [],
  );
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void latestAct.current();
    }, QUIET_MS);
  }, []);
}
