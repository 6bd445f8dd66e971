/** Where does each step of the home page lead, and what is its button called? */
import { linkOptions } from "@tanstack/react-router";

import type { components } from "../../api/schema";

export type Overview = components["schemas"]["OverviewOut"];
export type Step = Overview["next"][number];
export type Due = Overview["due"][number];

/** The page where a step is done, with the record open where it is about one. */
export function goalOf({ kind, ids }: Pick<Step, "kind" | "ids">, id: string) {
  const one = ids.length === 1 ? ids[0] : undefined;
  const [first] = ids;
  const params = { id };
  switch (kind) {
    case "facts":
      return linkOptions({ to: "/practice/$id/start", params });
    case "proposals":
      return linkOptions({ to: "/practice/$id/proposals", params });
    case "question":
    case "assigned":
      return first === undefined
        ? linkOptions({ to: "/practice/$id/questions", params })
        : linkOptions({ to: "/practice/$id/questions/$question", params: { id, question: first } });
    case "incident":
      return linkOptions({ to: "/practice/$id/incidents", params, search: one ? { incident: one } : {} });
    case "review_offers":
      return linkOptions({ to: "/practice/$id/guests", params });
    case "confirm":
      return linkOptions({ to: "/practice/$id/suggestions", params });
    case "respond":
      return linkOptions({ to: "/practice/$id/risks", params, search: one ? { risk: one } : { needs: "response" } });
    case "approve":
      return linkOptions({ to: "/practice/$id/risks", params, search: one ? { risk: one } : { needs: "approval" } });
    case "task":
      return linkOptions({ to: "/practice/$id/plan", params, search: one ? { task: one } : {} });
    case "draft":
    case "seal":
    case "review":
      return linkOptions({ to: "/practice/$id/finalize", params });
    case "contradiction":
      return linkOptions({ to: "/practice/$id/gaps", params });
  }
}

/** The page of something that is due. */
export function goalOfDue({ kind, id: row }: Pick<Due, "kind" | "id">, id: string) {
  const params = { id };
  switch (kind) {
    case "task":
      return linkOptions({ to: "/practice/$id/plan", params, search: row ? { task: row } : {} });
    case "risk":
    case "acceptance":
      return linkOptions({ to: "/practice/$id/risks", params, search: row ? { risk: row } : {} });
    case "agreement":
      return linkOptions({ to: "/practice/$id/vendors", params, search: row ? { vendor: row } : {} });
    case "review":
    case "analysis":
      return linkOptions({ to: "/practice/$id/finalize", params });
  }
}

export const DUE: Record<Due["kind"], string> = {
  task: "Task",
  risk: "Risk",
  acceptance: "Accepted risk ends",
  agreement: "Agreement ends",
  review: "Review",
  analysis: "Analysis",
};

export const GAPS = {
  met: "Met",
  alternative: "Decided with a reason",
  partly: "Partly met",
  not_met: "Not met",
  unknown: "Not known yet",
  not_applicable: "Does not apply",
} as const;
