/** How does one statement stand: what it says, what speaks against it, and the ways out? */
import { Button, Textarea, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";

import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { goesOn } from "../../ui/goesOn";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Done } from "./Done";
import styles from "./policies.module.css";
import { cut, reworded, without } from "./sections";
import { Telling } from "./Telling";
import type { Told } from "./told";
import { FINDINGS, type Ground, type Particular, type Statement } from "./words";

interface LineProps {
  statement: Statement;
  particulars: readonly Particular[];
  /** Null when the text cannot be changed. */
  told: Told | null;
}

type Way = "words" | "work";

/** One statement. */
export function Line({ statement, particulars, told }: LineProps) {
  const [way, setWay] = useState<Way | null>(null);
  const close = () => {
    setWay(null);
  };
  return (
    <li
      className={`${looks.box} ${styles.line}`}
      data-open={!statement.matches || undefined}
      id={`statement-${statement.id}`}
    >
      <p>
        <Words text={statement.printed} particulars={particulars} />
      </p>
      <p className={looks.quiet}>
        {statement.covers.length > 0 ? `45 CFR ${statement.covers.join(", ")}` : "Covers no paragraph yet"}
        {statement.asserts.length === 0 && statement.text === statement.printed && ". In your own words: not checked."}
      </p>
      {statement.finding !== "holds" && <Against statement={statement} particulars={particulars} />}
      {told && way === null && <Ways statement={statement} told={told} onWay={setWay} />}
      {told && way === "words" && <Reword statement={statement} told={told} onDone={close} />}
      {told && way === "work" && <Plan statement={statement} told={told} onDone={close} />}
    </li>
  );
}

/** The text; what nobody has told yet stands out with what is asked. */
function Words({ text, particulars }: { text: string; particulars: readonly Particular[] }) {
  return cut(text).map((part, place) =>
    part.place ? (
      <mark key={place} className={styles.place}>
        {PLACES[part.text] ??
          particulars.find(({ name }) => name === part.text)?.unit.concat("s, not told yet") ??
          NOT_TOLD}
      </mark>
    ) : (
      part.text
    ),
  );
}

const NOT_TOLD = "not told yet";
const PLACES: Record<string, string> = {
  "security-official": "the security official, not named yet",
  "privacy-official": "the privacy official, not named yet",
  deputy: "the stand-in, not named yet",
};

function Against({ statement, particulars }: Pick<LineProps, "statement" | "particulars">) {
  return (
    <div className={styles.against}>
      {statement.matches ? (
        <p>
          <Tag tone="wait">Under way</Tag> {statement.task}, by {dayWords(statement.until)}. Until then the policy says
          that it is not yet so.
        </p>
      ) : (
        <p>
          <Tag tone="wait">Does not match practice</Tag> {statement.finding !== "holds" && FINDINGS[statement.finding]}
        </p>
      )}
      <ul className={looks.plain}>
        {statement.against.map((ground) => (
          <li key={`${ground.kind} ${ground.id}`}>
            <Because ground={ground} particular={particulars.find(({ name }) => name === ground.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What speaks against it, with the place to tell it otherwise right there. */
function Because({ ground, particular }: { ground: Ground; particular: Particular | undefined }) {
  const { id, may } = useHere();
  if (particular && may("policies:write")) return <Telling key={particular.version} particular={particular} />;
  if (ground.kind === "answer")
    return (
      <>
        {ground.says}{" "}
        {may("answers:write") && (
          <Link to="/practice/$id/questions/$question" params={{ id, question: ground.id }} preload={false}>
            Go to the question
          </Link>
        )}
      </>
    );
  if (ground.kind === "value" && ground.id in PLACES)
    return (
      <>
        {ground.says}{" "}
        <Link to="/practice/$id/people" params={{ id }} preload={false}>
          Name somebody
        </Link>
      </>
    );
  return ground.says;
}

function Ways({ statement, told, onWay }: { statement: Statement; told: Told; onWay: (way: Way) => void }) {
  const { may } = useHere();
  const name = statement.printed.slice(0, 60);
  return (
    <div className={looks.row}>
      <Button
        size="xs"
        variant="default"
        aria-label={`Change the words: ${name}`}
        onClick={() => {
          onWay("words");
        }}
      >
        Change the words
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-disabled={told.busy}
        aria-label={`Leave it out: ${name}`}
        onClick={() => {
          if (!told.busy) told.write(without(told.version.sections, statement.id));
        }}
      >
        Leave it out
      </Button>
      {!statement.matches && may("tasks:write") && (
        <Button
          size="xs"
          variant="default"
          aria-label={`Plan to make it so: ${name}`}
          onClick={() => {
            onWay("work");
          }}
        >
          Plan to make it so
        </Button>
      )}
    </div>
  );
}

function Reword({ statement, told, onDone }: { statement: Statement; told: Told; onDone: () => void }) {
  const [text, setText] = useState(statement.text);
  return (
    <form
      className={styles.way}
      onSubmit={(event) => {
        event.preventDefault();
        if (told.busy || !text.trim()) return;
        told.write(reworded(told.version.sections, statement.id, text.trim()));
        onDone();
      }}
    >
      <Textarea
        label="What it says"
        description="A word in curly brackets, such as {practice}, is filled in when it is printed."
        value={text}
        autosize
        ref={goesOn}
        minRows={2}
        maxLength={4000}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <Done submit="Keep these words" busy={told.busy} onCancel={onDone} />
    </form>
  );
}

function Plan({ statement, told, onDone }: { statement: Statement; told: Told; onDone: () => void }) {
  const { today } = useHere();
  const id = useId();
  const [owner, setOwner] = useState("");
  const [due, setDue] = useState("");
  return (
    <form
      className={styles.way}
      onSubmit={(event) => {
        event.preventDefault();
        if (told.busy || !due) return;
        told.plan(statement.id, owner, due);
        onDone();
      }}
    >
      <p className={looks.quiet} id={id}>
        It becomes a task on your plan. Until it is done, the policy says that it is not yet so, and until when.
      </p>
      <div className={looks.pair}>
        <TextInput
          label="By when"
          type="date"
          min={today}
          required
          ref={goesOn}
          value={due}
          aria-describedby={id}
          onChange={(event) => {
            setDue(event.currentTarget.value);
          }}
        />
        <TextInput
          label="Who does it"
          value={owner}
          maxLength={200}
          onChange={(event) => {
            setOwner(event.currentTarget.value);
          }}
        />
      </div>
      <Done submit="Put it on the plan" busy={told.busy} onCancel={onDone} />
    </form>
  );
}
