/** What are the plain facts about this practice? Twelve questions, one at a time, left and taken up at will. */
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { hasStatus, useTrouble } from "../../api/problems";
import { work, works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import looks from "../../ui/looks.module.css";
import { Card, Page } from "../../ui/Page";
import { Meter } from "../../ui/Meter";
import { Loading, Unread } from "../../ui/states";
import { answered, type Facts, firstOpen, neighbor, type Practice, settled, type Step, STEPS } from "./facts";
import { Overview } from "./Overview";
import { StepForm } from "./StepForm";

/** The question that the address names, or the first open one; all of them at a glance once they are answered. */
export function Start() {
  const { id, may } = useHere();
  const { step: named } = useSearch({ from: "/signed-in/practice/$id/start" });
  const practice = works.useQuery("get", "/v1/practices/{practice_id}", { params: { path: { practice_id: id } } });
  const trouble = useTrouble(practice.error);
  if (!practice.data)
    return (
      <Page title="Your practice">
        {trouble ? (
          <Unread what="the practice" why={trouble.message} onRetry={() => void practice.refetch()} />
        ) : (
          <Loading what="the practice" />
        )}
      </Page>
    );
  const step = STEPS.find((each) => each.id === named) ?? (named === "all" ? null : firstOpen(practice.data.asked));
  if (step === null || !may("practice:write")) return <Overview practice={practice.data} />;
  return <Question key={step.id} step={step} practice={practice.data} />;
}

function Question({ step, practice }: { step: Step; practice: Practice }) {
  const navigate = useNavigate({ from: "/practice/$id/start" });
  const touched = useTouched();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const trouble = useTrouble(error);
  const [before, done] = [neighbor(step, -1), answered(practice.asked)];

  const save = async (told: Partial<Facts>) => {
    setBusy(true);
    setError(null);
    try {
      const saved = await settle(practice, step, told);
      await touched();
      const next = firstOpen(saved.asked) === null ? null : (neighbor(step, 1) ?? firstOpen(saved.asked));
      await (next ? navigate({ search: { step: next.id } }) : navigate({ to: "/practice/$id/proposals", search: {} }));
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };

  return (
    <Page title={step.ask} narrow lead={step.why}>
      <Meter
        label={`Question ${STEPS.indexOf(step) + 1} of ${STEPS.length}`}
        done={done}
        total={STEPS.length}
        says={done === 0 ? "about 5 minutes" : `${done} answered`}
      />
      <Card>
        <StepForm
          step={step}
          practice={practice}
          busy={busy}
          trouble={trouble}
          onSave={(told) => void save(told)}
          aside={
            before && (
              <Link to="/practice/$id/start" params={{ id: practice.id }} search={{ step: before.id }}>
                Back
              </Link>
            )
          }
        />
      </Card>
      <p className={looks.quiet}>
        Each answer is saved when you go on. You can stop at any time and finish on another device.{" "}
        <Link to="/practice/$id/start" params={{ id: practice.id }} search={{ step: "all" }}>
          See all answers
        </Link>
      </p>
    </Page>
  );
}

/** Puts one question's facts on record. If somebody was faster, theirs stay and only this question's facts change. */
async function settle(practice: Practice, step: Step, told: Partial<Facts>): Promise<Practice> {
  const path = { practice_id: practice.id };
  const put = (from: Practice) =>
    work.PUT("/v1/practices/{practice_id}", {
      params: { path, header: { "If-Match": `"${from.version}"` } },
      body: settled(from, step, told),
    });
  let { data, error } = await put(practice);
  if (hasStatus(error, 412)) {
    const fresh = await work.GET("/v1/practices/{practice_id}", { params: { path } });
    if (fresh.data) ({ data, error } = await put(fresh.data));
  }
  if (!data) throw error as unknown as Error;
  return data;
}
