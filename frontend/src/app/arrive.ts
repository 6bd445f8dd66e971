/** What tells somebody who does not see the page that it has changed? The focus, on the new page's heading. */
import type { AnyRouter } from "@tanstack/react-router";

/** After each change of page, not after the first: a page just opened begins at the skip link. */
export function announcePages(router: AnyRouter): void {
  let shown: string | null = null;
  router.subscribe("onRendered", ({ toLocation }) => {
    const moved = shown !== null && shown !== toLocation.pathname;
    shown = toLocation.pathname;
    if (moved) document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  });
}
