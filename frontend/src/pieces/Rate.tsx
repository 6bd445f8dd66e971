/** How likely and how bad? Two scales, with the level that the practice's table makes of them, before anything is saved. */
import { LevelTag } from "../ui/levels";
import looks from "../ui/looks.module.css";
import { Scale } from "../ui/Scale";
import { levelIn, type Method, type Rating } from "./rating";

interface RateProps {
  method: Method;
  rating: Rating;
  suggested?: Rating | null;
  set: (field: "likelihood" | "impact") => (step: string) => void;
}

/** The fields `likelihood` and `impact` of the form around them. */
export function Rate({ method, rating, suggested = null, set }: RateProps) {
  const level = levelIn(method, rating);
  return (
    <>
      <Scale
        name="likelihood"
        value={rating.likelihood}
        steps={method.likelihoods}
        suggested={suggested?.likelihood}
        hint="How likely is it to happen and to do harm, with the safeguards you have today?"
        onChange={set("likelihood")}
      />
      <Scale
        name="impact"
        value={rating.impact}
        steps={method.impacts}
        suggested={suggested?.impact}
        hint="If it happens, how bad is it for patients and for the practice?"
        onChange={set("impact")}
      />
      <p className={looks.row} role="status">
        {level ? (
          <>
            The table makes this <LevelTag level={level} />
          </>
        ) : (
          "Choose both to see the level."
        )}
      </p>
    </>
  );
}
