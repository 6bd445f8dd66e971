/** How are targets and the log read and written? */
import { work } from "../../api/work";
import { callsAt, type Shelf } from "../../pieces/shelves";
import {
  RECOVERIES,
  RESTORE,
  type Restore,
  type RestoreBody,
  RESTORES,
  type RestoreTexts,
  type System,
  TARGET,
  type TargetBody,
  type TargetTexts,
} from "./recoveries";

export const LOG: Shelf<Restore, RestoreBody, RestoreTexts> = {
  ...RESTORE,
  callsIn: (practice_id) => callsAt(RESTORES, practice_id),
};

export const TARGETS: Shelf<System, TargetBody, TargetTexts> = {
  ...TARGET,
  callsIn: (practice_id) => {
    const put = async (asset_id: string, body: TargetBody, version: number): Promise<System> => {
      const { data, error } = await work.PUT(`${RECOVERIES}/{asset_id}`, {
        params: {
          path: { practice_id, asset_id },
          // Nothing is on record about it yet: there is no version to name.
          ...(version > 0 && { header: { "If-Match": `"${version}"` } }),
        },
        body,
      });
      if (!data) throw error as unknown as Error;
      return { ...data, id: data.asset_id };
    };
    return {
      add: () => Promise.reject(new Error("A system is there already.")),
      remove: () => Promise.reject(new Error("A system stays.")),
      replace: put,
      read: async (id) => {
        const { data, error } = await work.GET(RECOVERIES, {
          params: { path: { practice_id }, query: { limit: 200 } },
        });
        const found = data?.items.find((each) => each.asset_id === id);
        if (!found) throw error as unknown as Error;
        return { ...found, id };
      },
    };
  },
};
