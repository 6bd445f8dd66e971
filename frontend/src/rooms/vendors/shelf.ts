/** How are vendors kept? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { type Texts, VENDOR } from "./record";
import { PATH, type Vendor, type VendorBody } from "./words";

export const VENDORS: Shelf<Vendor, VendorBody, Texts> = {
  ...VENDOR,
  callsIn: (practice_id) => callsAt(PATH, practice_id),
};
