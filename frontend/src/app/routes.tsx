/** Which pages are there, and who may open them? Each page is fetched when it is first opened. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type ParsedLocation,
  redirect,
} from "@tanstack/react-router";

import { keepSecret } from "../api/links";
import { ownPath } from "../api/return";
import { currentStanding, resume } from "../api/session";
import { Broken, NotFound, Waiting } from "./Lost";
import { Shell } from "./Shell";

type Why = "ended" | "left" | "reset";

interface SignInSearch {
  why?: Why;
  back?: string;
}

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const signIn = createRoute({
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

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  beforeLoad: hideSecret("/setup"),
  component: lazyRouteComponent(() => import("../rooms/session/Setup"), "Setup"),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  beforeLoad: hideSecret("/reset"),
  component: lazyRouteComponent(() => import("../rooms/session/Reset"), "Reset"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  beforeLoad: hideSecret("/join"),
  component: lazyRouteComponent(() => import("../rooms/session/Join"), "Join"),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ location }) => {
    if (await resume()) return;
    const { href } = location;
    throw redirect({ to: "/sign-in", search: { ...reason(), ...(href !== "/" && { back: href }) } });
  },
  component: Outlet,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  component: lazyRouteComponent(() => import("../rooms/practices/Home"), "Home"),
});

const practice = createRoute({
  getParentRoute: () => signedIn,
  path: "/practice/$id",
  component: lazyRouteComponent(() => import("../rooms/practices/Practice"), "Practice"),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, setup, reset, join, signedIn.addChildren([home, practice])]),
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Broken,
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

/** Takes the secret of a one-time link out of the address bar, the history and every later screenshot. */
function hideSecret(page: "/setup" | "/reset" | "/join") {
  return ({ location, preload }: { location: ParsedLocation; preload: boolean }) => {
    if (!preload && keepSecret(page, location.hash)) throw redirect({ to: page, hash: "", replace: true });
  };
}

function reason(): SignInSearch {
  const now = currentStanding();
  return now.is === "out" && now.why !== "nobody" ? { why: now.why } : {};
}
