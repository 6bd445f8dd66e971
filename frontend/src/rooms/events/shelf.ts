/** How are events kept? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { EVENT, type Texts } from "./record";
import { type Event, type EventBody, PATH } from "./words";

export const EVENTS: Shelf<Event, EventBody, Texts> = {
  ...EVENT,
  callsIn: (practice_id) => callsAt(PATH, practice_id),
};
