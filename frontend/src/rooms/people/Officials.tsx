/** Who answers for security, and who for privacy? 45 CFR 164.308(a)(2), 164.530(a)(1)(i). */
import { Link } from "@tanstack/react-router";

import type { Search } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import looks from "../../ui/looks.module.css";
import { Card, Section } from "../../ui/Page";
import { DUTIES, type Duty, holders, type Person } from "./people";
import styles from "./people.module.css";

const WHY: { duty: Duty; why: string; citation: string }[] = [
  {
    duty: "security_official",
    why: "Sees to it that patient information on computers is safe. The rule asks for one person.",
    citation: "45 CFR 164.308(a)(2)",
  },
  {
    duty: "privacy_official",
    why: "Sees to it that patient information is used and shared as it should be. Often the same person.",
    citation: "45 CFR 164.530(a)(1)(i)",
  },
];

/** Both, with who holds them today. */
export function Officials({ people }: { people: readonly Person[] }) {
  const { today, may } = useHere();
  return (
    <Section title="Who answers for it">
      <div className={styles.officials}>
        {WHY.map(({ duty, why, citation }) => {
          const named = holders(people, duty, today);
          return (
            <Card key={duty}>
              <div className={styles.official}>
                <h3>{DUTIES[duty].word}</h3>
                {named.length > 0 ? (
                  <p>
                    {named.map((person, place) => (
                      <span key={person.id}>
                        {place > 0 && ", "}
                        <Link
                          to="."
                          search={(before: Search) => ({ ...before, person: person.id })}
                          resetScroll={false}
                          preload={false}
                        >
                          {person.name}
                        </Link>
                      </span>
                    ))}
                  </p>
                ) : (
                  <p>
                    Nobody is named yet.{" "}
                    {may("inventory:write")
                      ? "Open the person below and tick this duty. It can be you."
                      : "An owner, a manager or one of the officers can name somebody here."}
                  </p>
                )}
                <p className={looks.quiet}>
                  {why} {citation}
                </p>
              </div>
            </Card>
          );
        })}
      </div>
    </Section>
  );
}
