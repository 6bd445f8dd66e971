/** The rooms of the work: people and policies, questions, risks, the plan and the settings. */
import { test } from "./page";
import { takeTour } from "./rooms";

test.describe.configure({ timeout: 600_000 });

const tour = takeTour();

test.beforeEach(({ page }) => tour.enter(page));

test("the people and the policies", async ({ page }) => {
  await tour.visitAll(page, [
    { route: "/people", name: "people" },
    await tour.opened("/people", "people", "person"),
    { route: "/who", name: "who" },
    await tour.opened("/who", "determinations", "person", "person_id"),
    { route: "/joining", name: "joining" },
    { route: "/joining/$checklist", name: "checklist" },
    { route: "/conduct", name: "conduct" },
    { route: "/incidents", name: "incidents" },
    await tour.opened("/incidents", "incidents", "incident"),
    { route: "/breaches/$incident", name: "breach" },
    { route: "/steps/$incident", name: "steps" },
    { route: "/activity", name: "activity" },
    { route: "/activity", search: "?add=account", name: "activity-open" },
    { route: "/posters", name: "posters" },
    { route: "/state-law", name: "state-law" },
    { route: "/state-law", search: "?add=duty", name: "state-law-open" },
    { route: "/reviews", name: "reviews" },
    await tour.opened("/reviews", "reviews", "review"),
    { route: "/policies", name: "policies" },
    { route: "/policies/$policy", name: "policy" },
    { route: "/habits", name: "habits" },
    { route: "/coverage", name: "coverage" },
    { route: "/readers", name: "readers" },
    { route: "/training", name: "training" },
    await tour.opened("/training", "courses/roster", "person", "person_id"),
    { route: "/bring", name: "bring" },
    { route: "/notice", name: "notice" },
    { route: "/requests", name: "requests" },
    { route: "/requests", search: "?add=1", name: "requests-add" },
  ]);
});

test("the questions, the risks and the gaps", async ({ page }) => {
  await tour.visitAll(page, [
    { route: "/questions", name: "questions" },
    { route: "/questions/$question", name: "question" },
    { route: "/guests", name: "guests" },
    { route: "/risks", name: "risks" },
    await tour.opened("/risks", "risks", "risk"),
    { route: "/suggestions", name: "suggestions" },
    { route: "/gaps", name: "gaps" },
    await tour.opened("/gaps", "gaps", "gap", "citation"),
  ]);
});

test("the plan, the analysis and the settings", async ({ page }) => {
  await tour.visitAll(page, [
    { route: "/plan", name: "plan" },
    await tour.opened("/plan", "tasks", "task"),
    { route: "/finalize", name: "finalize" },
    { route: "/analyses", name: "analyses" },
    { route: "/history", name: "history" },
    { route: "/members", name: "members" },
    await tour.opened("/members", "members", "member"),
    { route: "/method", name: "method" },
    { route: "/tokens", name: "tokens" },
  ]);
});
