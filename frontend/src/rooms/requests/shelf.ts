/** How are patients' requests kept? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { REQUEST, type RequestBody, type RequestItem, REQUESTS, type Texts } from "./requests";

export const SHELF: Shelf<RequestItem, RequestBody, Texts> = {
  ...REQUEST,
  callsIn: (practice_id) => callsAt(REQUESTS, practice_id),
};
