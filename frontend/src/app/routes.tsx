/** Which pages are there, and who may open them? Each page is fetched when it is first opened. */
import { createRouter, lazyRouteComponent } from "@tanstack/react-router";

import { guest, join, mine, reset, review, root, setup, signIn, tell } from "./doors";
import { account, practice, practices, room, signedIn } from "./inside";
import { Broken, Waiting } from "./Lost";

const home = room(
  "/",
  lazyRouteComponent(() => import("../rooms/home/Home"), "Home"),
);
const start = room(
  "/start",
  lazyRouteComponent(() => import("../rooms/practices/Start"), "Start"),
);
const proposals = room(
  "/proposals",
  lazyRouteComponent(() => import("../rooms/proposals/Proposals"), "Proposals"),
);
const ready = room(
  "/ready",
  lazyRouteComponent(() => import("../rooms/home/Ready"), "Ready"),
);
const assets = room(
  "/assets",
  lazyRouteComponent(() => import("../rooms/assets/Assets"), "Assets"),
);
const vendors = room(
  "/vendors",
  lazyRouteComponent(() => import("../rooms/vendors/Vendors"), "Vendors"),
);
const contracts = room(
  "/contracts",
  lazyRouteComponent(() => import("../rooms/contracts/Contracts"), "Contracts"),
);
const evaluations = room(
  "/evaluations",
  lazyRouteComponent(() => import("../rooms/evaluations/Evaluations"), "Evaluations"),
);
const disposals = room(
  "/disposals",
  lazyRouteComponent(() => import("../rooms/disposals/Disposals"), "Disposals"),
);
const plans = room(
  "/plans",
  lazyRouteComponent(() => import("../rooms/plans/Plans"), "Plans"),
);
const recovery = room(
  "/recovery",
  lazyRouteComponent(() => import("../rooms/recoveries/Recoveries"), "Recoveries"),
);
const sites = room(
  "/sites",
  lazyRouteComponent(() => import("../rooms/sites/Sites"), "Sites"),
);
const map = room(
  "/map",
  lazyRouteComponent(() => import("../rooms/flows/FlowMap"), "FlowMap"),
);
const people = room(
  "/people",
  lazyRouteComponent(() => import("../rooms/people/People"), "People"),
);
const who = room(
  "/who",
  lazyRouteComponent(() => import("../rooms/determinations/Determinations"), "Determinations"),
);
const joining = room(
  "/joining",
  lazyRouteComponent(() => import("../rooms/checklists/Checklists"), "Checklists"),
);
const checklist = room(
  "/joining/$checklist",
  lazyRouteComponent(() => import("../rooms/checklists/Checklist"), "Checklist"),
);
const reviews = room(
  "/reviews",
  lazyRouteComponent(() => import("../rooms/reviews/Reviews"), "Reviews"),
);
const policies = room(
  "/policies",
  lazyRouteComponent(() => import("../rooms/policies/Policies"), "Policies"),
);
const policy = room(
  "/policies/$policy",
  lazyRouteComponent(() => import("../rooms/policies/Policy"), "Policy"),
);
const bring = room(
  "/bring",
  lazyRouteComponent(() => import("../rooms/readings/Bring"), "Bring"),
);
const readers = room(
  "/readers",
  lazyRouteComponent(() => import("../rooms/attestations/Readers"), "Readers"),
);
const training = room(
  "/training",
  lazyRouteComponent(() => import("../rooms/courses/Training"), "Training"),
);
const notice = room(
  "/notice",
  lazyRouteComponent(() => import("../rooms/notices/Notices"), "Notices"),
);
const requests = room(
  "/requests",
  lazyRouteComponent(() => import("../rooms/requests/Requests"), "Requests"),
);
const habits = room(
  "/habits",
  lazyRouteComponent(() => import("../rooms/policies/Habits"), "Habits"),
);
const coverage = room(
  "/coverage",
  lazyRouteComponent(() => import("../rooms/policies/Coverage"), "Coverage"),
);
const events = room(
  "/events",
  lazyRouteComponent(() => import("../rooms/events/Events"), "Events"),
);
const activity = room(
  "/activity",
  lazyRouteComponent(() => import("../rooms/activity/Activity"), "Activity"),
);
const stateLaw = room(
  "/state-law",
  lazyRouteComponent(() => import("../rooms/overlays/Overlays"), "Overlays"),
);
const engagement = room(
  "/engagements/$vendor",
  lazyRouteComponent(() => import("../rooms/engagements/EngagementPage"), "EngagementPage"),
);
const steps = room(
  "/steps/$incident",
  lazyRouteComponent(() => import("../rooms/triages/TriagePage"), "TriagePage"),
);
const breach = room(
  "/breaches/$incident",
  lazyRouteComponent(() => import("../rooms/breaches/BreachPage"), "BreachPage"),
);
const incidents = room(
  "/incidents",
  lazyRouteComponent(() => import("../rooms/incidents/Incidents"), "Incidents"),
);
const posters = room(
  "/posters",
  lazyRouteComponent(() => import("../rooms/posters/Posters"), "Posters"),
);
const conduct = room(
  "/conduct",
  lazyRouteComponent(() => import("../rooms/conduct/Conduct"), "Conduct"),
);
const questions = room(
  "/questions",
  lazyRouteComponent(() => import("../rooms/questions/Questions"), "Questions"),
);
const question = room(
  "/questions/$question",
  lazyRouteComponent(() => import("../rooms/questions/Question"), "Question"),
);
const guests = room(
  "/guests",
  lazyRouteComponent(() => import("../rooms/guests/Guests"), "Guests"),
);
const risks = room(
  "/risks",
  lazyRouteComponent(() => import("../rooms/risks/Risks"), "Risks"),
);
const suggestions = room(
  "/suggestions",
  lazyRouteComponent(() => import("../rooms/scenarios/Suggestions"), "Suggestions"),
);
const gaps = room(
  "/gaps",
  lazyRouteComponent(() => import("../rooms/gaps/Gaps"), "Gaps"),
);
const plan = room(
  "/plan",
  lazyRouteComponent(() => import("../rooms/tasks/Plan"), "Plan"),
);
const finalize = room(
  "/finalize",
  lazyRouteComponent(() => import("../rooms/analyses/Finalize"), "Finalize"),
);
const analyses = room(
  "/analyses",
  lazyRouteComponent(() => import("../rooms/analyses/Analyses"), "Analyses"),
);
const history = room(
  "/history",
  lazyRouteComponent(() => import("../rooms/history/History"), "History"),
);
const members = room(
  "/members",
  lazyRouteComponent(() => import("../rooms/members/Members"), "Members"),
);
const method = room(
  "/method",
  lazyRouteComponent(() => import("../rooms/methods/Method"), "Method"),
);
const tokens = room(
  "/tokens",
  lazyRouteComponent(() => import("../rooms/tokens/Tokens"), "Tokens"),
);

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setup,
    reset,
    join,
    guest,
    mine,
    review,
    tell,
    signedIn.addChildren([
      practices,
      account,
      practice.addChildren([
        home,
        start,
        proposals,
        ready,
        assets,
        vendors,
        contracts,
        recovery,
        evaluations,
        plans,
        disposals,
        sites,
        map,
        people,
        who,
        policies,
        policy,
        requests,
        habits,
        coverage,
        readers,
        training,
        bring,
        notice,
        events,
        activity,
        stateLaw,
        steps,
        engagement,
        breach,
        incidents,
        posters,
        conduct,
        joining,
        checklist,
        reviews,
        questions,
        question,
        guests,
        risks,
        suggestions,
        gaps,
        plan,
        finalize,
        analyses,
        history,
        members,
        method,
        tokens,
      ]),
    ]),
  ]),
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
