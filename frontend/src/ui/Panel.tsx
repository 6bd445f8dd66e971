/** Where do details open without losing the list? In a panel at the side, a whole page on a phone. */
import { Drawer, Modal } from "@mantine/core";
import { type ReactNode, startTransition, useEffect, useState } from "react";

import { useOnTop } from "./layers";
import styles from "./Panel.module.css";

interface PanelProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A panel at the right. The focus goes in when it opens and back where it came from when it closes. */
export function Panel({ title, open, onClose, children }: PanelProps) {
  return (
    <Drawer.Root
      opened={open}
      onClose={onClose}
      closeOnEscape={useOnTop(open)}
      position="right"
      size="min(44rem, 100vw)"
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content>
        <Drawer.Header role="none" className={styles.header}>
          <Drawer.Title className={styles.title}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label="Close the panel" />
        </Drawer.Header>
        <Drawer.Body className={styles.body}>
          <Soon>{children}</Soon>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** What is drawn right after the panel itself, so that the press that opens it is answered at once. */
function Soon({ children }: { children: ReactNode }) {
  const [now, setNow] = useState(false);
  useEffect(() => {
    startTransition(() => {
      setNow(true);
    });
  }, []);
  return now && children;
}

/** A question that has to be settled before anything else. */
export function Ask({ title, open, onClose, children }: PanelProps) {
  return (
    <Modal.Root opened={open} onClose={onClose} closeOnEscape={useOnTop(open)} centered size="lg">
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content>
        <Modal.Header role="none" className={styles.header}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </Modal.Header>
        <Modal.Body className={styles.body}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
