/** What do this room's short words mean to a person? A word the contract gains is missed by the compiler here. */
import type { components } from "../../api/schema";
import type { ItemOf } from "../../pieces/lists";
import type { Tone } from "../../ui/levels";

type Schemas = components["schemas"];
export type Task = ItemOf<"/v1/practices/{practice_id}/tasks">;
export type Status = Task["status"];
/** What can be changed of a task, each field there. */
export type Body = Required<Schemas["TaskIn"]>;
export type Scenario = ItemOf<"/v1/practices/{practice_id}/scenarios">;
export type Move = Schemas["MoveOut"];
export type Week = Schemas["WeekOut"];
export type Question = Schemas["QuestionOut"];
export type Risk = ItemOf<"/v1/practices/{practice_id}/risks">;

/** In the order of the work. `to` is what the button says that brings a task there. */
export const STATUSES: Record<Status, { word: string; tone: Tone; to: string }> = {
  open: { word: "Open", tone: "calm", to: "Back to open" },
  started: { word: "Started", tone: "calm", to: "Start" },
  done: { word: "Done", tone: "good", to: "Done" },
  verified: { word: "Checked", tone: "good", to: "Checked" },
  dropped: { word: "Dropped", tone: "calm", to: "Drop" },
};
export const STATUS_ORDER = Object.keys(STATUSES) as Status[];

export const LABELS: Record<keyof Body, string> = {
  title: "What is to be done",
  detail: "What done looks like",
  status: "Status",
  minutes: "Minutes it takes",
  owner: "Who does it",
  due_on: "To be done by",
  question: "Question",
  becomes: "Answer when it is done",
  risk_ids: "Risks it works on",
  note: "What was done, or why it was dropped",
};

/** Minutes a week to choose from. */
export const PACES: readonly number[] = [30, 45, 60, 90, 120, 180, 240, 480];
export const USUAL_PACE = 120;

/** Whether it is still to be done. */
export function isToDo({ status }: Pick<Task, "status">): boolean {
  return status === "open" || status === "started";
}

/** Whether its day is past and it is not done. */
export function isLate(task: Pick<Task, "status" | "due_on">, today: string): boolean {
  return isToDo(task) && task.due_on !== null && task.due_on < today;
}
