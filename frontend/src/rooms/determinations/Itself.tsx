/** Does HIPAA apply to this practice at all, and as what? Answered once for the practice, with its reasons. */
import { Button } from "@mantine/core";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import type { Go } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { readStanding } from "../../pieces/files";
import { useHere } from "../../pieces/here";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { Explain } from "../../ui/Explain";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Section } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { Loading, Unread } from "../../ui/states";
import { UndoLine } from "../../ui/undo";
import styles from "./determinations.module.css";
import { Memo } from "./Memo";
import { Again, Cited, Flags, Papers, Part } from "./Result";
import { ITSELF_SHELF } from "./shelf";
import { ASKED, ASSOCIATE, COVERED, HYBRID, ITSELF, type Itself as Found, PLAN, STANDING } from "./standing";
import { ItselfFields } from "./ItselfFields";

interface ItselfProps {
  /** Whether its panel is open. */
  open: boolean;
  go: Go;
}

/** The section, and the panel with the questions. */
export function Itself({ open, go }: ItselfProps) {
  const { id: practice_id } = useHere();
  const found = works.useQuery("get", ITSELF, { params: { path: { practice_id } } });
  const trouble = useTrouble(found.error);
  const told = found.data !== undefined && found.data.decided_on !== null;
  return (
    <Section title="The practice itself" actions={told && <Memo read={readStanding} about="the practice" />}>
      {trouble && <Unread what="what the practice is" why={trouble.message} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading what="what the practice is" />}
      {found.data && <Short found={found.data} go={go} />}
      <Panel
        title="The practice itself"
        open={open}
        onClose={() => {
          go({ practice: "" });
        }}
      >
        {found.data && <Whole found={found.data} />}
        <UndoLine />
      </Panel>
    </Section>
  );
}

function Short({ found, go }: { found: Found; go: Go }) {
  const { may } = useHere();
  const { flags, again, decided_on } = found;
  const write = may("inventory:write");
  const untold = write ? "Answer the questions" : "See the questions";
  const told = write ? "See why, or change it" : "See why";
  return (
    <Card>
      <div className={styles.status}>
        {decided_on === null ? (
          <p>
            Does HIPAA apply to you at all? Most practices are a{" "}
            <Explain term="covered entity">
              A provider who sends health information electronically in a transaction such as a claim, a health plan, or
              a clearinghouse. 45 CFR 160.103.
            </Explain>
            . One that takes only cash may not be. A few questions settle it, with reasons and a memo to keep.
          </p>
        ) : (
          <>
            <Again reasons={again} />
            <Answers found={found} />
            <p className={looks.quiet}>
              {flags.length === 0 ? "Nothing is left to settle. " : `To settle or to know: ${flags.length}. `}
              {toldWords(found)}
            </p>
          </>
        )}
        <div className={looks.row}>
          <Button
            size="sm"
            variant="default"
            onClick={() => {
              go({ practice: "1" });
            }}
          >
            {decided_on === null ? untold : told}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Answers({ found: { status, hybrid, business_associate, plan_is_covered_entity } }: { found: Found }) {
  const more = [HYBRID[hybrid], ASSOCIATE[business_associate], PLAN[plan_is_covered_entity]].filter(Boolean);
  return (
    <>
      <p>
        <Covered status={status} />
      </p>
      {more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

/** Said on top, and again below the questions for whoever has just answered them there. */
function Covered({ status }: { status: Found["status"] }) {
  return (
    <>
      <Tag tone={COVERED[status].tone}>{COVERED[status].word}</Tag> {COVERED[status].says}
    </>
  );
}

function Whole({ found }: { found: Found }) {
  const { id: practice_id, may } = useHere();
  const untold = found.decided_on === null;
  return (
    <>
      {!untold && <Consequences found={found} />}
      <section className={looks.part} aria-label="What was told">
        <h3>{untold ? "The questions" : "What was told"}</h3>
        {untold && !may("inventory:write") && <p className={looks.quiet}>Nobody has answered them yet.</p>}
        <OnRecord shelf={ITSELF_SHELF} item={{ ...found, id: practice_id }}>
          {(texts, set) => <ItselfFields texts={texts} set={set} />}
        </OnRecord>
        <p role="status">{!untold && <Covered status={found.status} />}</p>
      </section>
      {found.id !== null && <Past kind="Standing" id={found.id} labels={ASKED} say={sayPast} />}
    </>
  );
}

function Consequences({ found }: { found: Found }) {
  const { again, flags, reasons, documents, duties, settles, edition } = found;
  return (
    <>
      <Again reasons={again} />
      <div className={styles.status}>
        <Answers found={found} />
        <Cited lines={reasons} />
      </div>
      <Flags flags={flags} about="" />
      <Papers papers={documents} />
      {duties.length > 0 && (
        <Part title="What you owe">
          <Cited lines={duties} />
        </Part>
      )}
      <Part title="What would change this">
        <ul>
          {settles.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </Part>
      <p className={looks.quiet}>
        {toldWords(found)} This is our reading of the definitions, by our table of {dayWords(edition)}; it is no ruling
        and no legal advice. Take it to counsel where much hangs on it.
      </p>
    </>
  );
}

function sayPast(field: string, value: unknown): string | undefined {
  return Object.hasOwn(ASKED, field) ? STANDING.say(field, value) : undefined;
}

function toldWords({ decided_by, decided_on }: Found): string {
  return decided_on === null ? "" : `Told by ${decided_by} on ${dayWords(decided_on)}.`;
}
