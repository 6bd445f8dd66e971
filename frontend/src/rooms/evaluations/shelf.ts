/** How are evaluations kept? */
import { callsAt, type Shelf } from "../../pieces/shelves";
import { type Evaluation, EVALUATION, type EvaluationBody, EVALUATIONS, type Texts } from "./evaluations";

export const SHELF: Shelf<Evaluation, EvaluationBody, Texts> = {
  ...EVALUATION,
  callsIn: (practice_id) => callsAt(EVALUATIONS, practice_id),
};
