/** How does a page keep what it shows in its own address, so that Back works and a link can be sent? */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";

/** A page's search as the router keeps it: words by name. */
export type Search = Partial<Record<string, string>>;

/** Changes some words of the address, empty ones leave it; with `replace` no step back leads to the one before. */
export type Go = (words: Search, how?: { replace?: boolean }) => void;

const PAUSE_MS = 300;

/** The page's search, and how to change words of it; the page stays where it is scrolled to. */
export function useAddress(): [Search, Go] {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const go = useCallback<Go>(
    (words, { replace = false } = {}) => {
      void navigate({ to: ".", search: (before: Search) => changed(before, words), replace, resetScroll: false });
    },
    [navigate],
  );
  return [search, go];
}

/** The address with some of its words changed; an empty one leaves it. */
export function changed(search: Search, words: Search): Search {
  const next = Object.entries({ ...search, ...words }).filter(([, word]) => word !== undefined && word !== "");
  return Object.fromEntries(next);
}

/** A word of the address that is typed: here at once, in the address when the typing pauses. */
function useTyped(told: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(told);
  const [heard, setHeard] = useState(told);
  const [sent, setSent] = useState(told);
  if (told !== heard) {
    setHeard(told);
    if (told !== sent) {
      setSent(told);
      setText(told);
    }
  }
  useEffect(() => {
    if (text === sent) return undefined;
    const pause = setTimeout(() => {
      setSent(text);
      tell(text);
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
    };
  }, [text, sent, tell]);
  return [text, setText];
}

/**
 * What a list is narrowed by: `wantedOf` reads it from the address, but its text is as typed, a moment behind the
 * fingers. Returns it, the text in the search box, and how to set that.
 */
export function useWanted<Wanted extends { text: string }>(
  search: Search,
  go: Go,
  wantedOf: (search: Search) => Wanted,
): [Wanted, string, (text: string) => void] {
  const tell = useCallback(
    (q: string) => {
      go({ q }, { replace: true });
    },
    [go],
  );
  const [text, setText] = useTyped(search.q ?? "", tell);
  const letters = useDeferredValue(text);
  const wanted = useMemo(() => ({ ...wantedOf(search), text: letters }), [search, wantedOf, letters]);
  return [wanted, text, setText];
}
