/** What waits on this device, and what needs a choice before it can go on? */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { useHere } from "../../pieces/here";
import type { Answers } from "./answers";
import styles from "./questions.module.css";
import { isFit } from "./queue";
import { counted } from "../../pieces/numbers";

/** A line above the questions; empty as long as everything is on record. */
export function Kept({ answers: { now, go, questions }, here }: { answers: Answers; here?: string }) {
  const { id } = useHere();
  // Of the question on this page it is said there.
  const others = [...now.waiting.values()].filter(({ question }) => question !== here);
  const kept = others.filter(({ state, mine }) => state === "waiting" && isFit(mine)).length;
  const stuck = others.filter(({ state }) => state !== "waiting");
  return (
    <div className={styles.kept} role="status">
      {now.held !== null && kept > 0 && (
        <div className={styles.notice}>
          <span>
            <strong>{counted(kept, "answer")}</strong> {kept === 1 ? "is" : "are"} kept on this device.{" "}
            {now.held === "silent"
              ? "We send them as soon as the connection is back."
              : "We send them when you are signed in again."}
          </span>
          {now.held === "silent" && (
            <Button size="compact-md" variant="default" onClick={() => void go()}>
              Try now
            </Button>
          )}
        </div>
      )}
      {stuck.map(({ question, state }) => (
        <div key={question} className={styles.notice}>
          <span>
            {state === "clash"
              ? "Somebody else answered this too, and you choose which answer stands: "
              : "This answer was not taken: "}
            <Link to="/practice/$id/questions/$question" params={{ id, question }} search={true}>
              {questions?.find((each) => each.id === question)?.text ?? question}
            </Link>
          </span>
        </div>
      ))}
    </div>
  );
}
