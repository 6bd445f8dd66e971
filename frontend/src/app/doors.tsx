/** Which pages open without a sign-in? Signing in itself, and what a link leads to. */
import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  type ParsedLocation,
  redirect,
} from "@tanstack/react-router";

import { keepSecret } from "../api/links";
import { ownPath } from "../api/return";
import { resume } from "../api/session";
import { NotFound } from "./Lost";
import { Shell } from "./Shell";

type Why = "ended" | "left" | "reset";

export interface SignInSearch {
  why?: Why;
  back?: string;
}

export const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

export const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: ({ why, back }: Record<string, unknown>): SignInSearch => ({
    ...((why === "ended" || why === "left" || why === "reset") && { why }),
    ...(ownPath(back) !== "/" && { back: ownPath(back) }),
  }),
  beforeLoad: async ({ search }) => {
    if (await resume().catch(() => false)) throw redirect({ href: ownPath(search.back) });
  },
  component: lazyRouteComponent(() => import("../rooms/session/SignIn"), "SignIn"),
});

export const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  beforeLoad: hideSecret("/setup"),
  component: lazyRouteComponent(() => import("../rooms/session/Setup"), "Setup"),
});

export const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  beforeLoad: hideSecret("/reset"),
  component: lazyRouteComponent(() => import("../rooms/session/Reset"), "Reset"),
});

export const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  beforeLoad: hideSecret("/join"),
  component: lazyRouteComponent(() => import("../rooms/session/Join"), "Join"),
});

export const guest = createRoute({
  getParentRoute: () => root,
  path: "/guest",
  beforeLoad: hideSecret("/guest"),
  component: lazyRouteComponent(() => import("../rooms/guests/Visit"), "Visit"),
});

export const mine = createRoute({
  getParentRoute: () => root,
  path: "/mine",
  beforeLoad: hideSecret("/mine"),
  component: lazyRouteComponent(() => import("../rooms/personal/Mine"), "Mine"),
});

export const review = createRoute({
  getParentRoute: () => root,
  path: "/review",
  beforeLoad: hideSecret("/review"),
  component: lazyRouteComponent(() => import("../rooms/reviews/Sheet"), "Sheet"),
});

export const tell = createRoute({
  getParentRoute: () => root,
  path: "/tell",
  beforeLoad: hideSecret("/tell"),
  component: lazyRouteComponent(() => import("../rooms/posters/Tell"), "Tell"),
});

/** Takes the secret of a one-time link out of the address bar, the history and every later screenshot. */
function hideSecret(page: "/setup" | "/reset" | "/join" | "/guest" | "/mine" | "/review" | "/tell") {
  return ({ location, preload }: { location: ParsedLocation; preload: boolean }) => {
    if (!preload && keepSecret(page, location.hash)) throw redirect({ to: page, hash: "", replace: true });
  };
}
