import type { Bijstelling, Bijstellingen, Stap } from "../api/types.ts";
import { Opgesomd } from "../deel/Ding.tsx";
import { Vouw } from "../deel/Vouw.tsx";
import { Later } from "../deel/Later.tsx";
import { doel, minste } from "../staat/minste.ts";
import { bekijk, configuratie, doe, kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Stappen } from "./Stappen.tsx";
import { WaaromNiet } from "./WaaromNiet.tsx";

/** The least to change: every cheapest way, what is in all of them, and what each brings; or why there is none. */
export function Minste() {
  const t = tekst.value.minste;
  return (
    <div class="minste">
      <p class="hint">{t.uitleg}</p>
      <div class="keuzerij" role="group" aria-label={t.doel}>
        {(["samenhangend", "harmonisch"] as const).map((d) => (
          <button key={d} type="button" aria-pressed={doel.value === d} onClick={() => bekijk({ doel: d })}>{t.doelen[d]}</button>
        ))}
      </div>
      <Vast />
      <Later antwoord={minste.value}>{(a) => <Antwoord a={a} />}</Later>
    </div>
  );
}

function Antwoord({ a }: { a: Bijstellingen }) {
  const t = tekst.value.minste;
  if (a.waaromNiet) return <WaaromNiet w={a.waaromNiet} doel={a.doel} />;
  const [eerste] = a.bijstellingen;
  if (!eerste) return <p>{t.onbekend(a.ondergrens)}</p>;
  if (eerste.kosten === 0) return <p class="geen-open"><span class="teken gemitigeerd" aria-hidden="true">✓</span> {t.niets(a.doel)}</p>;
  const n = a.bijstellingen.length;
  const elke = n > 1 ? (a.inElke ?? []) : [];
  const soms = (a.inEnige ?? []).filter((s) => !elke.some((e) => zelfde(e, s)));
  return (
    <>
      <p class="uitkomst" role="status"><strong>{t.manieren(n, eerste.stappen.length, a.volledig)}</strong> {a.optimaal ? t.bewezen : t.onbewezen(a.ondergrens)}</p>
      {elke.length > 0 && (
        <div class="hoedanook">
          <h3>{t.inElke}</h3>
          <Stappen stappen={elke} />
        </div>
      )}
      {/* Of more ways than are shown, what else can help. */}
      {!a.volledig && soms.length > 0 && <Vouw kop={t.inEnige(soms.length)}>{() => <Stappen stappen={soms} />}</Vouw>}
      <ol class="kaal manieren">{a.bijstellingen.map((b, i) => <Manier key={i} b={b} n={i + 1} elke={elke} />)}</ol>
    </>
  );
}

/** One way: what it does beside what every way does, and what that brings. One click makes all of its turns. */
function Manier({ b, n, elke }: { b: Bijstelling; n: number; elke: readonly Stap[] }) {
  const t = tekst.value.minste;
  return (
    <li class="manier">
      <div class="manierkop">
        <h4>{t.manier(n)}</h4>
        <button type="button" class="doeknop" aria-label={t.doeDitNaam(b.uitleg)} onClick={() => doe({ soort: "stelBij", stappen: b.stappen })}>{t.doeDit}</button>
      </div>
      {elke.length > 0 && <p class="etiket">{t.enOok}</p>}
      <Stappen stappen={b.stappen.filter((s) => !elke.some((e) => zelfde(e, s)))} />
      {b.nieuweRisicos.length > 0 && <p class="kanttekening neveneffect">{t.nieuw}: <Opgesomd items={b.nieuweRisicos} /></p>}
      {b.vervallenRisicos.length > 0 && <p class="kanttekening eraf">{t.vervalt}: <Opgesomd items={b.vervallenRisicos} /></p>}
      {b.opengelaten.length > 0 && <p class="kanttekening">{t.opent(b.opengelaten.length)}: <Opgesomd items={b.opengelaten} /></p>}
    </li>
  );
}

function zelfde(a: Stap, b: Stap): boolean {
  return a.knop?.slug === b.knop?.slug && a.van?.slug === b.van?.slug && a.naar?.slug === b.naar?.slug && a.maatregel?.slug === b.maatregel?.slug;
}

/** What stands fixed, since that decides what is possible; each to let go. */
function Vast() {
  const t = tekst.value.minste;
  const { vast } = configuratie.value;
  if (vast.length === 0) return <p class="hint">{t.nietsVast}</p>;
  return (
    <details class="vastlijst">
      <summary>{t.vast(vast.length)}</summary>
      <ul class="kaal">
        {vast.map((slug) => (
          <li key={slug} class="maatregelnaam">
            <span>{kennis.value!.knop.get(slug)?.label ?? slug}</span>
            <button type="button" class="tekstknop" aria-label={t.maakLosNaam([kennis.value!.knop.get(slug)?.label ?? slug])} onClick={() => doe({ soort: "maakLos", knoppen: [slug] })}>{t.maakLos}</button>
          </li>
        ))}
      </ul>
    </details>
  );
}
