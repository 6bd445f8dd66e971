/** Was it a breach, and who has to be told by when? One page from the first question to the proof of the last letter. */
import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { work } from "../../api/work";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { Past } from "../../pieces/Past";
import { EditRecord, ReadRecord } from "../../pieces/Record";
import { useSending } from "../../pieces/sending";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { BREACH, type Breach, BREACHES, STATES } from "./breaches";
import { Duties } from "./Duties";
import { Fields } from "./Fields";
import { Letters } from "./Letters";
import { SHELF } from "./shelf";
import { type Guide, useBreach } from "./useBreach";

const TITLE = "Was it a breach?";

/** The page. */
export function BreachPage() {
  const { may } = useHere();
  const { incident: id } = useParams({ from: "/signed-in/practice/$id/breaches/$incident" });
  const { incident, guide, found, breach } = useBreach(id);
  const trouble = useTrouble(incident.error ?? guide.error ?? found.error);
  if (!may("incidents:read")) return <Closed title={TITLE} what="incidents" />;
  if (!incident.data || !guide.data || !found.data)
    return <Awaited title={TITLE} what="the incident" trouble={trouble} onRetry={() => void found.refetch()} />;
  const { reference, known_on } = incident.data;
  return (
    <Page
      title={`${TITLE} ${reference}`}
      lead="A use or disclosure that is not permitted counts as a breach until you show otherwise. 45 CFR 164.402. Everything you write here stays on file, whatever you decide."
    >
      <p>
        <Back incident={id} reference={reference} />
      </p>
      {breach ? <Whole breach={breach} guide={guide.data} /> : <Begin incident_id={id} discovered_on={known_on} />}
    </Page>
  );
}

function Back({ incident, reference }: { incident: string; reference: string }) {
  const { id } = useHere();
  return (
    <Link to="/practice/$id/incidents" params={{ id }} search={{ incident }}>
      Back to {reference}
    </Link>
  );
}

function Begin(body: { incident_id: string; discovered_on: string }) {
  const { id: practice_id, may } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  if (!may("incidents:write")) return <p>Nobody has begun the assessment of this incident.</p>;
  return (
    <Card>
      <p>
        A few questions: what information it was, whether it was encrypted, who had it. It takes about five minutes. You
        can stop and go on later.
      </p>
      <Refused trouble={trouble}>It was not begun.</Refused>
      <div>
        <Button
          aria-disabled={busy}
          onClick={() => {
            if (busy) return;
            send(async () => {
              const { error } = await work.POST(BREACHES, { params: { path: { practice_id } }, body });
              await touched();
              return error ?? null;
            });
          }}
        >
          Begin the assessment
        </Button>
      </div>
    </Card>
  );
}

function Whole({ breach, guide }: { breach: Breach; guide: Guide }) {
  const { may } = useHere();
  return (
    <>
      <Section title="Where it stands">
        <Standing breach={breach} />
      </Section>
      <Section title="The assessment">
        <Card>
          {may("incidents:write") ? (
            <EditRecord key={breach.id} shelf={SHELF} item={breach}>
              {(texts, set) => <Fields texts={texts} set={set} guide={guide} suggested={breach.suggested} />}
            </EditRecord>
          ) : (
            <ReadRecord shelf={SHELF} item={breach} />
          )}
        </Card>
      </Section>
      <Duties breach={breach} />
      {breach.state !== "not_a_breach" && <Letters breach={breach} />}
      <Past kind="Breach" id={breach.id} labels={BREACH.labels} say={BREACH.say} />
    </>
  );
}

function Standing({ breach }: { breach: Breach }) {
  return (
    <Card>
      <p className={looks.row}>
        <Tag tone={breach.state === "unfinished" ? "wait" : "calm"}>{STATES[breach.state]}</Tag>
        {breach.decided_on !== null && (
          <span>
            {breach.decided_by}, {dayWords(breach.decided_on)}
          </span>
        )}
      </p>
      <ul className={looks.links}>
        {breach.reasons.map(({ citation, text }) => (
          <li key={text}>
            {text} {citation && <span className={looks.quiet}>{citation}</span>}
          </li>
        ))}
      </ul>
      {breach.missing.length > 0 && (
        <div className={looks.open}>
          <strong>Next</strong>
          <ul className={looks.links}>
            {breach.missing.map(({ field, message }) => (
              <li key={field}>{message}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
