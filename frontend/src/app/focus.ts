/** Where is the focus when what had it is gone: a removed row, a button that has done its work, a closed panel? */

// Whoever takes something away may place the focus itself; a panel takes some milliseconds for that.
const SETTLED_MS = 60;

/** Never nowhere: in the open panel, or on the page's heading. What a person left by a click is left alone. */
export function keepFocus(): void {
  let held: Element | null = null;
  document.addEventListener("focusin", ({ target }) => {
    held = target instanceof Element ? target : null;
  });
  document.addEventListener("focusout", ({ target }) => {
    setTimeout(() => {
      if (held === target && held?.isConnected && isNowhere()) held = null;
    });
  });
  new MutationObserver(() => {
    if (held === null || held.isConnected) return;
    held = null;
    setTimeout(() => {
      if (isNowhere()) place()?.focus({ preventScroll: true });
    }, SETTLED_MS);
  }).observe(document.body, { childList: true, subtree: true });
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function place(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[role=dialog]") ?? document.querySelector<HTMLElement>("h1");
}
