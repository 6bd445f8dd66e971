/** How are an assessment and the notices that went out read, added and replaced? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { BREACH, type Breach, type BreachBody, BREACHES, type Texts } from "./breaches";
import { SENDING, type Sending, type SendingBody, SENDINGS, type SentTexts } from "./sendings";

export const SHELF: Shelf<Breach, BreachBody, Texts> = {
  ...BREACH,
  callsIn: (practice_id) => {
    const calls = callsAt(BREACHES, practice_id);
    return {
      ...calls,
      // Whose assessment it is was told once, when it was begun.
      replace: (id, { incident_id, ...body }, version) => calls.replace(id, body as BreachBody, version),
    };
  },
};

export const SENT: Shelf<Sending, SendingBody, SentTexts> = {
  ...SENDING,
  callsIn: (practice_id) => {
    const calls = callsAt(SENDINGS, practice_id);
    return {
      ...calls,
      replace: (id, { breach_id, ...body }, version) => calls.replace(id, body as SendingBody, version),
    };
  },
};
