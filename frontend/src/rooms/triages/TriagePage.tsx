/** What is done first about an incident, and what happened when? Steps with a tick and its minute, then the timeline. */
import { Button, Textarea } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import type { components } from "../../api/schema";
import { work, works } from "../../api/work";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { dayWords, momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { LinkButton } from "../../pieces/LinkButton";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Page, Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Refused } from "../../ui/Refused";
import styles from "./triages.module.css";

const TITLE = "First steps";
const TRIAGE = "/v1/practices/{practice_id}/triages/{incident_id}";
type Triage = components["schemas"]["TriageOut"];
type Step = Triage["steps"][number];

const SOON: Record<Step["when"], string> = {
  hour: "Within the hour",
  day: "Within a day",
  week: "Within a week",
};

/** The page. */
export function TriagePage() {
  const { id: practice_id, may } = useHere();
  const { incident: id } = useParams({ from: "/signed-in/practice/$id/steps/$incident" });
  const enabled = { enabled: may("incidents:read") };
  const incident = works.useQuery(
    "get",
    "/v1/practices/{practice_id}/incidents/{id}",
    { params: { path: { practice_id, id } } },
    enabled,
  );
  const found = works.useQuery("get", TRIAGE, { params: { path: { practice_id, incident_id: id } } }, enabled);
  const trouble = useTrouble(incident.error ?? found.error);
  if (!may("incidents:read")) return <Closed title={TITLE} what="incidents" />;
  if (!incident.data || !found.data)
    return <Awaited title={TITLE} what="the first steps" trouble={trouble} onRetry={() => void found.refetch()} />;
  return (
    <Page
      title={`${TITLE} ${incident.data.reference}`}
      lead="What helps, in the order in which it helps. The steps are our advice; the rule asks you to respond, to limit harm and to write it down. 45 CFR 164.308(a)(6)(ii)."
      actions={<PrintButton />}
    >
      <p className={looks.row}>
        <Link to="/practice/$id/incidents" params={{ id: practice_id }} search={{ incident: id }}>
          Back to {incident.data.reference}
        </Link>
        <LinkButton
          to="/practice/$id/breaches/$incident"
          params={{ id: practice_id, incident: id }}
          variant="default"
          size="sm"
        >
          Assess it for a breach
        </LinkButton>
      </p>
      <Told incident_id={id} reference={incident.data.reference} triage={found.data} />
    </Page>
  );
}

function Told({ incident_id, reference, triage }: { incident_id: string; reference: string; triage: Triage }) {
  const { may } = useHere();
  const { busy, trouble, tick, plan, note } = useSteps(incident_id, reference);
  const acts = may("incidents:write") ? { tick, plan, busy } : {};
  return (
    <>
      <Refused trouble={trouble}>That was not saved.</Refused>
      {(["hour", "day", "week"] as const).map((when) => (
        <Section key={when} title={SOON[when]}>
          <ul className={looks.plain}>
            {triage.steps
              .filter((step) => step.when === when)
              .map((step) => (
                <Line key={step.id} step={step} {...acts} />
              ))}
          </ul>
        </Section>
      ))}
      <Section title="What happened when">
        <Timeline triage={triage} />
        {may("incidents:write") && <Add busy={busy} onAdd={note} />}
      </Section>
    </>
  );
}

function useSteps(incident_id: string, reference: string) {
  const { id: practice_id, may } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const path = { practice_id, incident_id };
  const tell = (act: () => Promise<{ error?: unknown }>) => {
    if (busy) return;
    send(async () => {
      const { error } = await act();
      await touched();
      return error ?? null;
    });
  };
  return {
    busy,
    trouble,
    tick: (step: Step) => {
      tell(() =>
        step.entry_id === null
          ? work.POST(`${TRIAGE}/entries`, { params: { path }, body: { step: step.id } })
          : work.DELETE(`${TRIAGE}/entries/{id}`, { params: { path: { ...path, id: step.entry_id } } }),
      );
    },
    plan: may("tasks:write")
      ? (step: Step) => {
          const body = { title: `${reference}: ${step.text}`.slice(0, 200), detail: step.text, minutes: 30 };
          tell(() => work.POST("/v1/practices/{practice_id}/tasks", { params: { path: { practice_id } }, body }));
        }
      : undefined,
    note: (what: string) => {
      tell(() => work.POST(`${TRIAGE}/entries`, { params: { path }, body: { what } }));
    },
  };
}

interface LineProps {
  step: Step;
  tick?: (step: Step) => void;
  plan?: ((step: Step) => void) | undefined;
  busy?: boolean;
}

function Line({ step, tick, plan, busy = false }: LineProps) {
  const { zone } = useHere();
  const [planned, setPlanned] = useState(false);
  const done = step.done_at !== null;
  return (
    <li className={`${looks.box} ${styles.step}`}>
      <div>
        <p>{step.text}</p>
        <p className={looks.quiet}>
          {done && step.done_at
            ? `✓ ${momentWords(step.done_at, zone)}, ${step.done_by}`
            : step.citation
              ? `Serves 45 CFR ${step.citation}.`
              : "Our advice."}
        </p>
      </div>
      {tick && (
        <div className={looks.row}>
          {!done && plan && (
            <Button
              variant="subtle"
              size="sm"
              aria-disabled={busy || planned}
              aria-label={`Put it on the plan: ${step.text}`}
              onClick={() => {
                if (planned) return;
                setPlanned(true);
                plan(step);
              }}
            >
              {planned ? "It is on the plan" : "Put it on the plan"}
            </Button>
          )}
          <Button
            variant={done ? "default" : "filled"}
            size="sm"
            aria-disabled={busy}
            aria-label={`${done ? "Not done after all" : "Done"}: ${step.text}`}
            onClick={() => {
              tick(step);
            }}
          >
            {done ? "Not done" : "Done"}
          </Button>
        </div>
      )}
    </li>
  );
}

function Timeline({ triage }: { triage: Triage }) {
  const { zone } = useHere();
  return (
    <ol className={looks.plain} aria-label="What happened when">
      {triage.timeline.map(({ mark, on, at, what, by }) => (
        <li key={`${mark} ${on} ${at ?? ""} ${what}`} className={styles.moment}>
          <span className={looks.quiet}>{at === null ? dayWords(on) : momentWords(at, zone)}</span>
          <span>
            {what}
            {by && ` ${by}.`}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Add({ busy, onAdd }: { busy: boolean; onAdd: (what: string) => void }) {
  const [what, setWhat] = useState("");
  return (
    <div className={styles.add}>
      <Textarea
        label="What was done or seen just now"
        description="Name no patient."
        value={what}
        autosize
        minRows={2}
        onChange={(event) => {
          setWhat(event.currentTarget.value);
        }}
      />
      <div>
        <Button
          variant="default"
          aria-disabled={busy || !what.trim()}
          onClick={() => {
            if (!what.trim()) return;
            onAdd(what.trim());
            setWhat("");
          }}
        >
          Write it down
        </Button>
      </div>
    </div>
  );
}
