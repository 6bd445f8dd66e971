/** Where is the question I have in mind? */
import { TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useState } from "react";

import { useHere } from "../../pieces/here";
import { Ask } from "../../ui/Panel";
import { type Asked, holds } from "./lists";
import styles from "./questions.module.css";

interface JumpProps {
  questions: readonly Asked[];
  open: boolean;
  onClose: () => void;
}

/** A search over all questions; Enter opens the first one found. */
export function Jump({ questions, open, onClose }: JumpProps) {
  return (
    <Ask title="Jump to a question" open={open} onClose={onClose}>
      <Search questions={questions} onClose={onClose} />
    </Ask>
  );
}

function Search({ questions, onClose }: Omit<JumpProps, "open">) {
  const { id } = useHere();
  const navigate = useNavigate();
  const [looked, look] = useState("");
  const wanted = useDeferredValue(looked);
  const found = useMemo(() => questions.filter(holds(wanted)), [questions, wanted]);
  return (
    <form
      className={styles.jump}
      onSubmit={(event) => {
        event.preventDefault();
        const first = questions.find(holds(looked));
        if (!first) return;
        onClose();
        void navigate({ to: "/practice/$id/questions/$question", params: { id, question: first.id }, search: true });
      }}
    >
      <TextInput
        data-autofocus
        type="search"
        label="Words in the question or its answers"
        value={looked}
        onChange={(event) => {
          look(event.currentTarget.value);
        }}
      />
      <p className={styles.quiet} role="status">
        {found.length === 0 ? "No question holds all of these words." : `${found.length} found`}
      </p>
      <ul className={styles.found}>
        {found.map((question) => (
          <li key={question.id}>
            <Link
              to="/practice/$id/questions/$question"
              params={{ id, question: question.id }}
              search={true}
              onClick={onClose}
            >
              {question.text}
            </Link>
            <span className={styles.quiet}>
              {question.section_title} · {question.done ? "answered" : "not answered"}
            </span>
          </li>
        ))}
      </ul>
    </form>
  );
}
