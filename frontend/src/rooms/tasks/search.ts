/** What does the plan's address say: which tasks, in which order, shown how, and what is open? */
import type { Search } from "../../pieces/address";
import { addDays } from "./imagine";
import { isLate, isToDo, type Status, STATUS_ORDER, type Task } from "./words";

export const VIEWS = { list: "List", board: "Board", calendar: "Calendar", proposed: "Proposed" } as const;
export type View = keyof typeof VIEWS;
export const USUAL_SORT = "due";
/** The words of the address that belong to no saved view. */
export const PASSING = ["task", "add", "title", "try", "minutes", "month"];

/** What the list is narrowed by; empty words narrow nothing. */
export interface Wanted {
  text: string;
  /** Empty: what is still to be done. */
  status: Status | "all" | "";
  /** A name, or `-` for nobody. */
  owner: string;
  due: "late" | "week" | "none" | "";
}

const DUES = ["late", "week", "none"] as const;

export function viewOf(search: Search): View {
  return (Object.keys(VIEWS) as View[]).find((view) => view === search.view) ?? "list";
}

/** The filters in an address; a word that means nothing narrows nothing. */
export function wantedOf(search: Search): Wanted {
  return {
    text: search.q ?? "",
    status: ["all" as const, ...STATUS_ORDER].find((each) => each === search.status) ?? "",
    owner: search.owner ?? "",
    due: DUES.find((each) => each === search.due) ?? "",
  };
}

/** The tasks that fit. */
export function chosenFrom(tasks: readonly Task[], { text, status, owner, due }: Wanted, today: string): Task[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const soon = addDays(today, 7);
  return tasks.filter((task) => {
    if (status === "" ? !isToDo(task) : status !== "all" && task.status !== status) return false;
    if (owner !== "" && task.owner !== (owner === "-" ? "" : owner)) return false;
    if (due === "late" && !isLate(task, today)) return false;
    if (due === "week" && !(task.due_on !== null && task.due_on >= today && task.due_on <= soon)) return false;
    if (due === "none" && task.due_on !== null) return false;
    const whole = `${task.title}\n${task.detail}\n${task.owner}\n${task.note}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

/** Whether the list is narrowed by anything. */
export function narrowed(search: Search): boolean {
  return ["q", "status", "owner", "due"].some((name) => search[name] !== undefined);
}

/** The tasks to imagine done, as the address names them. */
export function triedOf(search: Search, tasks: readonly Task[]): Task[] {
  const named = (search.try ?? "").split(",");
  return tasks.filter(({ id }) => named.includes(id));
}

/** Minutes a week: from the address, else as kept, else the usual. */
export function paceOf(told: string | null | undefined, usual: number): number {
  const minutes = Number(told);
  return told && Number.isInteger(minutes) && minutes >= 15 && minutes <= 2400 ? minutes : usual;
}
