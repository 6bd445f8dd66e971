/** How does a plan stand, and how is it printed? */
import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { dayWords } from "../../pieces/days";
import { readPlan, saveAs } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { useSending } from "../../pieces/sending";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Refused } from "../../ui/Refused";
import type { Plan } from "./plans";

const FIRST = 4;

interface PrintProps {
  read: (practice_id: string) => Promise<File>;
  /** What is printed, for those who hear the button. */
  what: string;
  children: string;
}

/** Prints one paper. */
export function Print({ read, what, children }: PrintProps) {
  const { id } = useHere();
  const { busy, trouble, send } = useSending();
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconPrinter size={17} aria-hidden />}
        aria-label={`${children}: ${what}`}
        aria-disabled={busy}
        onClick={() => {
          if (busy) return;
          send(async () => {
            const file = await read(id);
            saveAs(file, file.name);
            return undefined;
          });
        }}
      >
        {children}
      </Button>
      <Refused trouble={trouble}>It was not printed.</Refused>
    </>
  );
}

/** One plan: what it leaves blank, and when it was read through and tested. */
export function Sheet({ plan }: { plan: Plan }) {
  const { missing } = plan;
  return (
    <section className={looks.box} aria-label={plan.title}>
      <h3>
        {plan.title} <span className={looks.quiet}>45 CFR {plan.citation}</span>
      </h3>
      <p>
        <Tag tone={missing.length === 0 ? "good" : "wait"}>
          {missing.length === 0 ? "Nothing is blank" : `${missing.length} to fill in`}
        </Tag>
      </p>
      <Missing missing={missing.slice(0, FIRST)} />
      {missing.length > FIRST && (
        <details>
          <summary>{`${missing.length - FIRST} more`}</summary>
          <Missing missing={missing.slice(FIRST)} />
        </details>
      )}
      <p className={looks.quiet}>
        {plan.reviewed_on === null
          ? "Not read through yet. "
          : `Read through by ${plan.reviewed_by} on ${dayWords(plan.reviewed_on)}. `}
        {plan.review_due_on !== null && `Again by ${dayWords(plan.review_due_on)}: ${plan.because} `}
        {plan.tested_on === null
          ? "Not tested yet."
          : `Tested on ${dayWords(plan.tested_on)}: ${plan.tested_by_script}. `}
        {plan.test_due_on !== null && `Again by ${dayWords(plan.test_due_on)}: ${plan.test_because}`}
      </p>
      <div className={looks.row}>
        <Print
          what={plan.title}
          read={(id) => readPlan(id, plan.plan === "contingency" ? "contingency" : "incident-response")}
        >
          Print
        </Print>
        {plan.plan === "contingency" && (
          <Print what="to fill in by hand" read={(id) => readPlan(id, "forms")}>
            Print the forms alone
          </Print>
        )}
      </div>
    </section>
  );
}

function Missing({ missing }: { missing: Plan["missing"] }) {
  if (missing.length === 0) return null;
  return (
    <ul className={looks.open}>
      {missing.map((each) => (
        <li key={`${each.what} ${each.asset_id ?? ""}`}>
          <Blank {...each} />
        </li>
      ))}
    </ul>
  );
}

/** Leads to where it is filled in. */
function Blank({ what, text, asset_id }: Plan["missing"][number]) {
  const { id } = useHere();
  const params = { id };
  if (asset_id !== null)
    return (
      <Link to="/practice/$id/recovery" params={params} search={{ system: asset_id }}>
        {text}
      </Link>
    );
  switch (what) {
    case "security_official":
    case "privacy_official":
      return (
        <Link to="/practice/$id/people" params={params}>
          {text}
        </Link>
      );
    case "no_systems":
      return (
        <Link to="/practice/$id/assets" params={params}>
          {text}
        </Link>
      );
    case "never_tested":
    case "test_due":
      return (
        <Link to="/practice/$id/plans" params={params} search={{ add: "drill" }}>
          {text}
        </Link>
      );
    default:
      return (
        <Link to="/practice/$id/plans" params={params} search={{ add: "review" }}>
          {text}
        </Link>
      );
  }
}
