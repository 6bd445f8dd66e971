/** By which table does the practice judge risk, and how much of it does management accept? */
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Past } from "../../pieces/Past";
import { Explain } from "../../ui/Explain";
import { LevelTag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Page, Section } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import { Change } from "./Change";
import styles from "./methods.module.css";
import { type Move, moved } from "./moved";
import { Moves } from "./Moves";
import type { Choice, Method as MethodLine } from "./own";
import { Table } from "./Table";

/** The page: what is in force, what there is to choose from, and the decision. */
export function Method() {
  const { id, may } = useHere();
  const choice = works.useQuery("get", "/v1/practices/{practice_id}/method", {
    params: { path: { practice_id: id } },
  });
  const methods = works.useQuery("get", "/v1/methods");
  const trouble = useTrouble(choice.error ?? methods.error);
  return (
    <Page
      title="Method and appetite"
      lead="How a likelihood and an impact become a level, and up to which level management accepts a risk as it is."
    >
      {trouble && (
        <Unread
          what="the method"
          why={trouble.message}
          onRetry={() => void Promise.all([choice.refetch(), methods.refetch()])}
        />
      )}
      {!trouble && (choice.isPending || methods.isPending) && <Loading what="the method" />}
      {choice.data && methods.data && (
        <>
          <InForce choice={choice.data} />
          <Section title="What there is to choose from">
            <p>
              A likelihood says how likely it is that something happens. An impact says how much harm it would do. Each
              table makes a level of the two. The rule asks for a method and does not name one.
            </p>
            <div className={styles.beside}>
              {offered(choice.data.method, methods.data.items).map((method) => (
                <div key={method.id}>
                  <Table caption={method.title} method={method} />
                  <p className={looks.quiet}>{method.source}</p>
                </div>
              ))}
            </div>
          </Section>
          {may("approve") ? (
            <Decision choice={choice.data} methods={methods.data.items} />
          ) : (
            <p>An owner or a manager chooses the method and the appetite. Your role reads them.</p>
          )}
          <Past kind="Practice" id={choice.data.id} />
        </>
      )}
    </Page>
  );
}

/** The published ones, and the practice's own beside them while it is in force. */
function offered(inForce: MethodLine, published: readonly MethodLine[]): MethodLine[] {
  return published.some(({ id }) => id === inForce.id) ? [...published] : [inForce, ...published];
}

function InForce({ choice }: { choice: Choice }) {
  const { method, appetite, appetite_statement, approved_by, approved_on } = choice;
  return (
    <Section title="In force here">
      <dl className={`${looks.facts} ${styles.facts}`}>
        <div>
          <dt>Method</dt>
          <dd>
            {method.title}
            <span className={looks.quiet}>
              {method.id === "own" ? "Your own table" : "Edition"} of {dayWords(method.edition)}
            </span>
          </dd>
        </div>
        <div>
          <dt>
            <Explain term="Appetite">
              The highest level of risk that management accepts without doing anything about it. For each risk above it
              somebody decides what is done.
            </Explain>
          </dt>
          <dd>
            <LevelTag level={appetite} />
            {appetite_statement && <span>{appetite_statement}</span>}
          </dd>
        </div>
        <div>
          <dt>Approved</dt>
          <dd>
            {approved_on === null
              ? "Nobody has approved this yet. A final analysis needs it."
              : `By ${approved_by} on ${dayWords(approved_on)}`}
          </dd>
        </div>
      </dl>
    </Section>
  );
}

function Decision({ choice, methods }: { choice: Choice; methods: readonly MethodLine[] }) {
  const risks = useAll("/v1/practices/{practice_id}/risks");
  const [moves, setMoves] = useState<Move[] | null>(null);
  return (
    <Section title="Choose and approve">
      <Change
        choice={choice}
        methods={methods}
        onApproved={async () => {
          const before = risks.data ?? [];
          const { data: after } = await risks.refetch();
          setMoves(moved(before, after ?? before));
        }}
      />
      {moves && <Moves moves={moves} total={risks.data?.length ?? 0} />}
    </Section>
  );
}
