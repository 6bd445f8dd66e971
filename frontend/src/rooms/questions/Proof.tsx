/** What backs an answer, and how did it change over time? */
import { works } from "../../api/work";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { Past } from "../../pieces/Past";
import { Section } from "../../ui/Page";
import type { Asked } from "./lists";

/** Files and history; there are none before something is on record. */
export function Proof({ question }: { question: Asked }) {
  const { id } = useHere();
  const answer = works.useQuery(
    "get",
    "/v1/practices/{practice_id}/answers/{question}",
    { params: { path: { practice_id: id, question: question.id } } },
    { enabled: question.given !== null },
  );
  if (!answer.data) return null;
  return (
    <Section title="Proof and history">
      <Evidence about="answer" id={answer.data.id} of={question.safeguard} />
      <Past
        kind="Answer"
        id={answer.data.id}
        say={(field, value) => (field === "option" ? question.options.find(({ id }) => id === value)?.text : undefined)}
      />
    </Section>
  );
}
