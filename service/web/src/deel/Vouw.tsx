import { signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

/** True while the page goes to paper: then everything folded is drawn too. */
const drukt = signal(false);
addEventListener("beforeprint", () => (drukt.value = true));
addEventListener("afterprint", () => (drukt.value = false));

interface Props {
  class?: string;
  kop: ComponentChildren;
  children: () => ComponentChildren;
}

/** A disclosure that makes what it hides only once it is opened: a turn may redraw a hundred of them. */
export function Vouw({ class: klas, kop, children }: Props) {
  const open = useSignal(false);
  return (
    <details class={klas} onToggle={(e) => (open.value = e.currentTarget.open)}>
      <summary>{kop}</summary>
      {(open.value || drukt.value) && children()}
    </details>
  );
}
