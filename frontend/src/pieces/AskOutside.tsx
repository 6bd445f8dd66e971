/** How is somebody outside asked a few questions? By a link that ends, shown once. */
import { TextInput } from "@mantine/core";

import { useTrouble } from "../api/problems";
import type { components } from "../api/schema";
import { works } from "../api/work";
import { Copy } from "../ui/Copy";
import { useDraft } from "../ui/drafts";
import { ChoiceField, LineField, NoteField } from "../ui/fields";
import { type Fault, Form } from "../ui/Form";
import looks from "../ui/looks.module.css";
import styles from "./AskOutside.module.css";
import { momentWords } from "./days";
import { useHere } from "./here";
import { useTouched } from "./lists";

type NewGuest = components["schemas"]["NewGuestOut"];

const LABELS = {
  name: "Their name",
  email: "Their e-mail address",
  note: "A few words to them",
  days: "The link works for",
  questions: "The questions",
};
const DAYS = [
  { value: "7", label: "One week" },
  { value: "14", label: "Two weeks" },
  { value: "30", label: "30 days" },
  { value: "60", label: "60 days" },
];

interface AskOutsideProps {
  questions: readonly { id: string; text: string }[];
  /** Somebody who was asked before. */
  again?: { name: string; email: string; note: string };
  /** Called once the link exists; the form then shows it. */
  onAsked?: () => void;
}

/** The form, then the link. Their answers wait for a review before they count. */
export function AskOutside({ questions, again, onAsked }: AskOutsideProps) {
  const { id } = useHere();
  const touched = useTouched();
  const empty = { name: again?.name ?? "", email: again?.email ?? "", note: again?.note ?? "", days: "14" };
  const [texts, set, end] = useDraft(`outside:${id}:${again?.name ?? ""}`, empty);
  const ask = works.useMutation("post", "/v1/practices/{practice_id}/guests", {
    onSuccess: async () => {
      end();
      onAsked?.();
      await touched();
    },
  });
  const trouble = useTrouble(ask.error);
  if (ask.data) return <Asked guest={ask.data} />;
  return (
    <Form
      name="outside"
      labels={LABELS}
      submit="Make the link"
      busy={ask.isPending}
      trouble={trouble}
      check={() => check(texts)}
      onSubmit={() => {
        const { days, ...words } = texts;
        const body = { ...words, days: Number(days), questions: questions.map((question) => question.id) };
        ask.mutate({ params: { path: { practice_id: id } }, body });
      }}
    >
      <p>
        They see {questions.length === 1 ? "this question" : `these ${questions.length} questions`} and nothing else of
        your practice, and need no account. What they answer counts once you have accepted it.
      </p>
      <ul className={styles.asked}>
        {questions.map((question) => (
          <li key={question.id}>{question.text}</li>
        ))}
      </ul>
      <LineField name="name" value={texts.name} onChange={set("name")} />
      <LineField
        name="email"
        kind="email"
        hint="We send the link there. Leave it empty to pass the link on yourself."
        value={texts.email}
        onChange={set("email")}
      />
      <NoteField
        name="note"
        hint="They read it above the questions. No names of patients, please."
        value={texts.note}
        onChange={set("note")}
      />
      <ChoiceField name="days" value={texts.days} onChange={set("days")} choices={DAYS} />
    </Form>
  );
}

function check({ name, email }: { name: string; email: string }): Fault[] {
  const faults: Fault[] = [];
  if (!name.trim()) faults.push({ field: "name", message: "Enter the name you know them by." });
  if (email.trim() && !/^\S+@\S+$/.test(email.trim()))
    faults.push({ field: "email", message: "Enter an address like name@example.com, or leave it empty." });
  return faults;
}

function Asked({ guest }: { guest: NewGuest }) {
  const { zone, sample } = useHere();
  const mailed = guest.email !== "" && !sample;
  return (
    <div className={styles.link} role="status">
      <p>
        <strong>The link for {guest.name} is ready.</strong> It works until {momentWords(guest.expires_at, zone)}.
      </p>
      <p>
        {mailed
          ? `We are sending it to ${guest.email}. You can also copy it here, now and never again.`
          : "Copy it now; it is not shown again."}{" "}
        Whoever has it can answer in their name.
      </p>
      <TextInput
        label="The link"
        readOnly
        value={guest.link}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
      />
      <div className={looks.row}>
        <Copy text={guest.link}>Copy the link</Copy>
      </div>
    </div>
  );
}
