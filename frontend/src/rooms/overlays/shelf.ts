/** How are State duties read, added, replaced and removed? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { OVERLAY, type Overlay, type OverlayBody, OVERLAYS, type Texts } from "./overlays";

export const SHELF: Shelf<Overlay, OverlayBody, Texts> = {
  ...OVERLAY,
  callsIn: (practice_id) => callsAt(OVERLAYS, practice_id),
};
