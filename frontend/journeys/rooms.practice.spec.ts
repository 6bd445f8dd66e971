/** The rooms of what the practice is and has, each page with a panel open too. */
import { test } from "./page";
import { takeTour } from "./rooms";

test.describe.configure({ timeout: 600_000 });

const tour = takeTour();

test("before signing in", async ({ page }) => {
  await tour.visit(page, { route: "/sign-in", name: "sign-in" });
  await tour.visit(page, { route: "/setup", name: "setup" });
  await tour.visit(page, { route: "/reset", name: "reset" });
  await tour.visit(page, { route: "/join", name: "join" });
  await tour.visit(page, { route: "/mine", name: "mine" });
  await tour.visit(page, { route: "/guest", name: "guest" }, tour.guestLink);
  await tour.visit(page, { route: "/review", name: "review" }, tour.reviewLink);
  await tour.visit(page, { route: "/tell", name: "tell" }, tour.posterLink);
});

test("the person's own pages, home and what the practice has", async ({ page }) => {
  await tour.enter(page);
  await tour.visit(page, { route: "/", name: "practices" });
  await tour.visit(page, { route: "/account", name: "account" });
  await tour.visitAll(page, [
    { route: "/", name: "home" },
    { route: "/start", name: "start" },
    { route: "/proposals", name: "proposals" },
    { route: "/ready", name: "ready" },
    { route: "/assets", name: "assets" },
    await tour.opened("/assets", "assets", "asset"),
    { route: "/assets", search: "?paste=1", name: "assets-paste" },
    { route: "/vendors", name: "vendors" },
    await tour.opened("/vendors", "vendors", "vendor"),
    { route: "/engagements/$vendor", name: "engagement" },
    { route: "/contracts", name: "contracts" },
    { route: "/contracts", search: "?add=contract", name: "contracts-open" },
    { route: "/recovery", name: "recovery" },
    { route: "/plans", name: "plans" },
    { route: "/plans", search: "?add=drill", name: "plans-drill" },
    { route: "/evaluations", name: "evaluations" },
    { route: "/evaluations", search: "?add=1", name: "evaluations-add" },
    { route: "/disposals", name: "disposals" },
    { route: "/disposals", search: "?add=1", name: "disposals-add" },
    await tour.opened("/recovery", "recoveries", "system", "asset_id"),
    { route: "/sites", name: "sites" },
    await tour.opened("/sites", "sites", "site"),
    { route: "/map", name: "map" },
    await tour.opened("/map", "flows", "flow"),
    { route: "/events", name: "events" },
    await tour.opened("/events", "events", "event"),
  ]);
});
