/** How are contracts read, added and replaced? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { CONTRACT, type Contract, type ContractBody, CONTRACTS, type Texts } from "./contracts";

export const SHELF: Shelf<Contract, ContractBody, Texts> = {
  ...CONTRACT,
  callsIn: (practice_id) => {
    const calls = callsAt(CONTRACTS, practice_id);
    return {
      ...calls,
      // With whom it is was told once, when it was written down.
      replace: (id, { vendor_id, ...body }, version) => calls.replace(id, body as ContractBody, version),
    };
  },
};
