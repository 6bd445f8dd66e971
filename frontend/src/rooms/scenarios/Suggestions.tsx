/** Which risks do the answers suggest? */
import { Button, Checkbox } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";

import { useTrouble } from "../../api/problems";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Explain } from "../../ui/Explain";
import { Meter } from "../../ui/Meter";
import { Page, Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { Apart } from "./Apart";
import { Confirm } from "./Confirm";
import { Item } from "./Item";
import styles from "./scenarios.module.css";
import { heaped, type Scenario, type Show, showOf, waitingOf } from "./suggested";

const ROUTE = "/practice/$id/suggestions";

/** The page: what is left open and not on record, to be taken over in one go. */
export function Suggestions() {
  const { may } = useHere();
  const { show: word } = useSearch({ from: "/signed-in/practice/$id/suggestions" });
  const show = showOf(word);
  const open = useAll("/v1/practices/{practice_id}/scenarios", undefined, { enabled: may("risks:read") });
  const shut = useAll(
    "/v1/practices/{practice_id}/scenarios",
    { selected: false },
    { enabled: may("risks:read") && show === "shut" },
  );
  const trouble = useTrouble(open.error ?? (show === "shut" ? shut.error : null));
  if (!may("risks:read"))
    return (
      <Page title="Suggested risks" lead="Your role does not include the risks.">
        <p>An owner can change that under “People with access”.</p>
      </Page>
    );
  return (
    <Page title="Suggested risks" lead={<Lead />}>
      {trouble && (
        <Unread
          what="the suggestions"
          why={trouble.message}
          onRetry={() => void Promise.all([open.refetch(), ...(show === "shut" ? [shut.refetch()] : [])])}
        />
      )}
      {!trouble && !open.data && <Loading what="the suggestions" />}
      {open.data && <Sorted open={open.data} shut={shut.data} show={show} />}
    </Page>
  );
}

function Lead() {
  return (
    <>
      Your answers and your list of systems bring these up. Each is a{" "}
      <Explain term="threat">Something or somebody that could do harm: a burglar, a storm, a false e-mail.</Explain>{" "}
      that meets a{" "}
      <Explain term="weakness">
        What lets the threat succeed here. The rules call it a vulnerability, and a risk analysis pairs the two.
      </Explain>
      . Put on record those that you agree with.
    </>
  );
}

interface SortedProps {
  open: Scenario[];
  shut: Scenario[] | undefined;
  show: Show;
}

function Sorted({ open, shut, show }: SortedProps) {
  const waiting = useMemo(() => waitingOf(open), [open]);
  const recorded = open.length - waiting.length;
  const shown = { waiting, recorded: open.filter(({ risk_id }) => risk_id !== null), shut }[show];
  return (
    <>
      <Meter label="On record" done={recorded} total={open.length} says={`${recorded} of ${open.length}`} />
      <nav aria-label="Which suggestions" className={styles.which}>
        <Which show="waiting" now={show}>{`To look at (${waiting.length})`}</Which>
        <Which show="recorded" now={show}>{`On record (${recorded})`}</Which>
        <Which show="shut" now={show}>
          Kept out by your answers
        </Which>
      </nav>
      {!shown && <Loading what="the list" />}
      {shown?.length === 0 && <None show={show} />}
      {shown && shown.length > 0 && <Chosen key={show} scenarios={shown} show={show} />}
    </>
  );
}

function Which({ show, now, children }: { show: Show; now: Show; children: ReactNode }) {
  const { id } = useHere();
  return (
    <Link
      to={ROUTE}
      params={{ id }}
      search={show === "waiting" ? {} : { show }}
      resetScroll={false}
      preload={false}
      className={styles.way}
      aria-current={show === now ? "true" : undefined}
      activeOptions={{ exact: true }}
    >
      {children}
    </Link>
  );
}

function None({ show }: { show: Show }) {
  const { id } = useHere();
  if (show === "recorded") return <Empty>Nothing is on record yet. Begin with those to look at.</Empty>;
  if (show === "shut") return <Empty>Your answers keep nothing out yet.</Empty>;
  return (
    <Empty>
      Every suggested risk is on record. When an answer or a system changes, new ones turn up here.{" "}
      <Link to="/practice/$id/risks" params={{ id }}>
        Go to the register
      </Link>
    </Empty>
  );
}

function Chosen({ scenarios, show }: { scenarios: Scenario[]; show: Show }) {
  const { may } = useHere();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { apart } = useSearch({ from: "/signed-in/practice/$id/suggestions" });
  const navigate = useNavigate({ from: ROUTE });
  const choose = show === "waiting" && may("risks:write");
  const picked = scenarios.filter(({ key }) => chosen.has(key));
  const set = (some: readonly Scenario[], on: boolean) => {
    const next = new Set(chosen);
    for (const { key } of some)
      if (on) next.add(key);
      else next.delete(key);
    setChosen(next);
  };
  return (
    <>
      {show === "shut" && <p>You can read why each of these does not count now. A changed answer brings it back.</p>}
      {choose && (
        <Checkbox
          label={`Choose all ${scenarios.length}`}
          checked={picked.length === scenarios.length}
          indeterminate={picked.length > 0 && picked.length < scenarios.length}
          onChange={(event) => {
            set(scenarios, event.currentTarget.checked);
          }}
        />
      )}
      {heaped(scenarios).map((heap) => (
        <Section
          key={heap.category}
          title={heap.title}
          actions={
            choose && heap.scenarios.length > 1 ? (
              <Button
                variant="subtle"
                size="compact-md"
                onClick={() => {
                  set(heap.scenarios, true);
                }}
              >
                Choose these {heap.scenarios.length}
              </Button>
            ) : null
          }
        >
          <ul className={styles.list}>
            {heap.scenarios.map((scenario) => (
              <Item
                key={scenario.key}
                scenario={scenario}
                chosen={chosen.has(scenario.key)}
                {...(choose && {
                  onChoose: (on: boolean) => {
                    set([scenario], on);
                  },
                })}
              />
            ))}
          </ul>
        </Section>
      ))}
      {choose && (
        <Confirm
          scenarios={picked}
          onDone={() => {
            setChosen(new Set());
          }}
        />
      )}
      <Apart
        open={apart ?? null}
        scenarios={scenarios}
        onClose={() => {
          void navigate({ search: ({ apart: _, ...rest }) => rest, resetScroll: false });
        }}
      />
    </>
  );
}
