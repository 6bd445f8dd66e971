/** How does a document reach the person? Read with the sign-in, then shown or saved by the browser. */
import type { components } from "../api/schema";
import { work } from "../api/work";

export type Document = "pdf" | "docx" | "xlsx";

const NAMED = /filename="([^"]+)"/;

/** An analysis as a document, under the name that the server gives it; throws the problem of a refusal. */
export async function readDocument(practice_id: string, id: string, kind: Document): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/analyses/{id}/document", {
    params: { path: { practice_id, id }, query: { kind } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, `analysis.${kind}`);
}

/** The seal of a final analysis, which `duecare verify` wants beside the PDF; throws the problem of a refusal. */
export async function readSeal(practice_id: string, id: string): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/analyses/{id}/seal", {
    params: { path: { practice_id, id } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, "analysis.seal.json");
}

/** The memo on who is who; throws the problem of a refusal. */
export async function readMemo(practice_id: string): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/determinations/memo", {
    params: { path: { practice_id } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, "who-is-who.pdf");
}

/** The paper of a joint arrangement; throws the problem of a refusal. */
export async function readArrangement(practice_id: string, paper: "ohca_memo" | "ace_designation"): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/arrangements/{paper}", {
    params: { path: { practice_id, paper } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, "arrangement.pdf");
}

/** The letter of a designation; throws the problem of a refusal. */
export async function readLetter(practice_id: string, id: string): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/designations/{id}/letter", {
    params: { path: { practice_id, id } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, "letter.pdf");
}

/** The certificate of a training on record; throws the problem of a refusal. */
export async function readCertificate(practice_id: string, id: string): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/courses/completions/{id}/certificate", {
    params: { path: { practice_id, id } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, "training.pdf");
}

/** A paper as somebody signed it; throws the problem of a refusal. */
export async function readSigning(practice_id: string, id: string): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/signings/{id}/document", {
    params: { path: { practice_id, id } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, "signed.pdf");
}

/** The memo on what the practice itself is; throws the problem of a refusal. */
export async function readStanding(practice_id: string): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/standing/memo", {
    params: { path: { practice_id } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, "what-the-practice-is.pdf");
}

/** All policies that are in effect as one document, or with the drafts; throws the problem of a refusal. */
export async function readManual(practice_id: string, kind: "pdf" | "docx", drafts: boolean): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/manual", {
    params: { path: { practice_id }, query: { kind, drafts } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, `policies.${kind}`);
}

/** One version of a policy; throws the problem of a refusal. */
export async function readPolicy(
  practice_id: string,
  policy_id: string,
  number: number,
  kind: "pdf" | "docx",
): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/manual/{policy_id}/{number}", {
    params: { path: { practice_id, policy_id, number }, query: { kind } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, `policy.${kind}`);
}

/** One version of the notice to patients, or the form on which it is signed for; throws the problem of a refusal. */
export async function readNotice(practice_id: string, number: number, kind: "pdf" | "docx" | "form"): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/notices/{number}/document", {
    params: { path: { practice_id, number }, query: { kind } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, kind === "docx" ? "notice.docx" : "notice.pdf");
}

/** A letter or sheet of a breach; throws the problem of a refusal. */
export async function readBreachLetter(
  practice_id: string,
  id: string,
  letter: components["schemas"]["LetterOut"]["id"],
  format: "pdf" | "docx",
): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/breaches/{id}/letters/{letter}", {
    params: { path: { practice_id, id, letter }, query: { format } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, `${letter}.${format}`);
}

/** A year's log of smaller breaches; throws the problem of a refusal. */
export async function readBreachLog(practice_id: string, year: number): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/breaches/log/document", {
    params: { path: { practice_id }, query: { year } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, `smaller-breaches-${year}.pdf`);
}

/** Our template of a contract; throws the problem of a refusal. */
export async function readContractDraft(practice_id: string, id: string, format: "pdf" | "docx"): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/contracts/{id}/draft", {
    params: { path: { practice_id, id }, query: { format } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, `contract.${format}`);
}

/** A plan for an emergency, or the forms to fill in by hand; throws the problem of a refusal. */
export async function readPlan(
  practice_id: string,
  which: "contingency" | "incident-response" | "forms",
): Promise<File> {
  const { data, error, response } = await work.GET(`/v1/practices/{practice_id}/plans/${which}/document`, {
    params: { path: { practice_id } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, `${which}.pdf`);
}

/** The script of a drill; throws the problem of a refusal. */
export async function readScript(
  practice_id: string,
  script: components["schemas"]["DrillScriptOut"]["id"],
): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/drills/scripts/document", {
    params: { path: { practice_id }, query: { script } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, "drill.pdf");
}

/** Hands bytes to the browser as a file of this name. */
export function saveAs(data: Blob, name: string): void {
  const address = URL.createObjectURL(data);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

function named(data: Blob, { headers }: Response, otherwise: string): File {
  const name = NAMED.exec(headers.get("Content-Disposition") ?? "")?.[1] ?? otherwise;
  return new File([data], name, { type: data.type });
}

/** The slip of a patient's request, with its code and its days; throws the problem of a refusal. */
export async function readSlip(practice_id: string, id: string): Promise<File> {
  const { data, error, response } = await work.GET("/v1/practices/{practice_id}/requests/{id}/slip", {
    params: { path: { practice_id, id } },
    parseAs: "blob",
  });
  if (!data) throw error as unknown as Error;
  return named(data, response, "request.pdf");
}
