/** When does somebody look at a policy again, and why at all? */
import { dayWords } from "../../pieces/days";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import type { Policy } from "./words";

/** The day, and what brings it forward. */
export function Review({ policy }: { policy: Policy }) {
  if (policy.state === "retired") return null;
  return (
    <Section title="Looking again">
      <p>
        {policy.next_review_on
          ? `Look at it again by ${dayWords(policy.next_review_on)}.`
          : "Its first approval sets the day on which to look at it again."}{" "}
        Look at it sooner when what you do changes, when the law does, or after an incident.
      </p>
      <p className={looks.quiet}>
        The Security Rule asks for review from time to time and when things change (45 CFR 164.316(b)(2)(iii)); every{" "}
        {policy.review_months} months is our advice.
      </p>
    </Section>
  );
}
