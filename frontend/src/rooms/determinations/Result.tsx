/** What follows from what was told about a person? The status with its reasons, and what to do about it. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import styles from "./determinations.module.css";
import { Pack } from "./Pack";
import { ACTIVITIES, type Determination, STATUSES, toldWords } from "./words";

/** All that the table says, the first thing first. */
export function Result({ found }: { found: Determination }) {
  const { duties, discovery, settles, again } = found;
  return (
    <>
      <Again reasons={again} />
      <Standing found={found} />
      <Flags flags={found.flags} about={found.person} />
      <Pack found={found} />
      <Part title="What you owe">
        <Cited lines={duties} />
      </Part>
      <Part title="If there is a breach">
        <Cited lines={discovery} />
      </Part>
      <Part title="What would change this">
        <ul>
          {settles.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </Part>
      <p className={looks.quiet}>
        Told by {toldWords(found)}. This is our reading of the definitions, by our table of {dayWords(found.edition)};
        it is no ruling and no legal advice. Take it to counsel where much hangs on it.
      </p>
    </>
  );
}

/** Why to ask again. */
export function Again({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className={looks.open} aria-label="Ask again">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

/** The papers that a status asks for. */
export function Papers({ papers }: { papers: readonly { id: string; title: string }[] }) {
  return (
    <Part title="The papers that go with it">
      {papers.length === 0 ? (
        <p className={looks.quiet}>None is needed.</p>
      ) : (
        <ul>
          {papers.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      )}
    </Part>
  );
}

/** The status of each hat, and why. */
export function Standing({ found }: { found: Determination }) {
  const { by_activity, reasons, practice_is_business_associate_of_person: ours, arrangements } = found;
  const several = new Set(by_activity.map(({ status }) => status)).size > 1;
  return (
    <div className={styles.status}>
      {(several ? by_activity : by_activity.slice(0, 1)).map(({ activity, status }) => (
        <p key={activity}>
          <Tag tone={STATUSES[status].tone}>{STATUSES[status].word}</Tag>{" "}
          {several && `where they ${ACTIVITIES[activity].word.toLowerCase()}: `}
          {STATUSES[status].says}
        </p>
      ))}
      {ours && (
        <p>
          <Tag tone="wait">You are theirs</Tag> Your practice is their business associate, since your systems hold their
          patients’ data.
        </p>
      )}
      {arrangements.length > 0 && (
        <p className={looks.quiet}>{arrangements.map((each) => ARRANGEMENTS[each]).join(" ")}</p>
      )}
      <Cited lines={reasons} />
    </div>
  );
}

const ARRANGEMENTS: Record<Determination["arrangements"][number], string> = {
  ohca: "Together you may be an organized health care arrangement.",
  affiliated_covered_entity: "You may choose to act as one affiliated covered entity.",
};

interface FlagsProps {
  flags: readonly { id: string; text: string; task: string }[];
  /** Whom they are about, as it stands behind a task; empty for the practice. */
  about: string;
}

/** What is left to settle, each a press away from the plan. */
export function Flags({ flags, about }: FlagsProps) {
  const { id, may } = useHere();
  if (flags.length === 0) return <p className={looks.quiet}>Nothing here is left to settle.</p>;
  return (
    <Part title="To settle">
      <ul className={looks.plain}>
        {flags.map((flag) => (
          <li key={flag.id}>
            {flag.text}{" "}
            {may("tasks:write") && (
              <Link
                to="/practice/$id/plan"
                params={{ id }}
                search={{ add: "1", title: about ? `${flag.task}: ${about}` : flag.task }}
                preload={false}
                aria-label={`Put it on the plan: ${flag.task}`}
              >
                Put it on the plan
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Sentences, each with the paragraph it rests on. */
export function Cited({ lines }: { lines: readonly { citation: string; text: string }[] }) {
  return (
    <ul>
      {lines.map(({ citation, text }) => (
        <li key={text}>
          {text} {citation && <span className={looks.quiet}>45 CFR {citation}</span>}
        </li>
      ))}
    </ul>
  );
}

/** A part of the panel under its own heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={looks.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
