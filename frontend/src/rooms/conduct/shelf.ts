/** How are sanctions and complaints kept? Both say whom they are about by name. */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { COMPLAINT, type Complaint, type ComplaintBody, COMPLAINTS, type Texts as ComplaintTexts } from "./complaints";
import { SANCTION, type Sanction, type SanctionBody, SANCTIONS, type Texts as SanctionTexts } from "./sanctions";
import type { Person } from "./Whom";

type Say = (field: string, value: unknown) => string;

/** Of sanctions, with the names of the people on the roster. */
export function sanctionsOf(people: readonly Person[]): Shelf<Sanction, SanctionBody, SanctionTexts> {
  return {
    ...SANCTION,
    say: naming(people, SANCTION.say),
    callsIn: (practice_id) => callsAt(SANCTIONS, practice_id),
  };
}

/** Of complaints, with the names of the people on the roster. */
export function complaintsOf(people: readonly Person[]): Shelf<Complaint, ComplaintBody, ComplaintTexts> {
  return {
    ...COMPLAINT,
    say: naming(people, COMPLAINT.say),
    callsIn: (practice_id) => callsAt(COMPLAINTS, practice_id),
  };
}

function naming(people: readonly Person[], say: Say): Say {
  return (field, value) => {
    if (field !== "person_id" || value === null) return say(field, value);
    return people.find(({ id }) => id === value)?.name ?? "one no longer on the roster";
  };
}
