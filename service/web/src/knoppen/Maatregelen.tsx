import { useComputed } from "@preact/signals";
import type { Mitigatie } from "../api/types.ts";
import { antwoord } from "../staat/beurt.ts";
import { configuratie, doe, kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Maatregelregel } from "../bevindingen/Maatregelregel.tsx";

/** Measures: the ones taken, to take back; and the ones that would help with something that is open. */
export function Maatregelen() {
  const t = tekst.value.maatregelen;
  const genomen = configuratie.value.maatregelen.flatMap((slug) => kennis.value!.maatregel.get(slug) ?? []);
  const mogelijk = useComputed(() => {
    const per = new Map<string, Mitigatie>();
    for (const b of antwoord.value?.gevolgen.bevindingen ?? []) {
      if (b.status !== "open") continue;
      for (const m of b.mitigaties) if (!m.aanwezig) per.set(m.slug, per.get(m.slug) ?? m);
    }
    return [...per.values()];
  });
  return (
    <section class="aspect maatregelen">
      <h3>{t.kop}</h3>
      <h4>{t.genomen}</h4>
      {genomen.length === 0 && <p class="hint">{t.geenGenomen}</p>}
      <ul class="kaal">
        {genomen.map((m) => (
          <li key={m.slug} class="genomen">
            <span>{m.label}</span>
            <button type="button" class="tekstknop" aria-label={t.laatVallenNaam(m.label)} onClick={() => doe({ soort: "laatVallen", maatregel: m.slug })}>
              {t.laatVallen}
            </button>
          </li>
        ))}
      </ul>
      <h4>{t.mogelijk}</h4>
      {mogelijk.value.length === 0 && <p class="hint">{t.geenMogelijk}</p>}
      <ul class="kaal maatregellijst">{mogelijk.value.map((m) => <Maatregelregel key={m.slug} m={m} />)}</ul>
    </section>
  );
}
