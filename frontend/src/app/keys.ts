/** Which single keys do something, and may they? Letters typed into a field never do; anybody can turn them off. */
import { useEffect, useSyncExternalStore } from "react";

import type { Way } from "./Ways";

const KEPT = "duecare-keys";
const PATIENCE_MS = 1_500;
const listeners = new Set<() => void>();

/** "g" and then this letter goes to a room. */
export const LETTERS: Readonly<Record<string, Way["to"]>> = {
  h: "/practice/$id",
  b: "/practice/$id/start",
  s: "/practice/$id/assets",
  v: "/practice/$id/vendors",
  m: "/practice/$id/map",
  q: "/practice/$id/questions",
  r: "/practice/$id/risks",
  g: "/practice/$id/gaps",
  p: "/practice/$id/plan",
  f: "/practice/$id/finalize",
  y: "/practice/$id/history",
};

interface Acts {
  onSearch: () => void;
  onHelp: () => void;
  onGo: (to: Way["to"]) => void;
}

/** Ctrl or Command with K always searches; the plain keys work unless they are turned off. */
export function useKeys({ onSearch, onHelp, onGo }: Acts): void {
  const on = useKeysOn();
  useEffect(() => {
    let begun = 0;
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        onSearch();
      } else if (on && isPlain(event)) {
        const to = event.timeStamp - begun < PATIENCE_MS ? LETTERS[event.key] : undefined;
        begun = event.key === "g" && to === undefined ? event.timeStamp : 0;
        if (to !== undefined) onGo(to);
        else if (event.key === "?") onHelp();
        else if (event.key === "/" && focusSearch()) event.preventDefault();
      }
    };
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("keydown", press);
    };
  }, [on, onSearch, onHelp, onGo]);
}

/** Whether plain keys do something in this browser. */
export function useKeysOn(): boolean {
  return useSyncExternalStore(listen, () => localStorage.getItem(KEPT) !== "off");
}

/** Turns the plain keys on or off, here and from now on. */
export function turnKeys(on: boolean): void {
  localStorage.setItem(KEPT, on ? "on" : "off");
  for (const listener of listeners) listener();
}

function isPlain(event: KeyboardEvent): boolean {
  const { target } = event;
  const typing =
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], [role=dialog]");
  return !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("main input[type=search]");
  field?.focus();
  return field !== null;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
