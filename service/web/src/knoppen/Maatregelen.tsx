import { useComputed } from "@preact/signals";
import type { Mitigatie } from "../api/types.ts";
import { useFocusBehoud } from "../deel/focus.ts";
import { antwoord } from "../staat/beurt.ts";
import { tekst } from "../taal/index.ts";
import { Maatregelregel } from "../bevindingen/Maatregelregel.tsx";

/** Measures: the ones taken, to take back; and the ones that would help with something that is open. */
export function Maatregelen() {
  const t = tekst.value.maatregelen;
  const deel = useFocusBehoud();
  const aanwezig = (antwoord.value?.gevolgen.mitigaties ?? []).filter((m) => m.aanwezig);
  const genomen = aanwezig.filter((m) => m.genomen);
  const meegekomen = aanwezig.filter((m) => !m.genomen);
  const mogelijk = useComputed(() => {
    const per = new Map<string, Mitigatie>();
    for (const b of antwoord.value?.gevolgen.bevindingen ?? []) {
      if (b.status !== "open") continue;
      for (const m of b.mitigaties) if (!m.aanwezig) per.set(m.slug, per.get(m.slug) ?? m);
    }
    return [...per.values()];
  });
  return (
    <section ref={deel} class="aspect maatregelen" tabIndex={-1} aria-labelledby="maatregelen-kop">
      <h3 id="maatregelen-kop">{t.kop}</h3>
      <h4>{t.genomen}</h4>
      {genomen.length === 0 && <p class="hint">{t.geenGenomen}</p>}
      <ul class="kaal maatregellijst genomen">{genomen.map((m) => <Maatregelregel key={m.slug} m={m} />)}</ul>
      {meegekomen.length > 0 && (
        <details>
          <summary>{t.meegekomen(meegekomen.length)}</summary>
          <ul class="kaal maatregellijst">{meegekomen.map((m) => <Maatregelregel key={m.slug} m={m} />)}</ul>
        </details>
      )}
      <h4>{t.mogelijk}</h4>
      {mogelijk.value.length === 0 && <p class="hint">{t.geenMogelijk}</p>}
      <ul class="kaal maatregellijst">{mogelijk.value.map((m) => <Maatregelregel key={m.slug} m={m} />)}</ul>
    </section>
  );
}
