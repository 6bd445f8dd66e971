/** Which plain questions tell us what kind of practice this is? Twelve, one on a page, each about one thing. */
import type { components } from "../../api/schema";
import { KINDS } from "./words";

export type Practice = components["schemas"]["PracticeOut"];
export type Facts = components["schemas"]["PracticeIn"];

/** A fact that is so or is not. */
export type Flag = { [Name in keyof Facts]-?: Facts[Name] extends boolean | undefined ? Name : never }[keyof Facts];

interface Base {
  id: string;
  /** The question, as the page's heading. */
  ask: string;
  why: string;
  /** The facts it settles, as `asked` names them. */
  settles: readonly string[];
}

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/** One question: a choice, a number, yes or no, several boxes, or the names of places. */
export type Step = Base &
  (
    | { as: "choice"; fact: "kind" | "ehr"; choices: readonly Choice[] }
    | { as: "number"; fact: "people"; hint: string }
    | { as: "yes-no"; fact: Flag }
    | { as: "boxes"; boxes: readonly { fact: Flag; label: string; hint?: string }[]; none: string }
    | { as: "places" }
  );

export const STEPS: readonly Step[] = [
  {
    id: "kind",
    as: "choice",
    fact: "kind",
    settles: ["kind"],
    ask: "What kind of practice is it?",
    why: "A dentist and a therapist use different systems. We ask only what fits yours.",
    choices: Object.entries(KINDS).map(([value, label]) => ({ value, label })),
  },
  {
    id: "people",
    as: "number",
    fact: "people",
    settles: ["people"],
    ask: "How many people work there?",
    why: "A small team is asked fewer questions than a large one.",
    hint: "Count everyone: owners, part-time staff and yourself.",
  },
  {
    id: "places",
    as: "places",
    settles: ["sites", "office"],
    ask: "Where do people work?",
    why: "Doors, screens and paper are protected place by place.",
  },
  {
    id: "chart",
    as: "choice",
    fact: "ehr",
    settles: ["ehr"],
    ask: "Where do you keep patients’ charts?",
    why: "Who looks after the chart system decides who backs it up and who keeps it safe.",
    choices: [
      { value: "cloud", label: "In a system we open over the internet", hint: "A vendor runs it for us." },
      { value: "onsite", label: "In a system that runs on a computer in our office" },
      { value: "none", label: "On paper, or in plain files", hint: "We have no electronic health record (EHR)." },
    ],
  },
  {
    id: "video",
    as: "yes-no",
    fact: "telehealth",
    settles: ["telehealth"],
    ask: "Do you see patients by video or phone?",
    why: "Video visits need a vendor that signs an agreement and a room where nobody listens in.",
  },
  {
    id: "home",
    as: "yes-no",
    fact: "home_work",
    settles: ["home_work"],
    ask: "Does anybody work from home?",
    why: "A kitchen table has other risks than a front desk: family, home Wi-Fi, a laptop in the car.",
  },
  {
    id: "phones",
    as: "boxes",
    settles: ["personal_phones", "texting"],
    ask: "How are phones used for work?",
    why: "A lost phone is one of the most common ways that patient information gets out.",
    none: "Neither of these",
    boxes: [
      {
        fact: "personal_phones",
        label: "People use their own phones",
        hint: "For e-mail, the chart, the schedule, or patients’ numbers.",
      },
      { fact: "texting", label: "People send texts about patients, or to them" },
    ],
  },
  {
    id: "paper",
    as: "yes-no",
    fact: "paper",
    settles: ["paper"],
    ask: "Do you keep anything about patients on paper?",
    why: "Charts, sign-in sheets and faxes on the printer count too.",
  },
  {
    id: "contractors",
    as: "yes-no",
    fact: "contractors",
    settles: ["contractors"],
    ask: "Do contractors work for you?",
    why: "People who are not on your payroll may still have to follow your rules, or sign an agreement.",
  },
  {
    id: "ai",
    as: "yes-no",
    fact: "ai_tools",
    settles: ["ai_tools"],
    ask: "Does anybody use AI tools at work?",
    why: "A scribe that listens in or a chat that drafts letters sees what it is given.",
  },
  {
    id: "equipment",
    as: "boxes",
    settles: ["server", "medical_devices", "website", "it_provider"],
    ask: "Which of these do you have?",
    why: "Each of them adds a few systems to protect, or somebody who helps to protect them.",
    none: "None of these",
    boxes: [
      { fact: "server", label: "A server in the office", hint: "A computer that keeps files for the others." },
      { fact: "medical_devices", label: "Medical devices on the network", hint: "X-ray, ECG, a lab analyzer." },
      { fact: "website", label: "A website" },
      { fact: "it_provider", label: "A firm or person outside who looks after the computers" },
    ],
  },
  {
    id: "rare",
    as: "boxes",
    settles: ["clearinghouse", "group_plan", "government", "acts_as_associate"],
    ask: "Is any of these true? For most practices none is.",
    why: "Each of them brings a part of the rule that other practices need not read.",
    none: "None of these",
    boxes: [
      {
        fact: "acts_as_associate",
        label: "You handle patient information for other practices",
        hint: "You bill for them, say.",
      },
      {
        fact: "group_plan",
        label: "You run a health plan for your own people",
        hint: "Not just buying insurance for them.",
      },
      {
        fact: "clearinghouse",
        label: "Part of you turns claims of others into standard form",
        hint: "A health care clearinghouse.",
      },
      { fact: "government", label: "You are part of a city, county, State or federal body" },
    ],
  },
];

/** The first question that has not been answered; null when all have been. */
export function firstOpen(asked: readonly string[]): Step | null {
  return STEPS.find(({ settles }) => !settles.every((fact) => asked.includes(fact))) ?? null;
}

/** How many questions have been answered. */
export function answered(asked: readonly string[]): number {
  return STEPS.filter(({ settles }) => settles.every((fact) => asked.includes(fact))).length;
}

/** The question before or after another; null at the ends. */
export function neighbor(step: Step, way: 1 | -1): Step | null {
  return STEPS[STEPS.indexOf(step) + way] ?? null;
}

/** What is sent: everything as it is, with what this question settled. */
export function settled(practice: Practice, step: Step, told: Partial<Facts>): Facts {
  const { id, version, sample, ...facts } = practice;
  return { ...facts, ...told, asked: [...new Set([...practice.asked, ...step.settles])].sort() };
}
