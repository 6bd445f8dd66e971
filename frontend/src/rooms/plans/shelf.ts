/** How are drills and reviews kept? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import {
  DRILL,
  type Drill,
  type DrillBody,
  DRILLS,
  type DrillTexts,
  REVIEW,
  type Review,
  type ReviewBody,
  REVIEWS,
  type ReviewTexts,
} from "./plans";

export const DRILLED: Shelf<Drill, DrillBody, DrillTexts> = {
  ...DRILL,
  callsIn: (practice_id) => callsAt(DRILLS, practice_id),
};

export const REVIEWED: Shelf<Review, ReviewBody, ReviewTexts> = {
  ...REVIEW,
  callsIn: (practice_id) => callsAt(REVIEWS, practice_id),
};
