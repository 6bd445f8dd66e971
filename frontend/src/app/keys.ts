/** Which single keys do something, and may they? Letters typed into a field never do; anybody can turn them off. */
import { useEffect } from "react";

import { isPlain } from "../ui/keys";
import type { Way } from "./Ways";

const PATIENCE_MS = 1_500;

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
  useEffect(() => {
    let begun = -Infinity;
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        onSearch();
      } else if (isPlain(event)) {
        const to = event.timeStamp - begun < PATIENCE_MS ? LETTERS[event.key] : undefined;
        begun = event.key === "g" && to === undefined ? event.timeStamp : -Infinity;
        if (to !== undefined) onGo(to);
        else if (event.key === "?") onHelp();
        else if (event.key === "/" && focusSearch()) event.preventDefault();
      }
    };
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("keydown", press);
    };
  }, [onSearch, onHelp, onGo]);
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("main input[type=search]");
  field?.focus();
  return field !== null;
}
