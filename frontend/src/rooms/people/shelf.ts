/** How are people kept? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { PATH, type Person, type PersonBody } from "./people";
import { PERSON, type Texts } from "./record";

export const PEOPLE: Shelf<Person, PersonBody, Texts> = {
  ...PERSON,
  callsIn: (practice_id) => callsAt(PATH, practice_id),
};
