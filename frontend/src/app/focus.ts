/** Where is the focus when what had it is gone: a removed row, a button that has done its work, a closed panel? */

// Whoever takes something away may place the focus itself; a panel takes some milliseconds for that.
const SETTLED_MS = 60;
const REMEMBERED = 3;
const PANEL = "[role=dialog]";
/** What may take the focus for what stood in it. */
const PLACES = `section[aria-label], ${PANEL}`;

/**
 * Never nowhere: on what had it before, in the part of the page around what is gone, in the open panel, or on the
 * page's heading. What a person left by a click is left alone.
 */
export function keepFocus(): void {
  let held: Element | null = null;
  let paths: Element[][] = [];
  document.addEventListener("focusin", ({ target }) => {
    held = target instanceof Element ? target : null;
    if (held) paths = [pathOf(held), ...paths].slice(0, REMEMBERED);
  });
  document.addEventListener("focusout", ({ target }) => {
    setTimeout(() => {
      if (held === target && held?.isConnected && isNowhere()) held = null;
    });
  });
  new MutationObserver((changes) => {
    // A panel may close before it has taken the focus: what was behind it then never had it.
    if (held === null ? !changes.some(tookPanel) : held.isConnected) return;
    held = null;
    setTimeout(() => {
      if (isNowhere()) focusOn(paths.map(near).find((place) => place !== null) ?? home());
    }, SETTLED_MS);
  }).observe(document.body, { childList: true, subtree: true });
}

function tookPanel({ removedNodes }: MutationRecord): boolean {
  const gone = [...removedNodes].filter((node) => node instanceof Element);
  return gone.some((element) => element.matches(PANEL) || element.querySelector(PANEL) !== null);
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** An element and all around it, from the inside out. */
function pathOf(element: Element): Element[] {
  const path: Element[] = [];
  for (let each: Element | null = element; each; each = each.parentElement) path.push(each);
  return path;
}

/** What once had the focus, or the part of the page it stood in; null when both are gone. */
function near(path: readonly Element[]): Element | null {
  return path.find((each, at) => each.isConnected && (at === 0 || each.matches(PLACES))) ?? null;
}

function home(): Element | null {
  return document.querySelector(PANEL) ?? document.querySelector("h1");
}

function focusOn(place: Element | null): void {
  if (!(place instanceof HTMLElement)) return;
  if (!place.hasAttribute("tabindex") && place.matches(PLACES)) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
