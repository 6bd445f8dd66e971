/** How are incidents read, added and replaced? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { INCIDENT, type Incident, type IncidentBody, INCIDENTS, type Texts } from "./incidents";

export const SHELF: Shelf<Incident, IncidentBody, Texts> = {
  ...INCIDENT,
  callsIn: (practice_id) => callsAt(INCIDENTS, practice_id),
};
