/** How are disposals kept? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { type Disposal, DISPOSAL, type DisposalBody, DISPOSALS, type Texts } from "./disposals";

export const SHELF: Shelf<Disposal, DisposalBody, Texts> = {
  ...DISPOSAL,
  callsIn: (practice_id) => callsAt(DISPOSALS, practice_id),
};
