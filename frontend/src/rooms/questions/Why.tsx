/** Why do we ask this, and which paragraphs does it bear on? */
import { Link } from "@tanstack/react-router";

import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { Explain } from "../../ui/Explain";
import type { Asked } from "./lists";
import styles from "./questions.module.css";

interface WhyProps {
  question: Asked;
  open: boolean;
  onToggle: (open: boolean) => void;
}

/** The reason in plain words, then the law with its exact place. */
export function Why({ question, open, onToggle }: WhyProps) {
  return (
    <details
      className={styles.why}
      open={open}
      onToggle={(event) => {
        onToggle(event.currentTarget.open);
      }}
    >
      <summary>Why we ask</summary>
      <p>{question.why}</p>
      {open && <Law citations={question.citations} />}
    </details>
  );
}

function Law({ citations }: { citations: readonly string[] }) {
  const { id, may } = useHere();
  const rules = works.useQuery("get", "/v1/standards", { params: { query: { limit: 500 } } }, { staleTime: Infinity });
  const titles = new Map(rules.data?.items.map(({ citation, title }) => [citation, title]));
  return (
    <>
      <p className={styles.quiet}>
        Our reading: it bears on {citations.length === 1 ? "this paragraph" : "these paragraphs"} of the{" "}
        <Explain term="HIPAA rules">
          The federal rules on protecting health information: 45 CFR Part 164. The Security Rule is its Subpart C,
          164.302 to 164.318.
        </Explain>
        .
      </p>
      <ul className={styles.law}>
        {citations.map((citation) => (
          <li key={citation}>
            {may("risks:read") && titles.has(citation) ? (
              <Link to="/practice/$id/gaps" params={{ id }} search={{ gap: citation }}>
                45 CFR {citation}
              </Link>
            ) : (
              `45 CFR ${citation}`
            )}
            {titles.has(citation) && ` ${titles.get(citation) ?? ""}`}
          </li>
        ))}
      </ul>
    </>
  );
}
