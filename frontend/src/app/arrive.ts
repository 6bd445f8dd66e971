/** What tells somebody who does not see the page that it has changed? The focus, on the new page's heading. */
import type { AnyRouter } from "@tanstack/react-router";

/** After each change of page, not after the first: a page just opened begins at the skip link. */
export function announcePages(router: AnyRouter): void {
  router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  });
}
