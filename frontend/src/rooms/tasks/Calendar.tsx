/** What falls due on which day of a month? */
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";

import type { Go, Search } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Empty } from "../../ui/states";
import { addMonths, allDue, type Due, monthOf, weeksOf } from "./calendar";
import styles from "./tasks.module.css";
import { TaskLink } from "./ThisWeek";
import type { Task } from "./words";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const KINDS: Record<Exclude<Due["kind"], "task">, string> = {
  risk: "Risk due",
  acceptance: "Accepted until",
  agreement: "Agreement ends",
  review: "Review",
};
const MONTH = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
const NARROW = "(max-width: 48rem)";

/** A month as a table of weeks; on a phone as a list of the days that hold something. */
export function Calendar({ tasks, search, go }: { tasks: readonly Task[]; search: Search; go: Go }) {
  const { may, today } = useHere();
  const narrow = useMediaQuery(NARROW, globalThis.matchMedia(NARROW).matches);
  const month = monthOf(search.month, today);
  const risks = useAll("/v1/practices/{practice_id}/risks", undefined, { enabled: may("risks:read") }).data;
  const vendors = useAll("/v1/practices/{practice_id}/vendors", undefined, { enabled: may("inventory:read") }).data;
  const analyses = useAll("/v1/practices/{practice_id}/analyses", undefined, { enabled: may("analyses:read") }).data;
  const due = useMemo(
    () => allDue({ tasks, risks: risks ?? [], vendors: vendors ?? [], analyses: analyses ?? [] }, today),
    [tasks, risks, vendors, analyses, today],
  );
  const here = due.filter(({ day }) => day.startsWith(month));
  const before = due.filter(({ day, late }) => late && day < `${month}-01`).length;
  const title = MONTH.format(new Date(`${month}-01T00:00:00Z`));
  const to = (next: string) => () => {
    go({ month: next === today.slice(0, 7) ? "" : next });
  };
  return (
    <div className={styles.stack}>
      <div className={styles.months}>
        <h3 aria-live="polite">{title}</h3>
        <Button size="sm" variant="default" aria-label="Month before" onClick={to(addMonths(month, -1))}>
          <IconChevronLeft size={18} aria-hidden />
        </Button>
        <Button size="sm" variant="default" onClick={to(today.slice(0, 7))}>
          Today
        </Button>
        <Button size="sm" variant="default" aria-label="Month after" onClick={to(addMonths(month, 1))}>
          <IconChevronRight size={18} aria-hidden />
        </Button>
      </div>
      {before > 0 && (
        <p className={looks.quiet}>
          {counted(before, "thing")} from earlier {before === 1 ? "is" : "are"} late.{" "}
          <Link to="." search={(words: Search) => ({ ...words, view: "list", due: "late" })} preload={false}>
            See the late tasks
          </Link>
        </p>
      )}
      {here.length === 0 && <Empty>Nothing falls due in this month.</Empty>}
      {narrow ? <Days due={here} /> : <Month title={title} month={month} due={due} />}
    </div>
  );
}

function Month({ title, month, due }: { title: string; month: string; due: readonly Due[] }) {
  const { today } = useHere();
  return (
    <table className={styles.month} aria-label={title}>
      <thead>
        <tr>
          {DAYS.map((day) => (
            <th key={day} scope="col" abbr={day}>
              {day.slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const items = due.filter((each) => each.day === day);
              return (
                <td key={day} data-other={!day.startsWith(month) || undefined} data-today={day === today || undefined}>
                  <time dateTime={day} className={styles.number}>
                    {Number(day.slice(8))}
                    {day === today && " Today"}
                  </time>
                  <Items items={items} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Days({ due }: { due: readonly Due[] }) {
  const days = [...new Set(due.map(({ day }) => day))];
  return (
    <ol className={styles.days}>
      {days.map((day) => (
        <li key={day}>
          <h4>
            <time dateTime={day}>{dayWords(day)}</time>
          </h4>
          <Items items={due.filter((each) => each.day === day)} />
        </li>
      ))}
    </ol>
  );
}

function Items({ items }: { items: readonly Due[] }) {
  if (items.length === 0) return null;
  return (
    <ul className={styles.items}>
      {items.map((item) => (
        <li key={`${item.kind} ${item.id}`} data-kind={item.kind}>
          {item.kind !== "task" && <span className={looks.quiet}>{KINDS[item.kind]}: </span>}
          <Item item={item} />
          {item.late && <Tag tone="wait">late</Tag>}
        </li>
      ))}
    </ul>
  );
}

function Item({ item }: { item: Due }) {
  const { id: practice } = useHere();
  const { kind, id, title } = item;
  const params = { id: practice };
  if (kind === "task") return <TaskLink task={{ id, title }} />;
  if (kind === "agreement")
    return (
      <Link to="/practice/$id/vendors" params={params} search={{ vendor: id }} preload={false}>
        {title}
      </Link>
    );
  if (kind === "review")
    return (
      <Link to="/practice/$id/finalize" params={params} preload={false}>
        {title}
      </Link>
    );
  return (
    <Link to="/practice/$id/risks" params={params} search={{ risk: id }} preload={false}>
      {title}
    </Link>
  );
}
