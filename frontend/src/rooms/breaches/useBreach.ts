/** What is read for an incident's breach: the incident, its assessment, what follows from it, and what went out. */
import type { components } from "../../api/schema";
import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { BREACHES } from "./breaches";

export type Guide = components["schemas"]["GuideOut"];

/** For the incident of an address. */
export function useBreach(incident_id: string) {
  const { id: practice_id, may } = useHere();
  const enabled = may("incidents:read");
  const incident = works.useQuery(
    "get",
    "/v1/practices/{practice_id}/incidents/{id}",
    { params: { path: { practice_id, id: incident_id } } },
    { enabled },
  );
  const guide = works.useQuery("get", `${BREACHES}/guide`, { params: { path: { practice_id } } }, { enabled });
  const found = useAll(BREACHES, { incident_id }, { enabled });
  return { incident, guide, found, breach: found.data?.[0] };
}
