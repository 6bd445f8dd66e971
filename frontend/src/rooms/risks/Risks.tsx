/** Which risks does the practice carry? */
import { memo, useCallback, useDeferredValue, useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { AddButton } from "../../pieces/Adding";
import { useAddress, useWanted } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { useChosen } from "../../pieces/chosen";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { ColumnMenu } from "../../pieces/Narrow";
import { numberWord } from "../../pieces/numbers";
import { Grid } from "../../ui/Grid";
import { Page, Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Empty } from "../../ui/states";
import { foundWords, Lead, Nothing, RiskMap, Ways } from "./Above";
import { Add } from "./Add";
import { Bulk } from "./Bulk";
import { columnsFor, TITLES } from "./columns";
import { Details } from "./Details";
import { type Bar, chosenFrom, inCell, linesOf, ownersOf } from "./register";
import styles from "./risks.module.css";
import { COLUMNS, columnsOf, narrowed, USUAL, USUAL_SORT, wantedOf } from "./search";
import { Toolbar } from "./Toolbar";
import type { Choice, Risk } from "./words";

/** The page: the risks as a table of likelihood and impact, and as a list. */
export function Risks() {
  const { id, may } = useHere();
  const risks = useAll("/v1/practices/{practice_id}/risks", { sort: "number" }, { enabled: may("risks:read") });
  const method = works.useQuery("get", "/v1/practices/{practice_id}/method", { params: { path: { practice_id: id } } });
  const trouble = useTrouble(risks.error ?? method.error);
  if (!may("risks:read"))
    return (
      <Page title="Risks" lead="Your role does not include the risks.">
        <p>An owner can change that under “People with access”.</p>
      </Page>
    );
  if (risks.data && method.data) return <Register risks={risks.data} choice={method.data} />;
  return (
    <Awaited
      title="Risks"
      what="the risks"
      trouble={trouble}
      onRetry={() => void Promise.all([risks.refetch(), method.refetch()])}
    />
  );
}

function Register({ risks, choice }: { risks: Risk[]; choice: Choice }) {
  const { id, may, today } = useHere();
  const write = may("risks:write");
  const [search, go] = useAddress();
  const groups = useGroups();
  const names = useNames(risks);
  const bar = useMemo<Bar>(() => ({ appetite: choice.appetite, today }), [choice.appetite, today]);
  const lines = useMemo(() => linesOf(risks, groups), [risks, groups]);
  const [wanted, text, setText] = useWanted(search, go, wantedOf);
  const found = useMemo(() => chosenFrom(lines, wanted, bar), [lines, wanted, bar]);
  const rows = useMemo(() => inCell(found, wanted.cell), [found, wanted.cell]);
  const shown = columnsOf(search).join(",") || "none";
  const columns = useMemo(() => {
    const onOpen = (risk: string) => {
      go({ risk });
    };
    return columnsFor(columnsOf({ cols: shown }), { bar, groups, path: `/practice/${id}/risks`, onOpen });
  }, [shown, bar, groups, id, go]);
  const { chosen, onChoose, picked } = useChosen(rows);
  const sort = search.sort ?? USUAL_SORT;
  const current = search.risk ?? null;
  // What was pressed shows first, the list a moment later: with thousands of risks both at once would be felt.
  const list = useDeferredValue(useMemo(() => ({ rows, columns, sort, current }), [rows, columns, sort, current]));
  const ways = useDeferredValue(search);
  const onSort = useCallback(
    (to: string) => {
      go({ sort: to === USUAL_SORT ? "" : to });
    },
    [go],
  );

  return (
    <Page
      title="Risks"
      wide
      lead={<Lead risks={risks} bar={bar} />}
      actions={write && <AddButton go={go}>Add a risk of your own</AddButton>}
    >
      {risks.length === 0 ? (
        <Nothing />
      ) : (
        <>
          <div className={styles.above}>
            <RiskMap risks={found} choice={choice} cell={wanted.cell} go={go} />
            <Ways search={ways} lines={lines} bar={bar} choice={choice} />
          </div>
          <Section
            title="Register"
            actions={
              <>
                <ColumnMenu all={COLUMNS} titles={TITLES} shown={columnsOf(search)} usual={USUAL} go={go} />
                <PrintButton />
              </>
            }
          >
            <Toolbar
              search={search}
              go={go}
              text={text}
              onText={setText}
              levels={choice.method.levels}
              owners={names.inUse}
              groups={groups}
            />
            <p role="status" className={styles.found}>
              {foundWords(rows.length, risks.length, wanted.cell)}
            </p>
            {write && (
              <Bulk
                chosen={picked}
                like={risks.find((risk) => risk.id === search.like) ?? null}
                choice={choice}
                owners={names.known}
                go={go}
                onChoose={onChoose}
              />
            )}
            {list.rows.length > 0 ? (
              <List
                {...list}
                label="Risks"
                keyOf={keyOf}
                nameOf={nameOf}
                onSort={onSort}
                {...(write && { chosen, onChoose })}
              />
            ) : (
              <Empty>
                {narrowed(search) || text
                  ? "No risk fits these filters. Take one of them away to see more."
                  : "Every risk on record is closed. Choose the status “All, closed too” to see them."}
              </Empty>
            )}
          </Section>
        </>
      )}
      <Details id={search.risk ?? null} choice={choice} groups={groups} owners={names.known} go={go} />
      <Add open={search.add !== undefined} choice={choice} groups={groups} go={go} />
    </Page>
  );
}

/** A key typed into the search box draws it again only when that changes its rows. */
const List = memo(Grid<Risk>);

function keyOf({ id }: Risk): string {
  return id;
}

function nameOf({ number, title }: Risk): string {
  return `${numberWord(number)} ${title}`;
}

const NO_GROUPS: ReadonlyMap<string, string> = new Map();

/** The asset groups' names by id, as far as the person may read them. */
function useGroups(): ReadonlyMap<string, string> {
  const { may } = useHere();
  const groups = useAll("/v1/practices/{practice_id}/groups", undefined, { enabled: may("inventory:read") });
  return useMemo(
    () => (groups.data ? new Map(groups.data.map(({ id, name }) => [id, name])) : NO_GROUPS),
    [groups.data],
  );
}

/** The names that risks carry, and all that could be meant. */
function useNames(risks: readonly Risk[]): { inUse: string[]; known: string[] } {
  const { may } = useHere();
  const people = useAll("/v1/practices/{practice_id}/people", undefined, { enabled: may("inventory:read") });
  return useMemo(() => {
    const inUse = ownersOf(risks);
    const here = (people.data ?? []).filter(({ ended_on }) => ended_on === null).map(({ name }) => name);
    return { inUse, known: [...new Set([...inUse, ...here])] };
  }, [risks, people.data]);
}
