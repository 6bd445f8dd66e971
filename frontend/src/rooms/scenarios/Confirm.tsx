/** Does the practice agree with the chosen suggestions, and why with the high ones? */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import { useDraft } from "../../ui/drafts";
import { NoteField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { LevelTag } from "../../ui/levels";
import { Panel } from "../../ui/Panel";
import styles from "./scenarios.module.css";
import { highOf, type Scenario } from "./suggested";

const LABELS = { reason: "Why you agree with those that are high or above" };
const MOST = 200;

interface ConfirmProps {
  scenarios: Scenario[];
  onDone: () => void;
}

/** The line at the foot, as long as something is chosen, and the panel in which it is checked once more. */
export function Confirm({ scenarios, onDone }: ConfirmProps) {
  const { id } = useHere();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(0);
  const count = scenarios.length === 1 ? "1 risk" : `${scenarios.length} risks`;
  return (
    <>
      <div className={styles.foot} role="status">
        {scenarios.length > 0 ? (
          <div className={styles.bar}>
            <span>
              {scenarios.length} chosen, {highOf(scenarios).length} of them high or above
            </span>
            <Button
              onClick={() => {
                setOpen(true);
              }}
            >
              Put {count} on record
            </Button>
          </div>
        ) : (
          done > 0 && (
            <div className={styles.bar}>
              <span>
                {done} {done === 1 ? "risk is" : "risks are"} on record now.
              </span>
              <Link to="/practice/$id/risks" params={{ id }} search={{ owed: "1" }}>
                Decide what to do about them
              </Link>
            </div>
          )
        )}
      </div>
      <Panel
        title={`Put ${count} on record`}
        open={open && scenarios.length > 0}
        onClose={() => {
          setOpen(false);
        }}
      >
        <ConfirmForm
          scenarios={scenarios}
          onDone={(many) => {
            setOpen(false);
            setDone(many);
            onDone();
          }}
        />
      </Panel>
    </>
  );
}

function ConfirmForm({ scenarios, onDone }: { scenarios: Scenario[]; onDone: (many: number) => void }) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const [texts, set, end] = useDraft("confirm risks", { reason: "" });
  const { busy, trouble, send } = useSending();
  const high = highOf(scenarios).length;

  const confirm = async () => {
    for (let start = 0; start < scenarios.length; start += MOST) {
      const part = scenarios.slice(start, start + MOST).map(({ pair, group_id }) => ({ pair, group_id }));
      const { error: refusal } = await work.POST("/v1/practices/{practice_id}/risks/confirm", {
        params: { path: { practice_id } },
        body: { scenarios: part, reason: texts.reason.trim() },
      });
      if (refusal) {
        await touched();
        return refusal;
      }
    }
    await touched();
    end();
    onDone(scenarios.length);
    return undefined;
  };

  return (
    <Form
      name="confirm"
      labels={LABELS}
      submit="Put them on record"
      busy={busy}
      trouble={trouble}
      check={() =>
        high > 0 && !texts.reason.trim() ? [{ field: "reason", message: "Say in a sentence why you agree." }] : []
      }
      onSubmit={() => {
        send(confirm);
      }}
    >
      <p>
        They go on record rated as suggested. You can change each of them afterwards, and decide what to do about it.
      </p>
      <ul className={styles.check}>
        {scenarios.map(({ key, title, residual }) => (
          <li key={key}>
            <LevelTag level={residual.level} /> {title}
          </li>
        ))}
      </ul>
      {high > 0 && (
        <NoteField
          name="reason"
          value={texts.reason}
          onChange={set("reason")}
          hint={`One sentence for ${high === 1 ? "the one that is" : `the ${high} that are`} high or above. For example: We went through them together and see them the same way.`}
        />
      )}
    </Form>
  );
}
