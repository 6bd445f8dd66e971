/** Where does the focus go when what had it is gone? To what had it before, or to the part of the page around it. */
import { useEffect } from "react";

/** What may take the focus for what stood in it. */
const PLACES = "section[aria-label], [role=dialog]";
const REMEMBERED = 3;

/** As long as the page stands, a button that vanishes by its own act does not throw the person back to the top. */
export function useKeptFocus(): void {
  useEffect(() => {
    let held: Element[][] = [];
    let due = 0;
    const note = ({ target }: FocusEvent) => {
      if (target instanceof Element) held = [pathOf(target), ...held].slice(0, REMEMBERED);
    };
    const mend = () => {
      due = 0;
      if (document.activeElement !== document.body || held[0]?.[0]?.isConnected !== false) return;
      for (const path of held) {
        const place = path.find((each, at) => each.isConnected && (at === 0 || each.matches(PLACES)));
        if (!(place instanceof HTMLElement)) continue;
        if (!place.hasAttribute("tabindex") && place.matches(PLACES)) place.tabIndex = -1;
        place.focus({ preventScroll: true });
        return;
      }
    };
    const watch = new MutationObserver(() => {
      if (due === 0) due = requestAnimationFrame(mend);
    });
    watch.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", note);
    return () => {
      cancelAnimationFrame(due);
      watch.disconnect();
      document.removeEventListener("focusin", note);
    };
  }, []);
}

/** An element and all around it, from the inside out. */
function pathOf(element: Element): Element[] {
  const path: Element[] = [];
  for (let each: Element | null = element; each; each = each.parentElement) path.push(each);
  return path;
}
