import { opnieuwProberen, storing } from "../staat/beurt.ts";
import { doe, kennis, laadKennis, laadstoring, taal, type Storing } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

/** Says calmly what went wrong and what to do. Nothing entered is lost. */
export function Storingsbericht() {
  const s = storing.value ?? laadstoring.value;
  return <div role="alert" class="storingsplek">{s && <Bericht s={s} />}</div>;
}

function Bericht({ s }: { s: NonNullable<Storing> }) {
  const t = tekst.value.storing;
  const opnieuw = () => (laadstoring.value ? void laadKennis(taal.value) : opnieuwProberen());
  if (s.soort === "verbinding") {
    return (
      <div class="storing">
        <p><strong>{t.verbinding}</strong> {t.verbindingUitleg}</p>
        <button type="button" class="doeknop" onClick={opnieuw}>{t.opnieuw}</button>
      </div>
    );
  }
  return (
    <div class="storing">
      <p><strong>{t.probleem}</strong> {s.probleem.detail ?? s.probleem.title} {t.probleemUitleg}</p>
      {s.probleem.fouten && s.probleem.fouten.length > 0 && (
        <ul>
          {s.probleem.fouten.map((f) => (
            <li key={f.waar + f.wat}>
              {plaatsnaam(f.waar)}: {f.wat}{f.welGoed && f.welGoed.length > 0 && <> {t.welGoed(f.welGoed.map(naam))}</>}
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="doeknop" onClick={() => doe({ soort: "ongedaan" })}>{t.terug}</button>
      <button type="button" class="tekstknop" onClick={opnieuw}>{t.opnieuw}</button>
    </div>
  );
}

/** A place in the configuration, named as it is on the screen. */
function plaatsnaam(waar: string): string {
  const knop = kennis.value?.knop.get(waar.replace(/^keuzes\./, ""));
  return knop?.label ?? waar;
}

function naam(slug: string): string {
  return kennis.value?.stand.get(slug)?.label ?? kennis.value?.knop.get(slug)?.label ?? kennis.value?.maatregel.get(slug)?.label ?? slug;
}
