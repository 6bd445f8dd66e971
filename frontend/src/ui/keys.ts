/** Which plain keys does a page listen to? None while somebody types, none when the person has turned them off. */
import { useEffect, useRef, useSyncExternalStore } from "react";

const KEPT = "duecare-keys";
const SEQUENCE_MS = 1_500;
const TYPING = "textarea, select, [contenteditable], [role=dialog], input:not([type=radio], [type=checkbox])";

const listeners = new Set<() => void>();

/** Whether plain keys do something in this browser. */
export function useKeysOn(): boolean {
  return useSyncExternalStore(listen, keysOn);
}

/** Turns the plain keys on or off, here and from now on. */
export function turnKeys(on: boolean): void {
  localStorage.setItem(KEPT, on ? "on" : "off");
  for (const listener of listeners) listener();
}

/** Whether a key was pressed alone, by somebody who is not typing and has not turned the plain keys off. */
export function isPlain(event: KeyboardEvent): boolean {
  const { target } = event;
  const typing = target instanceof Element && target.closest(TYPING) !== null;
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.repeat;
  return alone && !typing && keysOn();
}

/** Calls `acts[key]` when that key is pressed alone. A key that follows "g" belongs to the way to another page. */
export function usePlainKeys(acts: Record<string, () => void>): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    let going = -SEQUENCE_MS;
    const press = (event: KeyboardEvent) => {
      if (event.key === "g") going = event.timeStamp;
      else if (event.timeStamp - going > SEQUENCE_MS && isPlain(event)) latest.current[event.key]?.();
    };
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("keydown", press);
    };
  }, []);
}

function keysOn(): boolean {
  return localStorage.getItem(KEPT) !== "off";
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
