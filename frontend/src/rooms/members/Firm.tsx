/** How does an IT or billing firm get in? With all its people at once, by the firm's id. */
import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { type Role, useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useDraft } from "../../ui/drafts";
import { LineField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { Card } from "../../ui/Page";
import { RoleField } from "./Invite";
import styles from "./members.module.css";
import { roleOf } from "./words";

const LABELS = { partner_id: "The firm’s id", role: "Role of its people" };
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The form, folded: most practices need it once. */
export function Firm({ grants }: { grants: readonly Role[] }) {
  const { id } = useHere();
  const touched = useTouched();
  const [texts, set, end] = useDraft(`firm for ${id}`, { partner_id: "", role: "" });
  const take = works.useMutation("post", "/v1/practices/{practice_id}/members/partners", {
    onSuccess: async () => {
      end();
      await touched();
    },
  });
  const trouble = useTrouble(take.error);
  const role = roleOf(texts.role, grants);
  return (
    <>
      <p>
        If a firm works on this for you, take the firm on. Its people then come and go without you, all in one role. The
        firm finds its id under “Your account”. It is a vendor too: you need a business associate agreement with it.
      </p>
      <details className={`${looks.folded} ${styles.more}`}>
        <summary>Take on a firm</summary>
        <Card>
          <Form
            name="firm"
            labels={LABELS}
            submit="Take on the firm"
            busy={take.isPending}
            trouble={trouble}
            check={() => [
              ...(ID.test(texts.partner_id.trim())
                ? []
                : [
                    {
                      field: "partner_id",
                      message: "Paste the whole id, such as 018f0000-0000-7000-8000-000000000000.",
                    },
                  ]),
              ...(role === null ? [{ field: "role", message: "Choose what its people may do." }] : []),
            ]}
            onSubmit={() => {
              if (role === null) return;
              take.mutate({
                params: { path: { practice_id: id } },
                body: { partner_id: texts.partner_id.trim(), role },
              });
            }}
          >
            <LineField name="partner_id" value={texts.partner_id} onChange={set("partner_id")} />
            <RoleField grants={grants} value={texts.role} onChange={set("role")} />
          </Form>
        </Card>
      </details>
    </>
  );
}
