/** Which standards are met, and what closes each gap? */
import { memo, useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { type Go, type Search, useAddress, useWanted } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { Explain } from "../../ui/Explain";
import { Grid } from "../../ui/Grid";
import looks from "../../ui/looks.module.css";
import { Page, Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Empty } from "../../ui/states";
import { columnsFor } from "./columns";
import { Counts } from "./Counts";
import { Disagree } from "./Disagree";
import styles from "./gaps.module.css";
import { Details } from "./Details";
import { Toolbar, Whose } from "./Toolbar";
import { familiesOf, fits, walksOf, wantedOf } from "./tree";
import type { Gap } from "./words";

/** Typing does not draw the lists anew until there is time for it. */
const Rows = memo(Grid<Gap>);
const keyOf = ({ citation }: Gap) => citation;

/** The page: every counted standard and specification of the Security Rule, and where records speak against answers. */
export function Gaps() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const open = search.gap ?? null;
  const gaps = useAll("/v1/practices/{practice_id}/gaps", {}, { enabled: may("risks:read") });
  // What corresponds elsewhere doubles the answer, and most visits do not ask for it.
  const whole = useAll(
    "/v1/practices/{practice_id}/gaps",
    { crosswalk: true },
    { enabled: may("risks:read") && (open !== null || walksOf(search).length > 0) },
  );
  const trouble = useTrouble(gaps.error);
  if (!may("risks:read"))
    return (
      <Page title="Gaps to the standards" lead="Your role does not include the gaps to the standards.">
        <p>An owner can change that under People with access.</p>
      </Page>
    );
  const shown = whole.data ?? gaps.data;
  if (shown) return <Standing gaps={shown} search={search} go={go} />;
  return (
    <Awaited title="Gaps to the standards" what="the gaps" trouble={trouble} onRetry={() => void gaps.refetch()} />
  );
}

function Standing({ gaps, search, go }: { gaps: Gap[]; search: Search; go: Go }) {
  const [wanted, text, setText] = useWanted(search, go, wantedOf);
  const families = useMemo(() => familiesOf(gaps, wanted), [gaps, wanted]);
  const found = useMemo(() => gaps.filter(fits(wanted)), [gaps, wanted]);
  const walks = walksOf(search).join(",");
  const columns = useMemo(() => columnsFor(gaps, walksOf({ walks })), [gaps, walks]);
  return (
    <Page title="Gaps to the standards" wide lead={<Lead />}>
      <div className={styles.top}>
        <Counts gaps={gaps} status={wanted.status} go={go} />
        <Disagree />
      </div>
      <Section title="Standards and specifications" actions={<PrintButton />}>
        <Toolbar search={search} go={go} text={text} onText={setText} />
        <Whose walks={walksOf(search)} />
        <p role="status" className={looks.quiet}>
          {foundWords(found, gaps.length)}
        </p>
        {families.length === 0 && <Empty>Nothing fits these filters. Take one of them away to see more.</Empty>}
        {families.map(({ id, title, about, rows }) => (
          <section key={id} className={styles.family} aria-label={title}>
            <h3>{title}</h3>
            {about && <p className={looks.quiet}>{about}</p>}
            <Rows label={title} rows={rows} keyOf={keyOf} columns={columns} current={search.gap ?? null} />
          </section>
        ))}
      </Section>
      <Details gaps={gaps} order={found} citation={search.gap ?? null} go={go} />
    </Page>
  );
}

function Lead() {
  return (
    <>
      What the Security Rule asks for, what your answers say about it, and what closes each gap. Most{" "}
      <Explain term="standards">
        A standard says what has to be reached, such as “control who gets in”. The Security Rule has 22 of them.
      </Explain>{" "}
      have{" "}
      <Explain term="specifications">
        An implementation specification is a single thing to do for a standard. A required one has to be done. An
        addressable one has to be looked at, and then done, replaced by something as good, or left out with a written
        reason. 45 CFR 164.306(d).
      </Explain>
      . These are counts, not a grade.
    </>
  );
}

function foundWords(found: readonly Gap[], all: number): string {
  if (found.length === all) return "";
  const standards = found.filter(({ kind }) => kind === "standard").length;
  const specifications = found.length - standards;
  const under = specifications > 0 ? " A specification stands under its standard." : "";
  return `Shown: ${counted(specifications, "specification")} and ${counted(standards, "standard")}.${under}`;
}
