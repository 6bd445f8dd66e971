/** How does a firm get an id that practices can take on, and how do its people get in? */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useTrouble } from "../../api/problems";
import type { components } from "../../api/schema";
import { works } from "../../api/work";
import { Copy } from "../../ui/Copy";
import { useDraft } from "../../ui/drafts";
import { LineField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import looks from "../../ui/looks.module.css";
import { Card } from "../../ui/Page";
import styles from "./users.module.css";

type Partner = components["schemas"]["MyPartnerOut"];

/** The firms that this person works for, and how to begin one. */
export function Firms({ partners }: { partners: readonly Partner[] }) {
  return (
    <>
      <p>
        An IT, billing or compliance firm has one id. A practice that takes the firm on lets all its people in, in the
        role that the practice gives.
      </p>
      {partners.map((partner) => (
        <Card key={partner.partner_id}>
          <h3 className={styles.name}>{partner.name}</h3>
          <p className={looks.quiet}>Tell this id to the owner of a practice:</p>
          <div className={styles.id}>
            <code>{partner.partner_id}</code>
            <Copy text={partner.partner_id}>Copy the id</Copy>
          </div>
          {partner.administrator && <Colleague partner={partner} />}
        </Card>
      ))}
      <details className={`${looks.folded} ${styles.more}`}>
        <summary>Begin a firm</summary>
        <Card>
          <Begin />
        </Card>
      </details>
    </>
  );
}

function Begin() {
  const queries = useQueryClient();
  const [texts, set, end] = useDraft("firm", { name: "" });
  const begin = works.useMutation("post", "/v1/partners", {
    onSuccess: async () => {
      end();
      await queries.invalidateQueries({ queryKey: ["get", "/v1/me"] });
    },
  });
  return (
    <Form
      name="firm"
      labels={{ name: "Name of the firm" }}
      submit="Begin"
      busy={begin.isPending}
      trouble={useTrouble(begin.error)}
      check={() => (texts.name.trim() ? [] : [{ field: "name", message: "Enter the firm’s name." }])}
      onSubmit={() => {
        begin.mutate({ body: { name: texts.name.trim() } });
      }}
    >
      <LineField name="name" value={texts.name} onChange={set("name")} autoComplete="organization" />
    </Form>
  );
}

function Colleague({ partner }: { partner: Partner }) {
  const [email, setEmail] = useState("");
  const [added, setAdded] = useState("");
  const add = works.useMutation("post", "/v1/partners/{partner_id}/people", {
    onSuccess: (_, { body }) => {
      setAdded(body.email);
      setEmail("");
    },
  });
  return (
    <Form
      name={`colleague-${partner.partner_id}`}
      labels={{ email: "A colleague’s e-mail address" }}
      submit="Add"
      busy={add.isPending}
      trouble={useTrouble(add.error)}
      check={() =>
        /^\S+@\S+$/.test(email.trim()) ? [] : [{ field: "email", message: "Enter an address like name@example.com." }]
      }
      onSubmit={() => {
        setAdded("");
        add.mutate({ params: { path: { partner_id: partner.partner_id } }, body: { email: email.trim() } });
      }}
      aside={<span role="status">{added && `${added} now reaches every practice of the firm.`}</span>}
    >
      <LineField
        name="email"
        kind="email"
        value={email}
        hint="They need an account here already."
        onChange={setEmail}
      />
    </Form>
  );
}
