/** Why did this come up? The rules' own sentences, each with a link to the answer that it rests on. */
import { Link } from "@tanstack/react-router";

import { parted } from "./reasons";
import { useHere } from "./here";

/** The sentences as a list. */
export function Because({ sentences }: { sentences: readonly string[] }) {
  const { id, may } = useHere();
  return (
    <ul>
      {sentences.map((sentence) => {
        const { text, question } = parted(sentence);
        return (
          <li key={sentence}>
            {text}{" "}
            {question !== null && may("answers:read") && (
              <Link to="/practice/$id/questions/$question" params={{ id, question }} preload={false}>
                See this answer
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
