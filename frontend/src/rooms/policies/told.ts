/** How does a draft's new text reach the server? All of it, with the version it was made from. */
import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import type { Trouble } from "../../api/problems";
import { type SectionIn, type Version, VERSION } from "./words";

export interface Told {
  busy: boolean;
  trouble: Trouble | null;
  version: Version;
  /** Sends the whole text. */
  write: (sections: SectionIn[]) => void;
  /** Plans to make a statement true. */
  plan: (statement: string, owner: string, due_on: string) => void;
}

/** Changes of a draft; after each one everything is read anew. */
export function useTold(policy_id: string, version: Version): Told {
  const { id } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const params = {
    path: { practice_id: id, policy_id, number: version.number },
    header: { "If-Match": `"${version.version}"` },
  };
  const done = async (error: unknown) => {
    // Read anew after a refusal too: somebody else may have changed it meanwhile.
    await touched();
    return error ?? null;
  };
  return {
    busy,
    trouble,
    version,
    write: (sections) => {
      send(async () => done((await work.PUT(VERSION, { params, body: { sections } })).error));
    },
    plan: (statement, owner, due_on) => {
      send(async () => {
        const { error } = await work.POST(`${VERSION}/statements/{statement}/task`, {
          params: { ...params, path: { ...params.path, statement } },
          body: { title: "", owner, due_on: due_on || null },
        });
        return done(error);
      });
    },
  };
}
