/** Where are the papers of a pack kept that nobody signs on a page of their own? */
import { linkOptions } from "@tanstack/react-router";

/** Where a paper is kept that is not signed on a page of one's own; null for one that has no place here. */
export function keptAt(paper: string, id: string, person: string) {
  const params = { id };
  switch (paper) {
    case "policy_acknowledgment":
      return { word: "Who has read what", to: linkOptions({ to: "/practice/$id/readers", params }) };
    case "training_record":
      return { word: "Their training", to: linkOptions({ to: "/practice/$id/training", params, search: { person } }) };
    case "access_authorization":
      return { word: "Their systems", to: linkOptions({ to: "/practice/$id/people", params, search: { person } }) };
    case "byod_agreement":
      return { word: "Their devices", to: linkOptions({ to: "/practice/$id/people", params, search: { person } }) };
    case "sanction_notice":
      return { word: "The policies", to: linkOptions({ to: "/practice/$id/policies", params }) };
    case "joint_notice":
      return { word: "The notice", to: linkOptions({ to: "/practice/$id/notice", params }) };
    case "business_associate_agreement":
    case "due_diligence_questionnaire":
      return { word: "Vendors", to: linkOptions({ to: "/practice/$id/vendors", params }) };
    default:
      return null;
  }
}

/** Whether a paper is drawn up here, with everybody who belongs to it. */
export function isDrawnUp(paper: string): paper is "ohca_memo" | "ace_designation" {
  return paper === "ohca_memo" || paper === "ace_designation";
}

export type Kept = NonNullable<ReturnType<typeof keptAt>>;
