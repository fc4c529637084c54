import { Fragment } from "preact";
import type { Archetype, Item, Voorbeeld } from "../api/types.ts";
import { LEEG, uitJson, zetDomein } from "../staat/configuratie.ts";
import { configuratie, doe, kennis, onbekend } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Nederlands } from "./Nederlands.tsx";
import { openAspecten, zetAspect, zetKnop } from "./navigatie.ts";

/** Three ways in, one click each. */
export function Start() {
  const t = tekst.value.start;
  const { archetypen, voorbeelden, aspecten, knoppen } = kennis.value!;
  const nu = configuratie.value;
  const leeg = () => {
    doe({ soort: "laad", configuratie: { ...LEEG, naam: nu.naam, gemeente: nu.gemeente, domein: nu.domein }, herkomst: "leeg" });
    const eerste = knoppen.find((k) => k.aspect.slug === aspecten[0]?.slug && !k.omstandigheid);
    if (!eerste) return;
    zetAspect(eerste.aspect.slug, true);
    zetKnop(eerste.slug, true);
  };
  const voorbeeld = (slug: string) => {
    const v = voorbeelden.find((x) => x.slug === slug)!;
    const gelezen = uitJson(v.configuratie, kennis.value!);
    onbekend.value = gelezen.onbekend;
    const eigen = { ...gelezen.configuratie, gemeente: nu.gemeente ?? gelezen.configuratie.gemeente, naam: v.label };
    doe({ soort: "laad", configuratie: zetDomein(eigen, kennis.value!, nu.domein ?? eigen.domein), herkomst: "voorbeeld" });
    openEerste();
  };
  const archetype = (slug: string) => {
    doe({ soort: "vanArchetype", archetype: slug });
    openEerste();
  };
  return (
    <div class="start">
      <div class="startkop">
        <div>
          <h3>{t.kop}</h3>
          <p class="hint">{t.uitleg}</p>
        </div>
        <section class="leegbegin" aria-label={t.leeg}>
          <p class="hint">{t.leegUitleg}</p>
          <button type="button" class="doeknop" onClick={leeg}>{t.leegKnop}</button>
        </section>
      </div>
      <div class="ingangen">
        <Ingang kop={t.archetypen} uitleg={t.archetypenUitleg} groepen={[["", archetypen]]} kies={archetype} />
        <Ingang kop={t.voorbeelden} uitleg={t.voorbeeldenUitleg} groepen={perHandreiking(voorbeelden.filter((v) => !isArchetype(v, archetypen)))} kies={voorbeeld} />
      </div>
    </div>
  );
}

/** An example that is an archetype and nothing more is listed as that archetype already. */
function isArchetype({ configuratie: { archetype, keuzes = {}, maatregelen = [] } }: Voorbeeld, archetypen: readonly Archetype[]): boolean {
  const eigen = Object.entries(archetypen.find((a) => a.slug === archetype)?.keuzes ?? {});
  const gelijk = eigen.every(([knop, stand]) => String(keuzes[knop]) === String(stand));
  return eigen.length > 0 && gelijk && eigen.length === Object.keys(keuzes).length && maatregelen.length === 0;
}

/** Examples under the title of the handbook that they come from; the one with the most first. */
function perHandreiking(voorbeelden: readonly Voorbeeld[]): [string, Voorbeeld[]][] {
  const groepen = new Map<string, Voorbeeld[]>();
  for (const v of voorbeelden) {
    const titel = v.bronnen[0]?.titel ?? "";
    groepen.set(titel, [...(groepen.get(titel) ?? []), v]);
  }
  return [...groepen].toSorted(([, a], [, b]) => b.length - a.length);
}

/** Opens the first aspect in which something is chosen, so that the desk does not look untouched. */
function openEerste(): void {
  const gezet = new Set(Object.keys(configuratie.value.keuzes).map((k) => kennis.value!.knop.get(k)!.aspect.slug));
  const eerste = kennis.value!.aspecten.find((a) => gezet.has(a.slug));
  if (openAspecten.value.size === 0 && eerste) zetAspect(eerste.slug, true);
}

/** One way in: what one can start with, under a heading each where there are several kinds. */
function Ingang({ kop, uitleg, groepen, kies }: { kop: string; uitleg: string; groepen: readonly [string, readonly Item[]][]; kies: (slug: string) => void }) {
  return (
    <section class="ingang">
      <h4>{kop}</h4>
      <p class="hint">{uitleg}</p>
      {groepen.map(([titel, items]) => (
        <Fragment key={titel}>
          {titel && <h5><Nederlands>{titel}</Nederlands></h5>}
          <ul class="kaal">
            {items.map((i) => (
              <li key={i.slug}>
                <button type="button" class="keus" onClick={() => kies(i.slug)}>
                  <strong>{i.label}</strong>
                  {i.definitie && <Nederlands>{i.definitie}</Nederlands>}
                </button>
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </section>
  );
}
