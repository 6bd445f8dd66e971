/** How is one group of systems rated that stands better or worse than the rest? */

import { work, works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { Rate } from "../../pieces/Rate";
import { type Method, stepOf } from "../../pieces/rating";
import { useSending } from "../../pieces/sending";
import { useDraft } from "../../ui/drafts";
import { NoteField } from "../../ui/fields";
import { type Fault, Form } from "../../ui/Form";
import { levelWord } from "../../ui/levels";
import { Panel } from "../../ui/Panel";
import { Loading } from "../../ui/states";
import { useGroups } from "./Item";
import type { Scenario } from "./suggested";

const LABELS = { likelihood: "Likelihood", impact: "Impact", reason: "Why it is rated apart" };

interface ApartProps {
  /** `pair:group`, as the address says; null for none. */
  open: string | null;
  scenarios: readonly Scenario[];
  onClose: () => void;
}

/** The panel that puts a group's own risk on record. */
export function Apart({ open, scenarios, onClose }: ApartProps) {
  const { id } = useHere();
  const groups = useGroups();
  const method = works.useQuery("get", "/v1/practices/{practice_id}/method", { params: { path: { practice_id: id } } });
  const [pair, group = ""] = (open ?? "").split(":");
  const scenario = scenarios.find((each) => each.pair === pair && each.group_id === null);
  const level = scenario?.differs.find(({ group_id }) => group_id === group)?.level;
  const name = groups.get(group) ?? "this group";
  return (
    <Panel title={`Rate ${name} apart`} open={open !== null} onClose={onClose}>
      {!method.data && <Loading what="the method" />}
      {method.data && scenario && level && (
        <>
          <p>
            <strong>{scenario.title}.</strong> All systems together: {levelWord(scenario.residual.level).toLowerCase()}.
            For {name} alone we would suggest {levelWord(level).toLowerCase()}.
          </p>
          <ApartForm key={open} method={method.data.method} scenario={scenario} group={group} onDone={onClose} />
        </>
      )}
      {method.data && !level && <p>This group is rated apart already, or nothing sets it apart any more.</p>}
    </Panel>
  );
}

interface FormProps {
  method: Method;
  scenario: Scenario;
  group: string;
  onDone: () => void;
}

function ApartForm({ method, scenario, group, onDone }: FormProps) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const { likelihood, impact } = scenario.residual;
  const [texts, set, end] = useDraft(`apart ${scenario.pair} ${group}`, { likelihood, impact, reason: "" });
  const { busy, trouble, send } = useSending();

  const check = (): Fault[] =>
    texts.reason.trim() ? [] : [{ field: "reason", message: "Say in a sentence what sets it apart." }];
  const record = async () => {
    const [likely, bad] = [stepOf(texts.likelihood), stepOf(texts.impact)];
    if (!likely || !bad) return undefined;
    const { error: refusal } = await work.POST("/v1/practices/{practice_id}/risks", {
      params: { path: { practice_id } },
      body: { pair: scenario.pair, group_id: group, likelihood: likely, impact: bad, reason: texts.reason.trim() },
    });
    if (refusal) return refusal;
    await touched();
    end();
    onDone();
    return undefined;
  };

  return (
    <Form
      name="apart"
      labels={LABELS}
      submit="Put it on record"
      busy={busy}
      trouble={trouble}
      check={check}
      onSubmit={() => {
        send(record);
      }}
    >
      <Rate method={method} rating={texts} set={set} />
      <NoteField
        name="reason"
        value={texts.reason}
        onChange={set("reason")}
        hint="For example: These stand behind a locked door and are encrypted."
      />
    </Form>
  );
}
