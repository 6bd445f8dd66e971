/** How are accounts read, added, replaced and removed? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { ACCOUNT, type Account, type AccountBody, ACCOUNTS, type AccountTexts } from "./activity";

export const SHELF: Shelf<Account, AccountBody, AccountTexts> = {
  ...ACCOUNT,
  callsIn: (practice_id) => callsAt(ACCOUNTS, practice_id),
};
