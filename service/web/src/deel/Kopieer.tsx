import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { tekst } from "../taal/index.ts";

interface Props {
  class: string;
  /** What is copied, made when it is asked for. */
  wat: () => string;
  /** What the button is called where its content does not say so. */
  naam?: string;
  /** What is said once it is copied. */
  gezegd?: string;
  children: ComponentChildren;
}

/** Copies something and says so; where the browser forbids it, shows what was to be copied. */
export function Kopieer({ class: klas, wat, naam, gezegd = tekst.value.gekopieerd, children }: Props) {
  const melding = useSignal("");
  const kopieer = async () => {
    const inhoud = wat();
    try {
      await navigator.clipboard.writeText(inhoud);
      melding.value = gezegd;
    } catch {
      melding.value = inhoud;
    }
    setTimeout(() => (melding.value = ""), 4000);
  };
  return (
    <span class="kopieer">
      <button type="button" class={klas} aria-label={naam} title={naam} onClick={kopieer}>{children}</button>
      <span class="melding" role="status">{melding.value}</span>
    </span>
  );
}
