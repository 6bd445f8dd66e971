/** What do all the policies state about how the practice works, asked in one sitting? */
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { minutesWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { counted } from "../../pieces/numbers";
import { usePlainKeys } from "../../ui/keys";
import looks from "../../ui/looks.module.css";
import { Meter } from "../../ui/Meter";
import { Page, Section } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { Habit } from "./Habit";
import { groupsOf, isTold, nextOpen, sumOf } from "./habits";
import styles from "./habits.module.css";
import look from "./policies.module.css";
import { useTelling } from "./telling";
import type { Particular } from "./words";

const TITLE = "How you work";

/** The page. */
export function Habits() {
  const { may } = useHere();
  const { particulars, trouble, retry, ...told } = useTelling(may("policies:read"));
  if (!may("policies:read")) return <Closed title={TITLE} what="what the policies state" />;
  if (!particulars) return <Awaited title={TITLE} what="the questions" trouble={trouble} onRetry={retry} />;
  return (
    <Page title={TITLE} wide lead={<Lead />}>
      {particulars.length === 0 ? (
        <Empty>No policy here asks for anything that is not known already.</Empty>
      ) : (
        <All particulars={particulars} {...told} />
      )}
    </Page>
  );
}

function Lead() {
  const { id } = useHere();
  return (
    <>
      Your policies say what you do and how fast. Tell it here once, for all of them; what does not concern your
      practice is left out. “Don’t know yet” is a good answer too.{" "}
      <Link to="/practice/$id/policies" params={{ id }}>
        All policies
      </Link>
    </>
  );
}

type AllProps = Pick<ReturnType<typeof useTelling>, "mine" | "tell"> & { particulars: Particular[] };

function All({ particulars, mine, tell }: AllProps) {
  const { may } = useHere();
  const [search, go] = useAddress();
  const all = search.show === "all";
  const staying = useStaying(particulars, all);
  const shown = all ? particulars : particulars.filter((each) => !isTold(each) || staying.has(each.name));
  const writes = may("policies:write");
  useAnswerKeys(shown, writes ? tell : null);
  const { done, total, minutes } = sumOf(particulars);
  const left = total - done;
  return (
    <>
      <div role="status" className={styles.sum}>
        <Meter
          label="Told"
          done={done}
          total={total}
          says={left === 0 ? `All ${total}` : `${done} of ${total} · ${left} left, about ${minutesWords(minutes)}`}
        />
      </div>
      <div className={look.views} role="group" aria-label="Show">
        {[false, true].map((each) => (
          <button
            key={String(each)}
            type="button"
            className={look.view}
            aria-pressed={each === all}
            onClick={() => {
              go({ show: each ? "all" : "" }, { replace: true });
            }}
          >
            {each ? "All" : "Not told yet"} <strong>{each ? total : left}</strong>
          </button>
        ))}
      </div>
      {writes && (
        <p className={styles.keys}>
          Keys: <kbd>y</kbd> yes, <kbd>n</kbd> no, <kbd>d</kbd> don’t know yet, and on to the next of these;{" "}
          <kbd>j</kbd> jumps to the next question of any kind
        </p>
      )}
      {shown.length === 0 && <Empty>Everything is told. Your policies have what they need from here.</Empty>}
      {groupsOf(shown).map((group) => (
        <Section key={group.policy} title={group.title} actions={<Left particulars={group.particulars} />}>
          <ul className={styles.habits}>
            {group.particulars.map((each) => (
              <Habit key={each.name} particular={each} mine={mine[each.name]} tell={writes ? tell : null} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function Left({ particulars }: { particulars: Particular[] }) {
  const left = particulars.filter((each) => !isTold(each)).length;
  return <span className={looks.quiet}>{left === 0 ? "All told" : `${counted(left, "question")} left`}</span>;
}

/** Those that stood here when this view was chosen: what is told meanwhile stays where it was. */
function useStaying(particulars: readonly Particular[], all: boolean): ReadonlySet<string> {
  const open = () => new Set(particulars.filter((each) => !isTold(each)).map(({ name }) => name));
  const [stay, setStay] = useState(() => ({ all, names: open() }));
  if (stay.all === all) return stay.names;
  const now = { all, names: open() };
  setStay(now);
  return now.names;
}

/** Plain keys answer the question that has the focus, or else the first one that is open, and go on to the next. */
function useAnswerKeys(shown: readonly Particular[], tell: AllProps["tell"] | null) {
  const byName = useMemo(() => new Map(shown.map((each) => [each.name, each])), [shown]);
  const answer = (value: string) => () => {
    const habits = shown.filter(({ kind }) => kind === "habit");
    const name = held() || nextOpen(habits, "");
    const particular = byName.get(name);
    if (!tell || particular?.kind !== "habit") return;
    tell(particular, value);
    focus(nextOpen(habits, name));
  };
  usePlainKeys({
    y: answer("yes"),
    n: answer("no"),
    d: answer("dont_know"),
    j: () => {
      focus(nextOpen(shown, held()));
    },
  });
}

function held(): string {
  return document.activeElement?.closest("[data-particular]")?.getAttribute("data-particular") ?? "";
}

function focus(name: string) {
  const place = name && document.querySelector<HTMLElement>(`[data-particular="${CSS.escape(name)}"] input`);
  if (!place) return;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}
