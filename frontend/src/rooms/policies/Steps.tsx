/** What is the next step of a policy: review, approval from a day on, a new version, retirement? */
import { Button, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import { goesOn } from "../../ui/goesOn";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Done } from "./Done";
import styles from "./policies.module.css";
import { ONE, type Policy, type Version, VERSION, type VersionLine, VERSIONS } from "./words";

interface StepsProps {
  policy: Policy;
  version: Version;
  lines: readonly VersionLine[];
}

/** What can be done now, by whoever may. */
export function Steps({ policy, version, lines }: StepsProps) {
  const { may } = useHere();
  const writes = may("policies:write");
  const drafting = version.state === "draft" || version.state === "in_review";
  if (policy.state === "retired") return <p className={looks.quiet}>It was retired: {policy.retired_reason}</p>;
  return (
    <Section title="What is next">
      {version.state === "draft" && writes && <HandOver policy={policy} version={version} />}
      {version.state === "in_review" &&
        (may("approve") ? (
          <Approve policy={policy} version={version} first={lines.length < 2} />
        ) : (
          <p>An owner or a manager approves it.</p>
        ))}
      {drafting && writes && <GiveUp policy={policy} version={version} />}
      {!drafting && writes && policy.draft === null && <Anew policy={policy} />}
      {!drafting && writes && policy.draft === null && <Retire policy={policy} />}
      {!drafting && policy.draft !== null && <p>Version {policy.draft} is being written.</p>}
    </Section>
  );
}

/** Sends a step, reads everything anew, and says why it did not work. */
function useStep() {
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const step = (act: () => Promise<{ error?: unknown }>, then?: () => Promise<unknown>) => {
    if (busy) return;
    send(async () => {
      const { error } = await act();
      if (error) return error;
      await touched();
      await then?.();
      return null;
    });
  };
  const why = trouble && (
    <div role="alert" className={looks.trouble}>
      <p>{trouble.message}</p>
      {trouble.faults.length > 0 && (
        <ul>
          {trouble.faults.slice(0, 5).map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
          {trouble.faults.length > 5 && <li>and {trouble.faults.length - 5} more</li>}
        </ul>
      )}
    </div>
  );
  return { busy, step, why };
}

function useParams({ policy, version }: Pick<StepsProps, "policy" | "version">) {
  const { id } = useHere();
  return {
    path: { practice_id: id, policy_id: policy.id, number: version.number },
    header: { "If-Match": `"${version.version}"` },
  };
}

function HandOver(props: Pick<StepsProps, "policy" | "version">) {
  const params = useParams(props);
  const { busy, step, why } = useStep();
  const open = props.version.sections.flatMap((each) => each.statements).filter(({ matches }) => !matches).length;
  return (
    <div className={styles.step}>
      <p>
        {open > 0
          ? "Go through what does not match practice first. You can hand it over at any time; it cannot be approved before."
          : "Nothing in it speaks against practice. Hand it over, so that somebody reads it before it is approved."}
      </p>
      <Button
        aria-disabled={busy}
        variant={open > 0 ? "default" : "filled"}
        onClick={() => {
          step(() => work.POST(`${VERSION}/review`, { params }));
        }}
      >
        Hand it over for review
      </Button>
      {why}
    </div>
  );
}

function Approve({ first, ...props }: Pick<StepsProps, "policy" | "version"> & { first: boolean }) {
  const { today } = useHere();
  const params = useParams(props);
  const { busy, step, why } = useStep();
  const [day, setDay] = useState(today);
  return (
    <form
      className={styles.step}
      onSubmit={(event) => {
        event.preventDefault();
        step(() => work.POST(`${VERSION}/approval`, { params, body: { effective_on: day } }));
      }}
    >
      <p>Read it as the person who has to follow it. What you approve stays as it is, with your name and the day.</p>
      <TextInput
        label="In effect from"
        description={
          first && !props.policy.template
            ? "If you followed it before you put it on record, the day that it really began."
            : undefined
        }
        type="date"
        required
        value={day}
        onChange={(event) => {
          setDay(event.currentTarget.value);
        }}
      />
      {why}
      <div>
        <Button type="submit" aria-disabled={busy}>
          Approve version {props.version.number}
        </Button>
      </div>
    </form>
  );
}

function GiveUp(props: Pick<StepsProps, "policy" | "version">) {
  const { id } = useHere();
  const params = useParams(props);
  const navigate = useNavigate();
  const { busy, step, why } = useStep();
  const [sure, setSure] = useState(false);
  const only = props.version.number === 1;
  if (!sure)
    return (
      <div>
        <Button
          size="sm"
          variant="subtle"
          onClick={() => {
            setSure(true);
          }}
        >
          Give this draft up
        </Button>
      </div>
    );
  return (
    <div className={styles.step}>
      <p>{only ? "The policy and what was said about it go with it." : "The version in effect stays as it is."}</p>
      <div className={looks.row}>
        <Button
          size="sm"
          variant="default"
          aria-disabled={busy}
          onClick={() => {
            step(
              () => work.DELETE(VERSION, { params }),
              async () => {
                await navigate(
                  only
                    ? { to: "/practice/$id/policies", params: { id } }
                    : { to: "/practice/$id/policies/$policy", params: { id, policy: props.policy.id }, search: {} },
                );
              },
            );
          }}
        >
          Yes, give it up
        </Button>
        <Button
          size="sm"
          variant="subtle"
          onClick={() => {
            setSure(false);
          }}
        >
          Keep it
        </Button>
      </div>
      {why}
    </div>
  );
}

function Anew({ policy }: { policy: Policy }) {
  const { id } = useHere();
  const navigate = useNavigate();
  const { busy, step, why } = useStep();
  return (
    <div className={styles.step}>
      <p>To change it, begin a new version. This one stays in effect until the new one is.</p>
      <Button
        variant="default"
        aria-disabled={busy}
        onClick={() => {
          step(
            () => work.POST(VERSIONS, { params: { path: { practice_id: id, policy_id: policy.id } } }),
            () => navigate({ to: "/practice/$id/policies/$policy", params: { id, policy: policy.id }, search: {} }),
          );
        }}
      >
        Begin a new version
      </Button>
      {why}
    </div>
  );
}

function Retire({ policy }: { policy: Policy }) {
  const { id } = useHere();
  const { busy, step, why } = useStep();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null)
    return (
      <div>
        <Button
          size="sm"
          variant="subtle"
          onClick={() => {
            setReason("");
          }}
        >
          Retire it
        </Button>
      </div>
    );
  return (
    <form
      className={styles.step}
      onSubmit={(event) => {
        event.preventDefault();
        if (!reason.trim()) return;
        step(() =>
          work.POST(`${ONE}/retirement`, {
            params: {
              path: { practice_id: id, id: policy.id },
              header: { "If-Match": `"${policy.version}"` },
            },
            body: { reason: reason.trim() },
          }),
        );
      }}
    >
      <TextInput
        label="Why nobody has to follow it any more"
        description="From today it is not in effect. Every version stays on file for its six years."
        value={reason}
        required
        ref={goesOn}
        onChange={(event) => {
          setReason(event.currentTarget.value);
        }}
      />
      {why}
      <Done
        submit="Retire it today"
        busy={busy}
        quiet
        onCancel={() => {
          setReason(null);
        }}
      />
    </form>
  );
}
