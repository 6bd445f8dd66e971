/** What has gone wrong, who looks into it, and how did it end? 45 CFR 164.308(a)(6)(ii). */
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { AddButton } from "../../pieces/Adding";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { dayWords } from "../../pieces/days";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { LinkButton } from "../../pieces/LinkButton";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { Past } from "../../pieces/Past";
import { EditRecord, ReadRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { type Column, Grid } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { First, Later } from "./Fields";
import { cameWords, emptyOn, howFar, INCIDENT, type Incident, INCIDENTS, KINDS } from "./incidents";
import { SHELF } from "./shelf";

const TITLE = "Incidents";
const MOST_LETTERS = 120;

/** The page. */
export function Incidents() {
  const { id, may, today } = useHere();
  const [search, go] = useAddress();
  const enabled = { enabled: may("incidents:read") };
  const incidents = useAll(INCIDENTS, undefined, enabled);
  const trouble = useTrouble(incidents.error);
  const empty = useMemo(() => emptyOn(today), [today]);
  const columns = useMemo(() => columnsOn(today), [today]);
  if (!enabled.enabled) return <Closed title={TITLE} what="incidents" />;
  if (!incidents.data)
    return <Awaited title={TITLE} what="the incidents" trouble={trouble} onRetry={() => void incidents.refetch()} />;
  return (
    <Page
      title={TITLE}
      wide
      lead="HIPAA asks you to notice what goes wrong, to act on it, to limit the harm, and to keep a record of how it ended. 45 CFR 164.308(a)(6)(ii)."
      actions={
        may("incidents:write") && (
          <AddButton go={go} what="incident">
            Write down an incident
          </AddButton>
        )
      }
    >
      <p className={looks.quiet}>
        <Link to="/practice/$id/state-law" params={{ id }}>
          State law, and the yearly log
        </Link>
        {" · "}
        <Link to="/practice/$id/posters" params={{ id }}>
          Posters to report by
        </Link>
        . Everybody who works here can report with the button “Something went wrong?” on every page, or on the page of
        their own. Name no patient in any field.
      </p>
      {incidents.data.length > 0 ? (
        <Grid
          label="Incidents"
          rows={incidents.data}
          keyOf={({ id }) => id}
          nameOf={({ reference }) => reference}
          columns={columns}
          current={search.incident ?? null}
        />
      ) : (
        <Card>
          <Empty>
            No incident is on record. Small things count too: a fax to the wrong number, a lost key card, a strange
            e-mail that somebody opened.
          </Empty>
        </Card>
      )}
      <NewPanel title="Write down an incident" open={search.add === "incident"} shelf={SHELF} empty={empty} go={go}>
        {(texts, set) => <First texts={texts} set={set} />}
      </NewPanel>
      <OpenPanel
        rows={incidents.data}
        word="incident"
        id={search.incident ?? null}
        go={go}
        titleOf={({ reference, kind }) => `${reference} ${KINDS[kind]}`}
        noun="Incident"
        gone={<p>There is no such incident. Close the panel to see those on record.</p>}
      >
        {(incident) => <Whole key={incident.id} incident={incident} />}
      </OpenPanel>
    </Page>
  );
}

function Whole({ incident }: { incident: Incident }) {
  const { id, may } = useHere();
  return (
    <>
      <p className={looks.quiet}>{cameWords(incident)}</p>
      {may("incidents:write") ? (
        <EditRecord shelf={SHELF} item={incident}>
          {(texts, set) => (
            <>
              <First texts={texts} set={set} />
              <Later texts={texts} set={set} />
            </>
          )}
        </EditRecord>
      ) : (
        <ReadRecord shelf={SHELF} item={incident} />
      )}
      <section className={looks.part}>
        <h3>What to do first</h3>
        <div>
          <LinkButton to="/practice/$id/steps/$incident" params={{ id, incident: incident.id }} size="sm">
            First steps and timeline
          </LinkButton>
        </div>
      </section>
      <section className={looks.part}>
        <h3>Was it a breach?</h3>
        <p className={looks.quiet}>
          A few questions show whether anybody has to be told, and by when. The days count from the day on which you
          knew.
        </p>
        <div>
          <LinkButton
            to="/practice/$id/breaches/$incident"
            params={{ id, incident: incident.id }}
            variant="default"
            size="sm"
          >
            Assess it for a breach
          </LinkButton>
        </div>
      </section>
      <section className={looks.part}>
        <h3>Evidence</h3>
        <Evidence about="incident" id={incident.id} of={incident.reference} />
      </section>
      <p className={looks.quiet}>
        {incident.keep_until
          ? `Keep it until ${dayWords(incident.keep_until)} at least: six years, 164.316(b)(2)(i).`
          : "Its six years, 164.316(b)(2)(i), have not begun while it is open."}
      </p>
      <Past kind="Incident" id={incident.id} labels={INCIDENT.labels} say={sayPast} />
    </>
  );
}

function sayPast(field: string, value: unknown): string | undefined {
  return ["kind", "judged", "close"].includes(field) ? INCIDENT.say(field, value) : undefined;
}

function shortened(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS).trimEnd()}…` : text;
}

function columnsOn(today: string): Column<Incident>[] {
  return [
    {
      id: "reference",
      title: "Number",
      cell: ({ id, reference }) => (
        <Opens word="incident" id={id}>
          {reference}
        </Opens>
      ),
    },
    { id: "kind", title: INCIDENT.labels.kind, cell: ({ kind }) => KINDS[kind] },
    { id: "what", title: INCIDENT.labels.what, cell: ({ what }) => shortened(what) },
    {
      id: "known",
      title: INCIDENT.labels.known_on,
      cell: ({ known_on }) => <span className={looks.day}>{dayWords(known_on)}</span>,
    },
    {
      id: "state",
      title: "How far",
      cell: (incident) => {
        const text = howFar(incident, today);
        return incident.state === "closed" ? text : <Tag tone="wait">{text}</Tag>;
      },
    },
  ];
}
