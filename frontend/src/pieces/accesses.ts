/** Which ways into systems are on record, and how is one closed? */
import { work } from "../api/work";
import type { ItemOf } from "./lists";

export const ACCESSES = "/v1/practices/{practice_id}/accesses";
export type Access = ItemOf<typeof ACCESSES>;

/** Puts down that a way in was closed at a moment, or with null that it is open after all; throws the refusal. */
export async function endAccess(practice_id: string, access: Access, ended_at: string | null): Promise<void> {
  const { id, version, ended_by, ...kept } = access;
  const { error } = await work.PUT(`${ACCESSES}/{id}`, {
    params: { path: { practice_id, id }, header: { "If-Match": `"${version}"` } },
    body: { ...kept, ended_at, ended_by: ended_at === null || access.ended_at === null ? "" : ended_by },
  });
  if (error) throw error as unknown as Error;
}
