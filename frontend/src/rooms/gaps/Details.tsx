/** Why does one standard or specification stand as it does, and what closes it? */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { works } from "../../api/work";
import type { Go } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import { Explain } from "../../ui/Explain";
import { useLast } from "../../ui/last";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Panel } from "../../ui/Panel";
import { Loading } from "../../ui/states";
import { UndoLine } from "../../ui/undo";
import { Elsewhere, Proposals, RisksOn } from "./Around";
import { Closes } from "./Closes";
import { GapLink } from "./columns";
import { Decision } from "./Decision";
import styles from "./gaps.module.css";
import { DESIGNATIONS, FAMILIES, type Gap, STATUSES } from "./words";

interface DetailsProps {
  gaps: readonly Gap[];
  /** The lines as they are shown: where "next" leads. */
  order: readonly Gap[];
  /** The paragraph that is open; null for none. */
  citation: string | null;
  go: Go;
}

/** The panel. */
export function Details({ gaps, order, citation, go }: DetailsProps) {
  const shown = useLast(citation);
  const gap = gaps.find((each) => each.citation === shown);
  return (
    <Panel
      title={gap ? `${gap.citation} ${gap.title}` : "Standard or specification"}
      open={citation !== null}
      onClose={() => {
        go({ gap: "" });
      }}
    >
      {gap ? (
        <Whole key={gap.citation} gap={gap} gaps={gaps} order={order} />
      ) : (
        <p>{shown} is no standard or specification that the Security Rule counts today.</p>
      )}
      <UndoLine />
    </Panel>
  );
}

/** A part of the panel under its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Whole({ gap, gaps, order }: { gap: Gap; gaps: readonly Gap[]; order: readonly Gap[] }) {
  const parent = gaps.find(({ citation }) => citation === gap.parent);
  const parts = gaps.filter((each) => each.parent === gap.citation);
  const next = order[order.findIndex(({ citation }) => citation === gap.citation) + 1];
  return (
    <>
      <div className={styles.sum}>
        <p className={styles.tags}>
          <Tag tone={STATUSES[gap.status].tone}>{STATUSES[gap.status].word}</Tag>
          <Kind gap={gap} />
        </p>
        <p className={looks.quiet}>
          {FAMILIES[gap.safeguard]?.title ?? gap.safeguard}
          {parent && (
            <>
              , part of the standard <GapLink citation={parent.citation}>{parent.title}</GapLink>
            </>
          )}
        </p>
        <Asks citation={gap.citation} />
      </div>
      <Part title="Why it stands so">
        <ul>
          {gap.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Part>
      {parts.length > 0 && (
        <Part title="Its specifications">
          <ul className={looks.plain}>
            {parts.map(({ citation, title, status }) => (
              <li key={citation} className={styles.line}>
                <GapLink citation={citation}>{title}</GapLink>
                <Tag tone={STATUSES[status].tone}>{STATUSES[status].word}</Tag>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Closes gap={gap} />
      {gap.designation === "addressable" && <Decision gap={gap} />}
      <RisksOn citation={gap.citation} />
      <Elsewhere gap={gap} />
      <Proposals citation={gap.citation} />
      {next && (
        <p>
          Next in the list: <GapLink citation={next.citation}>{`${next.citation} ${next.title}`}</GapLink>
        </p>
      )}
    </>
  );
}

function Kind({ gap: { designation } }: { gap: Gap }) {
  if (designation === "required")
    return <Explain term={DESIGNATIONS.required}>A required specification has to be put in place.</Explain>;
  if (designation === "addressable")
    return (
      <Explain term={DESIGNATIONS.addressable}>
        Look at whether it is reasonable for a practice like yours. If it is, put it in place. If not, write down why
        and do something as good, if that is reasonable. It is not optional. 45 CFR 164.306(d)(3).
      </Explain>
    );
  return <span>Standard</span>;
}

/** What the paragraph asks for, in our words. */
function Asks({ citation }: { citation: string }) {
  const { id } = useHere();
  const rules = works.useQuery("get", "/v1/standards", { params: { query: { limit: 500 } } });
  if (rules.isPending) return <Loading what="what it asks for" />;
  const item = rules.data?.items.find((each) => each.citation === citation);
  if (!item)
    return (
      <p className={looks.quiet}>
        Our summary could not be loaded.{" "}
        <Link to="/practice/$id/gaps" params={{ id }}>
          Back to the list
        </Link>
      </p>
    );
  return (
    <>
      <p>{item.summary}</p>
      <p className={looks.quiet}>45 CFR {citation}, in our words.</p>
    </>
  );
}
