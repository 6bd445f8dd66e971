/** Who is let in, and what is a page inside a practice? */
import { createRoute, lazyRouteComponent, Outlet, redirect, type RouteComponent } from "@tanstack/react-router";

import { resume } from "../api/session";
import { root } from "./doors";
import { reason, words } from "./searches";

/** Whoever is signed in; others are asked to sign in first. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ location }) => {
    if (await resume()) return;
    const { href } = location;
    throw redirect({ to: "/sign-in", search: { ...reason(), ...(href !== "/" && { back: href }) } });
  },
  component: Outlet,
});

export const practices = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  component: lazyRouteComponent(() => import("../rooms/practices/Practices"), "Practices"),
});

export const account = createRoute({
  getParentRoute: () => signedIn,
  path: "/account",
  component: lazyRouteComponent(() => import("../rooms/users/Account"), "Account"),
});

export const practice = createRoute({
  getParentRoute: () => signedIn,
  path: "/practice/$id",
  component: lazyRouteComponent(() => import("./Frame"), "Frame"),
});

/** A page inside a practice; what it remembers in its address are words. */
export function room<Path extends string>(path: Path, component: RouteComponent) {
  return createRoute({ getParentRoute: () => practice, path, validateSearch: words, component });
}
