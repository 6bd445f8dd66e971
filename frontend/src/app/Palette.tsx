/** Where is it? Every page and record of the practice, a few letters away. */
import { TextInput } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from "react";

import { useHere } from "../pieces/here";
import { useAll } from "../pieces/lists";
import { Ask } from "../ui/Panel";
import { find, type Place } from "./found";
import styles from "./Palette.module.css";
import { WAYS } from "./Ways";

interface Goal extends Place {
  href: string;
}

/** The palette; it reads the practice's lists when it is first opened. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Ask title="Find a page or a record" open={open} onClose={onClose}>
      <Search onClose={onClose} />
    </Ask>
  );
}

function Search({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const goals = useGoals();
  const [typed, type] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const wanted = useDeferredValue(typed);
  const found = useMemo(() => find(goals, wanted), [goals, wanted]);
  const place = Math.min(at, found.length - 1);

  const go = (goal: Goal | undefined) => {
    if (!goal) return;
    onClose();
    router.history.push(goal.href);
  };
  const steer = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((place + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") go(found[place]);
  };

  return (
    <>
      <TextInput
        data-autofocus
        aria-label="Find"
        placeholder="A page, a risk, a system, a question…"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={found[place] ? `${list}-${place}` : undefined}
        value={typed}
        onKeyDown={steer}
        onChange={(event) => {
          type(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div className={styles.list} id={list} role="listbox" aria-label="Found">
        {found.map((goal, each) => (
          // The keys are the field's above; this only follows the mouse.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={goal.key}
            id={`${list}-${each}`}
            role="option"
            tabIndex={-1}
            aria-selected={each === place}
            className={styles.goal}
            ref={each === place ? showIt : null}
            onClick={() => {
              go(goal);
            }}
          >
            <span>{goal.name}</span>
            <span className={styles.kind}>{goal.kind}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p role="status">Nothing is called that. Try fewer letters.</p>}
    </>
  );
}

function showIt(line: HTMLElement | null): void {
  line?.scrollIntoView({ block: "nearest" });
}

function useGoals(): Goal[] {
  const { id, may } = useHere();
  const base = `/practice/${id}`;
  const risks = useAll("/v1/practices/{practice_id}/risks", {}, { enabled: may("risks:read") });
  const assets = useAll("/v1/practices/{practice_id}/assets", {}, { enabled: may("inventory:read") });
  const vendors = useAll("/v1/practices/{practice_id}/vendors", {}, { enabled: may("inventory:read") });
  const questions = useAll("/v1/practices/{practice_id}/questions", { which: "all" }, { enabled: may("answers:read") });
  const tasks = useAll("/v1/practices/{practice_id}/tasks", {}, { enabled: may("tasks:read") });
  return useMemo(() => {
    const ways = WAYS.flatMap((room) => [room, ...(room.parts ?? [])]);
    const goal = (kind: string, key: string, name: string, path: string, words = "") => ({
      key: `${kind}-${key}`,
      kind,
      name,
      words,
      href: base + path,
    });
    return [
      ...ways
        .filter(({ needs }) => may(needs))
        .map(({ to, name }) => goal("Page", to, name, to.replace("/practice/$id", ""))),
      ...(risks.data ?? []).map((risk) =>
        goal("Risk", risk.id, `R-${String(risk.number).padStart(3, "0")} ${risk.title}`, `/risks?risk=${risk.id}`),
      ),
      ...(assets.data ?? []).map(({ id, name, type }) => goal("System", id, name, `/assets?asset=${id}`, type)),
      ...(vendors.data ?? []).map(({ id, name, service }) =>
        goal("Vendor", id, name, `/vendors?vendor=${id}`, service),
      ),
      ...(tasks.data ?? []).map(({ id, title, owner }) => goal("Task", id, title, `/plan?task=${id}`, owner)),
      ...(questions.data ?? []).map(({ id, text, section_title }) =>
        goal("Question", id, text, `/questions/${id}`, section_title),
      ),
    ];
  }, [base, may, risks.data, assets.data, vendors.data, tasks.data, questions.data]);
}
