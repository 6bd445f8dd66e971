/** Which of the open panels and questions lies on top? Escape closes that one alone. */
import { useEffect, useId, useSyncExternalStore } from "react";

let layers: readonly string[] = [];
const listeners = new Set<() => void>();

/** Whether this one, if it is open, is the last that was opened. */
export function useOnTop(open: boolean): boolean {
  const me = useId();
  useEffect(() => {
    if (!open) return;
    become([...layers, me]);
    return () => {
      // Not before the key that closed it has been heard by all: it must not close the next one too.
      setTimeout(() => {
        become(layers.filter((each) => each !== me));
      });
    };
  }, [me, open]);
  return useSyncExternalStore(listen, () => layers.at(-1) === me);
}

function become(now: readonly string[]): void {
  layers = now;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
