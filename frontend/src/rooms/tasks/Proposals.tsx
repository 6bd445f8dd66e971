/** Which work do the answers call for that is not in the plan yet? */
import { Button } from "@mantine/core";
import { useMemo } from "react";
import { Link } from "@tanstack/react-router";
import type { UseQueryResult } from "@tanstack/react-query";

import { useTrouble } from "../../api/problems";
import { minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { doerOf, type Proposed } from "../../pieces/proposed";
import { useTaking } from "../../pieces/taking";
import looks from "../../ui/looks.module.css";
import { Card } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { Empty, Loading, Unread } from "../../ui/states";
import { sectionsOf } from "./sections";
import styles from "./tasks.module.css";

/** The pieces by section of the questions, to be taken up one by one or a section at a time. */
export function Proposals({ proposed }: { proposed: UseQueryResult<Proposed[], unknown> }) {
  const { may } = useHere();
  const questions = useAll("/v1/practices/{practice_id}/questions", { which: "all" });
  const taking = useTaking();
  const refused = useTrouble(taking.error);
  const trouble = useTrouble(proposed.error ?? questions.error);
  const sections = useMemo(
    () => sectionsOf(proposed.data ?? [], questions.data ?? []),
    [proposed.data, questions.data],
  );
  if (trouble)
    return (
      <Unread
        what="the work"
        why={trouble.message}
        onRetry={() => void Promise.all([proposed.refetch(), questions.refetch()])}
      />
    );
  if (proposed.isPending || questions.isPending) return <Loading what="the work that your answers call for" />;
  if (sections.length === 0)
    return <Empty>Everything that your answers call for is in the plan. New answers may bring new work here.</Empty>;
  return (
    <>
      <p className={looks.quiet}>
        Each answer that shows a gap comes with a piece of work that closes it. Take up what you mean to do; the rest
        stays here. Take a few at a time: a short plan gets done.
      </p>
      <Refused trouble={refused}>It is not in the plan yet.</Refused>
      {sections.map(({ section, title, lines, minutes }) => (
        <section key={section} className={styles.stack} aria-label={title}>
          <div className={styles.sectionHead}>
            <h3>{title}</h3>
            <span className={looks.quiet}>
              {counted(lines.length, "piece")}, {minutesWords(minutes)}
            </span>
            {may("tasks:write") && lines.length > 1 && (
              <Button
                size="compact-md"
                variant="default"
                aria-disabled={taking.taking}
                aria-label={`Take up all ${lines.length} of ${title}`}
                onClick={() => void taking.take(lines)}
              >
                Take up all {lines.length}
              </Button>
            )}
          </div>
          <Card>
            <ul className={styles.slots}>
              {lines.map((line) => (
                <Piece key={line.question} line={line} taking={taking} />
              ))}
            </ul>
          </Card>
        </section>
      ))}
    </>
  );
}

function Piece({ line, taking: { taking, take } }: { line: Proposed; taking: ReturnType<typeof useTaking> }) {
  const { id, may } = useHere();
  return (
    <li>
      <div className={styles.slot}>
        <strong>{line.title}</strong>
        <p className={looks.quiet}>{line.detail}</p>
        <p className={looks.quiet}>
          About {minutesWords(line.minutes)}, usually done by: {doerOf(line.owner)} ·{" "}
          <Link
            to="/practice/$id/questions/$question"
            params={{ id, question: line.question }}
            preload={false}
            aria-label={`The answer that calls for it: ${line.title}`}
          >
            The answer that calls for it
          </Link>
        </p>
      </div>
      {may("tasks:write") && (
        <Button
          size="compact-md"
          variant="default"
          aria-disabled={taking}
          aria-label={`Take up: ${line.title}`}
          onClick={() => void take([line])}
        >
          Take up
        </Button>
      )}
    </li>
  );
}
