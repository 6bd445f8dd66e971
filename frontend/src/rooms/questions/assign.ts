/** How is a question given to a colleague? */
import { hasStatus } from "../../api/problems";
import { work } from "../../api/work";
import type { OnRecord } from "./queue";

const ASSIGNMENT = "/v1/practices/{practice_id}/answers/{question}/assignment";

/** A question and what stands on record for it. */
interface Assignable {
  id: string;
  given: OnRecord;
}

/** Gives questions to a member, or to nobody with null; throws the problem of the first refusal. */
export async function assign(practice_id: string, questions: readonly Assignable[], to: string | null): Promise<void> {
  for (const { id, given } of questions) {
    try {
      await put(practice_id, id, given, to);
    } catch (refusal) {
      if (!hasStatus(refusal, 412) && !hasStatus(refusal, 428)) throw refusal;
      // An answer came in meanwhile. It stays as it is, whoever the question is given to.
      await put(practice_id, id, await read(practice_id, id), to);
    }
  }
}

async function put(practice_id: string, question: string, given: OnRecord, to: string | null): Promise<void> {
  const { error } = await work.PUT(ASSIGNMENT, {
    params: {
      path: { practice_id, question },
      header: given === null ? {} : { "If-Match": `"${given.version}"` },
    },
    body: { assigned_to: to },
  });
  if (error) throw error;
}

async function read(practice_id: string, question: string): Promise<OnRecord> {
  const { data } = await work.GET("/v1/practices/{practice_id}/answers/{question}", {
    params: { path: { practice_id, question } },
  });
  return data ?? null;
}
