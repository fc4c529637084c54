import { useSignal } from "@preact/signals";
import { Icoon } from "../deel/Icoon.tsx";
import { naarAdres } from "../staat/adres.ts";
import { staat, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

/** Copies an address that opens this finding, lit in the graph. */
export function Kopieer({ naam }: { naam: string }) {
  const t = tekst.value.bevindingen;
  const melding = useSignal("");
  const kopieer = async () => {
    const adres = new URL(location.href);
    adres.hash = naarAdres(staat.value.nu, { ...weergave.value, bevinding: naam });
    try {
      await navigator.clipboard.writeText(adres.href);
      melding.value = tekst.value.kop.gekopieerd;
    } catch {
      melding.value = adres.href;
    }
    setTimeout(() => (melding.value = ""), 4000);
  };
  return (
    <span class="kopieer">
      <button type="button" class="beeldknop klein" aria-label={t.kopieer} title={t.kopieer} onClick={kopieer}><Icoon naam="delen" /></button>
      <span class="melding" role="status">{melding.value}</span>
    </span>
  );
}
