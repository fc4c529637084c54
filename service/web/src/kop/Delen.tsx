import { useSignal } from "@preact/signals";
import { Icoon } from "../deel/Icoon.tsx";
import { tekst } from "../taal/index.ts";

/** Copies the address: it holds the whole state. */
export function Delen() {
  const t = tekst.value.kop;
  const melding = useSignal("");
  const deel = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      melding.value = t.gekopieerd;
    } catch {
      melding.value = t.kopieerZelf;
    }
    setTimeout(() => (melding.value = ""), 4000);
  };
  return (
    <span class="delen">
      <button type="button" class="tekstknop" onClick={deel}><Icoon naam="delen" />{t.delen}</button>
      <span class="melding" role="status">{melding.value}</span>
    </span>
  );
}
