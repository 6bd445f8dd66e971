/** Which keys are there? */
import { Switch } from "@mantine/core";

import { turnKeys, useKeysOn } from "../ui/keys";
import { Ask } from "../ui/Panel";
import styles from "./Help.module.css";
import { LETTERS } from "./keys";
import { WAYS } from "./Ways";

const NAMES = new Map(WAYS.flatMap((way) => [way, ...(way.parts ?? [])]).map(({ to, name }) => [to, name]));
const ELSEWHERE: [string[], string][] = [
  [["Ctrl or ⌘", "K"], "Find a page or a record"],
  [["/"], "Search in the list on this page"],
  [["?"], "This sheet"],
  [["Esc"], "Close what is open"],
];
const AT_A_QUESTION: [string[], string][] = [
  [["1", "…", "9"], "Choose an answer"],
  [["n"], "Next question"],
  [["p"], "Question before"],
  [["j"], "Jump to another question"],
];

/** The help sheet. */
export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  const on = useKeysOn();
  return (
    <Ask title="Keys" open={open} onClose={onClose}>
      <Switch
        label="Plain keys are on"
        description="Keys with Ctrl or ⌘ always work. Turn the others off if they get in your way."
        checked={on}
        onChange={(event) => {
          turnKeys(event.currentTarget.checked);
        }}
      />
      <Keys title="Everywhere" keys={ELSEWHERE} />
      <Keys title="Go to" keys={Object.entries(LETTERS).map(([letter, to]) => [["g", letter], NAMES.get(to) ?? ""])} />
      <Keys title="At a question" keys={AT_A_QUESTION} />
      <p>
        <a href="/licenses.txt">What DueCare is built on, and the licenses of it</a>
      </p>
    </Ask>
  );
}

function Keys({ title, keys }: { title: string; keys: [string[], string][] }) {
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.keys}>
        {keys.map(([pressed, does]) => (
          <div key={does}>
            <dt>
              {pressed.map((key, place) => (
                <kbd key={place}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
