import { opnieuwProberen, storing } from "../staat/beurt.ts";
import { slugnaam } from "../staat/kennis.ts";
import { doe, kennis, laadKennis, laadstoring, staat, taal, type Storing } from "../staat/winkel.ts";
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
  const heeftFouten = (s.probleem.fouten ?? []).length > 0;
  return (
    <div class="storing">
      <p><strong>{t.probleem}</strong> {heeftFouten ? "" : leesbaar(s.probleem.detail ?? s.probleem.title)} {t.probleemUitleg}</p>
      {heeftFouten && (
        <ul>
          {s.probleem.fouten!.map((f) => (
            <li key={f.waar + f.wat}>
              {plaatsnaam(f.waar)}: {leesbaar(f.wat)}{f.welGoed && f.welGoed.length > 0 && <> {t.welGoed(f.welGoed.map(naam))}</>}
            </li>
          ))}
        </ul>
      )}
      {staat.value.verleden.length > 0 && (
        <button type="button" class="doeknop" onClick={() => doe({ soort: "ongedaan" })}>{t.terug}</button>
      )}
      <button type="button" class="tekstknop" onClick={opnieuw}>{t.opnieuw}</button>
    </div>
  );
}

/** A place in the configuration, named as it is on the screen. */
function plaatsnaam(waar: string): string {
  return naam(waar.replace(/^keuzes\./, ""));
}

function naam(slug: string): string {
  return kennis.value ? slugnaam(kennis.value, slug) : slug;
}

/** A sentence of the service, with our names for the slugs in it: what is quoted, and what is hyphenated. */
export function leesbaar(zin: string): string {
  return zin.replace(/‘([a-z0-9-]+)’|[a-z0-9]+(?:-[a-z0-9]+)+/g, (heel, tussen: string | undefined) => (tussen ? `‘${naam(tussen)}’` : naam(heel)));
}
