import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Graaf as Data, Knoopsoort } from "../api/types.ts";
import { naTekenen } from "../deel/navigatie.ts";
import { antwoord } from "../staat/beurt.ts";
import { bevindingMet } from "../staat/verschil.ts";
import { bekijk, kennis, weergave } from "../staat/winkel.ts";
import { mogelijk, vooruitblik } from "../staat/vooruit.ts";
import { tekst } from "../taal/index.ts";
import { maakBeeld, SCHIM } from "./beeld.ts";
import { bijschrift } from "./bijschrift.ts";
import { buurtVan, buurtVanBevinding } from "./buurt.ts";
import { Detail } from "./Detail.tsx";
import { Knoop } from "./Knoop.tsx";
import { Kolomkoppen } from "./Kolomkoppen.tsx";
import { groepVan, KOLOMMEN } from "./kolommen.ts";
import { stap } from "./loop.ts";
import { useRuimte } from "./ruimte.ts";
import { GEEN_GEHEUGEN, onthoud } from "./volgorde.ts";
import { useVertrek } from "./vertrek.ts";
import { KAN, LOS } from "./vouwen.ts";

/** The graph: columns of nodes with arrows between them, as real SVG. */
export function Graaf({ graaf }: { graaf: Data }) {
  const t = tekst.value.graaf;
  const { doek, ruimte, past, schaal, meet } = useRuimte();
  const opengevouwen = useSignal<ReadonlySet<string>>(new Set());
  const breed = useSignal<readonly Knoopsoort[]>([]);
  const aangewezen = useSignal<string | null>(null);
  const tabstop = useSignal<string | null>(null);
  const geheugen = useRef(GEEN_GEHEUGEN);
  const { verborgen, knoop: openNaam, bevinding } = weergave.value;
  const blik = vooruitblik.value === null ? undefined : mogelijk.value.get(vooruitblik.value);

  useMemo(() => {
    if (antwoord.value?.daad?.soort === "vanArchetype" || antwoord.value?.daad?.soort === "laad") geheugen.current = GEEN_GEHEUGEN;
    const kolommen = new Map(KOLOMMEN.map((s) => [s, graaf.knopen.filter((k) => k.soort === s).map((k) => k.id)]));
    geheugen.current = onthoud(geheugen.current, kolommen, graaf.pijlen);
  }, [graaf]);

  const { indeling, lijnen, gevouwen } = useMemo(() => {
    const naamVan = (lijst: { slug: string; label: string }[]) => (slug: string) => lijst.find((x) => x.slug === slug)?.label;
    const lijnnaam = naamVan(kennis.value!.lijnen);
    const aspectnaam = naamVan(kennis.value!.aspecten);
    const er = new Set(graaf.knopen.map((k) => `${k.soort}/${k.slug}`));
    return maakBeeld({
      graaf, verborgen, ruimte: ruimte.value, past: past.value, schaal: schaal.value, meet: meet.value, geheugen: geheugen.current,
      opengevouwen: opengevouwen.value, breed: breed.value,
      schimmen: blik?.erbij.filter((r) => !er.has(`risico/${r.slug}`)) ?? [],
      bijschrift: (k) => bijschrift(k, kennis.value!),
      groepnaam: (sleutel) => ({ [LOS]: t.los, [KAN]: t.kan })[sleutel] ?? aspectnaam(sleutel) ?? lijnnaam(sleutel) ?? t.overig,
    });
  }, [graaf, verborgen, ruimte.value, past.value, schaal.value, meet.value, opengevouwen.value, breed.value, blik, kennis.value, t]);

  const open = gevouwen.knopen.find((k) => `${k.soort}/${k.slug}` === openNaam) ?? null;
  const kern = aangewezen.value && indeling.plek.has(aangewezen.value) ? aangewezen.value : (open?.id ?? null);
  const belicht = bevinding === null ? undefined : bevindingMet(antwoord.value!.gevolgen, bevinding);
  const buurt = useMemo(() => {
    if (kern !== null) return buurtVan(kern, gevouwen.pijlen, (id) => indeling.plek.get(id)?.kolom ?? 0);
    return belicht ? buurtVanBevinding(belicht, graaf, gevouwen) : null;
  }, [kern, belicht, graaf, gevouwen, indeling]);
  const vertrekkend = useVertrek(indeling);
  const verdwijnt = new Set(blik?.eraf.map((r) => `risico/${r.slug}`));
  const stop = tabstop.value && indeling.plek.has(tabstop.value) ? tabstop.value : (open?.id ?? indeling.plekken[0]?.id);

  const element = (id: string) => doek.current?.querySelector<SVGGElement>(`[data-id="${CSS.escape(id)}"]`);
  const activeer = (id: string) => {
    const plek = indeling.plek.get(id);
    if (plek?.groep) opengevouwen.value = wissel(opengevouwen.value, id);
    else if (plek?.knoop) bekijk({ knoop: open?.id === id ? null : `${plek.knoop.soort}/${plek.knoop.slug}` });
  };
  const sluit = () => {
    const id = open?.id;
    bekijk({ knoop: null });
    if (id) naTekenen(() => element(id)?.focus());
  };
  const toets = (e: KeyboardEvent, id: string) => {
    if (e.key === "Enter" || e.key === " ") {
      e.preventDefault();
      activeer(id);
    } else if (e.key === "Escape" && open) {
      sluit();
    } else {
      const naar = stap(e.key, id, indeling, gevouwen.pijlen);
      if (!naar) return;
      e.preventDefault();
      tabstop.value = naar;
      element(naar)?.focus();
    }
  };
  useEffect(() => {
    // What is lit comes into view, with its risk first; a turn that redraws it does not scroll.
    const eerst = belicht?.risico && gevouwen.knopen.find((k) => k.soort === "risico" && k.slug === belicht.risico!.slug)?.id;
    const doel = eerst ?? [...(buurt?.knopen ?? [])][0];
    if (bevinding && doel) element(doel)?.scrollIntoView({ block: "center", inline: "nearest" });
  }, [bevinding]);
  const hoogte = indeling.hoogte + 8;
  return (
    <div class="doek" ref={doek}>
      <Kolomkoppen indeling={indeling} verbreed={(soort) => (breed.value = [...breed.value.filter((s) => s !== soort), soort])} />
      <div class="tekenvel" style={{ width: `${indeling.breedte}px`, minHeight: `${hoogte}px` }}>
        <svg
          class={`graaf${buurt ? " belicht" : ""}`} width={indeling.breedte + 2} height={hoogte} viewBox={`-1 0 ${indeling.breedte + 2} ${hoogte}`}
          role="group" aria-label={t.naam(gevouwen.knopen.length)}
        >
          <g aria-hidden="true">
            {lijnen.map((l) => (
              <g key={l.sleutel} class={`pijl ${groepVan(l.pijl.soort)} ${l.pijl.soort}${buurt?.pijlen.has(l.pijl) ? " licht" : ""}`}>
                <path class="lijn" d={l.d} /><path class="punt" d={l.punt} />
              </g>
            ))}
          </g>
          {vertrekkend.map((p) => <Knoop key={`weg ${p.id}`} plek={p} schaal={schaal.value} klas="gaat" doet={null} />)}
          {indeling.plekken.map((p) => (
            <Knoop
              key={p.id} plek={p} schaal={schaal.value}
              klas={[
                buurt?.knopen.has(p.id) && "licht",
                p.id.startsWith(SCHIM) && "schim",
                p.knoop && verdwijnt.has(`${p.knoop.soort}/${p.knoop.slug}`) && "verdwijnt",
              ].filter(Boolean).join(" ")}
              doet={p.id.startsWith(SCHIM) ? null : {
                tabIndex: p.id === stop ? 0 : -1,
                open: p.id === open?.id,
                wijs: (aan) => (aangewezen.value = aan ? p.id : null),
                focus: () => (tabstop.value = p.id),
                kies: () => activeer(p.id),
                toets: (e) => toets(e, p.id),
              }}
            />
          ))}
        </svg>
        {open && indeling.plek.has(open.id) && (
          <Detail knoop={open} graaf={graaf} plek={indeling.plek.get(open.id)!} breedte={indeling.breedte} sluit={sluit} />
        )}
      </div>
    </div>
  );
}

function wissel(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const nu = new Set(set);
  if (!nu.delete(id)) nu.add(id);
  return nu;
}
