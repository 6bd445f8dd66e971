/** How is somebody outside asked a few questions? By a link that ends, shown once. */
import { useTrouble } from "../api/problems";
import { works } from "../api/work";
import { useDraft } from "../ui/drafts";
import { ChoiceField, LineField, NoteField } from "../ui/fields";
import { type Fault, Form } from "../ui/Form";
import styles from "./AskOutside.module.css";
import { useHere } from "./here";
import { useTouched } from "./lists";
import { DAYS, NewLink } from "./NewLink";

const LABELS = {
  name: "Their name",
  email: "Their e-mail address",
  note: "A few words to them",
  days: "The link works for",
  questions: "The questions",
};
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
  if (ask.data) return <NewLink made={ask.data} />;
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
