/** Which of the nine elements are done, and where is each missing thing put right? */
import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { useHere } from "../../pieces/here";
import { Explain } from "../../ui/Explain";
import looks from "../../ui/looks.module.css";
import { Meter } from "../../ui/Meter";
import styles from "./analyses.module.css";
import { ASKS, type Element, goalOf, type Missing, ROOMS, told } from "./words";

/** The nine, each with what it lacks. */
export function Checklist({ elements }: { elements: Element[] }) {
  const done = elements.filter((element) => element.done).length;
  return (
    <>
      <p>
        <Explain term="OCR">
          The Office for Civil Rights of the Department of Health and Human Services. It looks after the HIPAA rules and
          asks for the risk analysis first.
        </Explain>
        ’s guidance names nine parts of a risk analysis. Each missing thing leads to the place where it is put right.
      </p>
      <Meter label="Parts done" done={done} total={elements.length} says={`${done} of ${elements.length}`} />
      <ol className={styles.checklist}>
        {elements.map((element) => (
          <li key={element.number} data-done={element.done || undefined}>
            {element.done ? (
              <IconCircleCheck size={24} stroke={1.6} aria-hidden />
            ) : (
              <IconCircleDashed size={24} stroke={1.6} aria-hidden />
            )}
            <div>
              <h3>
                {element.title} <span className={styles.state}>{element.done ? "Done" : "Something is missing"}</span>
              </h3>
              <p className={looks.quiet}>{ASKS[element.number]}</p>
              {element.missing.length > 0 && (
                <ul className={styles.missing}>
                  {element.missing.map((missing) => (
                    <li key={missing.text}>
                      <Lack missing={missing} element={element.number} />
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

const REVIEW = 9;

function Lack({ missing, element }: { missing: Missing; element: number }) {
  const { id } = useHere();
  const { before, names, more, after } = told(missing);
  if (missing.room === "analysis" && element === REVIEW)
    return (
      <>
        {missing.text} <a href="#cover">Set it below</a>
      </>
    );
  if (names.length === 0)
    return (
      <>
        {missing.text} <Link {...goalOf(missing, id, missing.ids[0])}>Go to {ROOMS[missing.room] ?? "it"}</Link>
      </>
    );
  return (
    <>
      {before}
      {names.map(({ name, id: record }, place) => (
        <span key={record}>
          {place > 0 && "; "}
          <Link {...goalOf(missing, id, record)}>{name}</Link>
        </span>
      ))}
      {more && (
        <>
          {"; "}
          <Link {...goalOf(missing, id)}>{more}</Link>
        </>
      )}
      {after}
    </>
  );
}
