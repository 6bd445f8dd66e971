/** Who asks the person about a text that looks as if it named a patient? Over every page; drawn only once it is needed. */
import { lazy, Suspense, useEffect, useState } from "react";

import { askBy, type Suspect } from "../api/guard";

const KeepAsTyped = lazy(() => import("./KeepAsTyped"));

interface Question {
  suspects: Suspect[];
  answer: (keep: boolean) => void;
}

/** Stands once, beside the pages. */
export function Keeping() {
  const [question, setQuestion] = useState<Question | null>(null);
  useEffect(() => {
    askBy(
      (suspects) =>
        new Promise((done) => {
          setQuestion({
            suspects,
            answer: (keep) => {
              setQuestion(null);
              done(keep);
            },
          });
        }),
    );
  }, []);
  return (
    question && (
      <Suspense>
        <KeepAsTyped {...question} />
      </Suspense>
    )
  );
}
