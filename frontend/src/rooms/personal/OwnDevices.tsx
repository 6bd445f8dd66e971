/** Does this person agree to how each device of their own is kept that they use for work? */
import { Button } from "@mantine/core";

import type { components } from "../../api/schema";
import { visit } from "../../api/visit";
import { useSending } from "../../pieces/sending";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import styles from "./personal.module.css";

export type Agreement = components["schemas"]["AgreementOut"];
type Device = Agreement["devices"][number];

const PATH = "/v1/personal-pages/agreements";

/** What there is to agree to; null when the link does not open it. */
export async function readAgreement(secret: string, opened: string): Promise<Agreement | null> {
  const { data } = await visit.POST(`${PATH}/reading`, { body: { token: secret, key: opened } });
  return data ?? null;
}

/** How many devices are still to be agreed to. */
export function leftIn({ devices }: Agreement): number {
  return devices.filter(({ agreed_at }) => agreed_at === null).length;
}

interface OwnDevicesProps {
  secret: string;
  /** The key that the code gave. */
  opened: string;
  agreement: Agreement;
  onAgreed: (agreement: Agreement) => void;
}

/** The part of the page; with no device of their own on record there is none. */
export function OwnDevices({ secret, opened, agreement, onAgreed }: OwnDevicesProps) {
  const { busy, trouble, send } = useSending();
  const { title, purpose, promises, says, devices, sha256 } = agreement;
  if (devices.length === 0) return null;
  const agree = (device: Device) => async () => {
    const body = { token: secret, key: opened, device_id: device.id, sha256 };
    const { data, error } = await visit.POST(PATH, { body });
    if (!data) return error;
    onAgreed(data);
    return null;
  };
  return (
    <Card>
      <section className={styles.policy} aria-label={title}>
        <h2>{title}</h2>
        <p>{purpose}</p>
        <ul>
          {promises.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ul>
        <p className={looks.quiet}>
          {says} Fingerprint {sha256.slice(0, 12)}.
        </p>
        <Refused trouble={trouble}>That was not kept.</Refused>
        <ul className={looks.plain} aria-label="Your own devices">
          {devices.map((device) => (
            <li key={device.id}>
              <div className={looks.row}>
                {device.name}
                {device.agreed_at === null ? (
                  <Button
                    size="md"
                    aria-disabled={busy}
                    aria-label={`I agree for ${device.name}`}
                    onClick={() => {
                      if (!busy) send(agree(device));
                    }}
                  >
                    I agree
                  </Button>
                ) : (
                  <Tag tone="good">You have agreed</Tag>
                )}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}
