/** How is a determination kept? The first time it is told it is added, then it is replaced. */
import { work } from "../../api/work";
import type { Shelf } from "../../pieces/shelves";
import { DETERMINATION, type Texts } from "./record";
import { type Item, ITSELF, type ItselfTexts, STANDING, type Told } from "./standing";
import { type Determination, type Facts, PATH } from "./words";

const ONE = `${PATH}/{person_id}` as const;

/** The shelf on which one person's determination stands alone. */
export function shelfOf(person_id: string, name: string): Shelf<Determination, Facts, Texts> {
  return {
    ...DETERMINATION,
    nameOf: () => `What you told about ${name}`,
    callsIn: (practice_id) => {
      const path = { practice_id, person_id };
      const put = async (body: Facts, header: { "If-Match"?: string }) => {
        const { data, error } = await work.PUT(ONE, { params: { path, header }, body });
        if (!data) throw error;
        return data;
      };
      return {
        add: (body) => put(body, {}),
        read: async () => {
          const { data, error } = await work.GET(ONE, { params: { path } });
          if (!data) throw error;
          return data;
        },
        replace: (_, body, version) => put(body, { "If-Match": `"${version}"` }),
        remove: async (_, version) => {
          const { error } = await work.DELETE(ONE, { params: { path, header: { "If-Match": `"${version}"` } } });
          if (error) throw error as unknown as Error;
        },
      };
    },
  };
}

/** The shelf on which what was told about the practice itself stands alone. */
export const ITSELF_SHELF: Shelf<Item, Told, ItselfTexts> = {
  ...STANDING,
  callsIn: (practice_id) => {
    const read = async () => {
      const { data, error } = await work.GET(ITSELF, { params: { path: { practice_id } } });
      if (!data) throw error;
      return { ...data, id: practice_id };
    };
    const replace = async (_: string, body: Told, version: number) => {
      const params = { path: { practice_id }, header: { "If-Match": `"${version}"` } };
      const { data, error } = await work.PUT(ITSELF, { params, body });
      if (!data) throw error;
      return { ...data, id: practice_id };
    };
    return {
      add: (body) => replace(practice_id, body, 0),
      read,
      replace,
      remove: () => Promise.reject(new Error("What was told about the practice is changed, never removed.")),
    };
  },
};
