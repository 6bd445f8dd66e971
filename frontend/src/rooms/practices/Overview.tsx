/** What did the practice say of itself? Every plain fact with the way to change it. */
import { Link } from "@tanstack/react-router";

import { useHere } from "../../pieces/here";
import { LinkButton } from "../../pieces/LinkButton";
import { useAll } from "../../pieces/lists";
import { Card, Page } from "../../ui/Page";
import { answered, firstOpen, type Practice, type Step, STEPS } from "./facts";
import styles from "./start.module.css";

/** The answers at a glance. */
export function Overview({ practice }: { practice: Practice }) {
  const { may } = useHere();
  const sites = useAll("/v1/practices/{practice_id}/sites");
  const open = firstOpen(practice.asked);
  const count = answered(practice.asked);
  return (
    <Page
      title="Your practice"
      lead={
        open
          ? `${count} of ${STEPS.length} plain questions are answered. They decide what else you are asked.`
          : "These facts decide which questions you are asked. Change them when the practice changes."
      }
    >
      {may("practice:write") && (
        <div className={styles.actions}>
          {open && (
            <LinkButton to="/practice/$id/start" params={{ id: practice.id }} search={{ step: open.id }}>
              Go on
            </LinkButton>
          )}
          <LinkButton variant={open ? "default" : "filled"} to="/practice/$id/proposals" params={{ id: practice.id }}>
            Systems you likely have
          </LinkButton>
        </div>
      )}
      <Card>
        <dl className={styles.facts}>
          {STEPS.map((step) => (
            <div key={step.id}>
              <dt>{step.ask}</dt>
              <dd>{said(step, practice, sites.data?.map(({ name }) => name) ?? [])}</dd>
              {may("practice:write") && (
                <dd className={styles.change}>
                  <Link
                    to="/practice/$id/start"
                    params={{ id: practice.id }}
                    search={{ step: step.id }}
                    aria-label={`Change: ${step.ask}`}
                  >
                    Change
                  </Link>
                </dd>
              )}
            </div>
          ))}
        </dl>
      </Card>
      {!may("practice:write") && <p>Ask an owner or officer if something here is not right.</p>}
    </Page>
  );
}

function said(step: Step, practice: Practice, sites: readonly string[]): string {
  if (!step.settles.every((fact) => practice.asked.includes(fact))) return "Not answered yet";
  switch (step.as) {
    case "choice":
      return step.choices.find(({ value }) => value === practice[step.fact])?.label ?? practice[step.fact];
    case "number":
      return String(practice.people);
    case "yes-no":
      return practice[step.fact] ? "Yes" : "No";
    case "boxes": {
      const true_ = step.boxes.filter(({ fact }) => practice[fact]).map(({ label }) => label);
      return true_.length > 0 ? true_.join("; ") : step.none;
    }
    case "places":
      return practice.office ? sites.join(", ") || "An office" : "No office";
  }
}
