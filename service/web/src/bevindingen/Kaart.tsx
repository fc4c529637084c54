import type { Bevinding } from "../api/types.ts";
import { Icoon } from "../deel/Icoon.tsx";
import { MeerOver, Opgesomd } from "../deel/Ding.tsx";
import { Kopieer } from "../deel/Kopieer.tsx";
import { Vouw } from "../deel/Vouw.tsx";
import { gaNaarKnop, lichtOp } from "../deel/navigatie.ts";
import { naarAdres } from "../staat/adres.ts";
import { standnaam } from "../staat/kennis.ts";
import { bevindingnaam, naamVan } from "../staat/verschil.ts";
import { kennis, staat, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import type { Bundel } from "./bundel.ts";
import { Helpt } from "./Helpt.tsx";
import { Mechaniek } from "./Mechaniek.tsx";
import { heeftStappen, Waarom } from "./Waarom.tsx";

/** One finding, or one risk in several lijnen: what, why (which choices, how, and where that is written), then what would answer it. */
export function Kaart({ leden }: { leden: Bundel }) {
  const t = tekst.value.bevindingen;
  const b = leden[0];
  const dicht = b.status === "gemitigeerd";
  const deels = !dicht && leden.some((l) => l.gedeeltelijk);
  const teken = dicht ? "✓" : deels ? "◐" : "▲";
  const staat = dicht ? t.gemitigeerd : deels ? t.gedeeltelijk : t.ernst[b.ernst];
  const signalen = [...new Map(leden.flatMap((l) => l.indicatoren.map((i) => [i.id, i]))).values()];
  const gekozen = leden.some((l) => bevindingnaam(l) === weergave.value.bevinding);
  const over = b.risico ?? b.regel;
  return (
    <article
      class={`kaart ${b.ernst} ${b.status}${gekozen ? " gekozen" : ""}`} data-risico={b.risico?.slug} data-bevinding={leden.map(bevindingnaam).join(" ")}
      tabIndex={-1} aria-label={naamVan(b)}
    >
      <div class="kaartkop">
        <h4>
          <button type="button" class="kaartnaam" aria-pressed={gekozen} title={t.naarGraaf} onClick={() => lichtOp(gekozen ? null : bevindingnaam(b))}>
            <span class={`teken ${dicht ? "gemitigeerd" : b.ernst}`} aria-hidden="true">{teken}</span>
            <span class="slechts-gehoord">{staat}: </span>
            {over?.label}
            {leden.map((l) => l.lijn && <span key={l.id} class="lijn"> {l.lijn.label}</span>)}
            {deels && <span class="lijn" aria-hidden="true">{t.gedeeltelijk}</span>}
          </button>
        </h4>
        <span class="kaartdaden">
          <Kopieer class="beeldknop klein" naam={t.kopieer} gezegd={tekst.value.kop.gekopieerd} wat={() => adresVan(bevindingnaam(b))}><Icoon naam="delen" /></Kopieer>
          {over && <MeerOver item={over} />}
        </span>
      </div>
      {leden.map((l) => <Kern key={l.id} b={l} metLijn={leden.length > 1} />)}
      {leden.some(heeftStappen) && (
        <Vouw class="waarom" kop={<><Icoon naam="pijl" />{t.stapVoorStap}</>}>
          {() => leden.filter((l) => l.regel === null).map((l) => (
            <div key={l.id}>
              {leden.length > 1 && <h5>{l.lijn!.label}</h5>}
              <Waarom b={l} />
            </div>
          ))}
        </Vouw>
      )}
      <Helpt leden={leden} />
      {signalen.length > 0 && (
        <Vouw class="waarom" kop={<><Icoon naam="pijl" />{t.signalen(signalen.length)}</>}>{() => <p class="signalen"><Opgesomd items={signalen} />.</p>}</Vouw>
      )}
    </article>
  );
}

/** An address that opens this finding, lit in the graph. */
function adresVan(bevinding: string): string {
  const adres = new URL(location.href);
  adres.hash = naarAdres(staat.value.nu, { ...weergave.value, bevinding });
  return adres.href;
}

/** Why, in one lijn: the combination, the mechanism, the passage. */
function Kern({ b, metLijn }: { b: Bevinding; metLijn: boolean }) {
  const t = tekst.value.bevindingen;
  return (
    <div class="kern">
      {metLijn && <h5>{b.lijn!.label}</h5>}
      {b.keuzes.length > 0 && (
        <p class="chips">
          <span class={b.keuzes.length > 1 ? undefined : "slechts-gehoord"}>{b.keuzes.length > 1 && b.regel ? t.samen : t.doorKeuzes}: </span>
          {b.keuzes.map((k) => (
            <button key={k.slug} type="button" class="chip" title={k.knop.label} aria-label={t.naarKnop(standnaam(kennis.value!, k.slug))} onClick={() => gaNaarKnop(k.knop.slug)}>
              {standnaam(kennis.value!, k.slug)}
            </button>
          ))}
        </p>
      )}
      <Mechaniek b={b} />
      {b.betwist && <p class="betwist">{t.betwist}</p>}
      {b.rechtgezetDoor.length > 0 && <p class="rechtgezet">{t.rechtgezet} <Opgesomd items={b.rechtgezetDoor} />.</p>}
      {b.kanNogRechtgezet.length > 0 && (
        <p class="chips kannog">
          <span>{t.kanNog}: </span>
          {b.kanNogRechtgezet.map((k) => (
            <button key={k.slug} type="button" class="chip open" onClick={() => gaNaarKnop(k.slug)}>{k.label}</button>
          ))}
        </p>
      )}
    </div>
  );
}
