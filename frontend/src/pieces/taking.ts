/** How does work that an answer calls for come on the plan, and how is it taken back? */
import { useState } from "react";

import type { components } from "../api/schema";
import { work } from "../api/work";
import { offerUndo } from "../ui/undo";
import { useHere } from "./here";
import { useAll, useTouched } from "./lists";
import { type Proposed, taskOf } from "./proposed";

type Task = components["schemas"]["TaskOut"];

/** Takes pieces up one after the other; what was taken up when one is refused stays. */
export function useTaking(): { taking: boolean; error: unknown; take: (lines: readonly Proposed[]) => Promise<void> } {
  const { id, may } = useHere();
  const touched = useTouched();
  const risks = useAll("/v1/practices/{practice_id}/risks", undefined, { enabled: may("risks:read") });
  const [taking, setTaking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const params = { path: { practice_id: id } };

  const take = async (lines: readonly Proposed[]) => {
    if (taking) return;
    setTaking(true);
    setError(null);
    const taken: Task[] = [];
    try {
      for (const line of lines) {
        const body = taskOf(line, risks.data ?? []);
        const { data, error } = await work.POST("/v1/practices/{practice_id}/tasks", { params, body });
        if (!data) throw error as unknown as Error;
        taken.push(data);
      }
    } catch (refusal) {
      setError(refusal);
    }
    if (taken.length > 0)
      offerUndo({
        text:
          taken.length === 1 ? `“${taken[0]?.title ?? ""}” is on the plan.` : `${taken.length} tasks are on the plan.`,
        undo: () => void drop(id, taken).then(touched, setError),
      });
    await touched();
    setTaking(false);
  };
  return { taking, error, take };
}

/** A task that was taken up stays on record as dropped, and the work is proposed again. */
async function drop(practice_id: string, tasks: readonly Task[]): Promise<void> {
  const { error } = await work.POST("/v1/practices/{practice_id}/tasks/bulk", {
    params: { path: { practice_id } },
    body: { items: tasks.map(({ id, version }) => ({ id, version })), set: { status: "dropped", note: "Taken back." } },
  });
  if (error) throw error as unknown as Error;
}
