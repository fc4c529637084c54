import type { Graafknoop } from "../api/types.ts";
import { kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { DEKSEL, heeftTeken, KLEIN, type Plek, REGEL, TEKEN } from "./indeling.ts";
import { Statusteken } from "./Statusteken.tsx";
import { omtrek } from "./vormen.ts";

interface Props {
  plek: Plek;
  schaal: number;
  klas: string;
  /** How it is used; `null` for one that only passes by: leaving, or shown beforehand. */
  doet: {
    tabIndex: number;
    open: boolean;
    wijs: (aan: boolean) => void;
    focus: () => void;
    kies: () => void;
    toets: (e: KeyboardEvent) => void;
  } | null;
}

/** One node, or the heading of a folded group. The label is drawn beside the button, since it may be broken with hyphens. */
export function Knoop({ plek, schaal, klas, doet }: Props) {
  const { knoop, groep } = plek;
  const soort = knoop?.soort ?? groep!.soort;
  const vorm = omtrek(soort, plek.b, plek.h);
  const toestand = [
    knoop?.status ?? groep?.status, knoop?.ernst ?? groep?.ernst,
    soort === "mitigatie" && knoop && (knoop.aanwezig ? "aanwezig" : "mogelijk"),
    groep && "groep", doet?.open && "open-nu",
  ].filter(Boolean).join(" ");
  const vat = (
    <>
      <path class="ring" d={vorm} />
      <path class="vlak" d={vorm} />
    </>
  );
  return (
    <g
      class={`knoop${plek.smal ? " smal" : ""} ${soort} ${toestand} ${klas}`} style={{ transform: `translate(${plek.x}px, ${plek.y}px)` }}
      aria-hidden={doet ? undefined : true}
      onClick={doet?.kies}
      onMouseMove={(e) => {
        // A node that comes to lie under a resting pointer is not pointed at.
        if (e.movementX !== 0 || e.movementY !== 0) doet?.wijs(true);
      }}
      onMouseLeave={() => doet?.wijs(false)}
    >
      {doet ? (
        <g
          class="vat" data-id={plek.id} role="button" tabindex={doet.tabIndex} aria-label={knoop ? naam(knoop) : groepnaam(plek)}
          aria-expanded={groep ? groep.open : doet.open}
          onKeyDown={doet.toets} onFocus={() => { doet.focus(); doet.wijs(true); }} onBlur={() => doet.wijs(false)}
        >
          {vat}
        </g>
      ) : vat}
      {plek.smal && <title>{plek.label}</title>}
      <g aria-hidden="true">{plek.smal ? <Merkje plek={plek} schaal={schaal} /> : <Opschrift plek={plek} schaal={schaal} />}</g>
    </g>
  );
}

/** In a narrow column: the number of a group, or the sign of a measure. */
function Merkje({ plek, schaal }: { plek: Plek; schaal: number }) {
  const { knoop, groep } = plek;
  const r = 4.5 * schaal;
  if (groep) return <text class="groepsaantal midden" x={plek.b / 2} y={plek.h / 2 + 5 * schaal}>{groep.open ? "–" : groep.aantal}</text>;
  if (knoop?.soort !== "mitigatie") return null;
  if (knoop.aanwezig) return <Statusteken status="gemitigeerd" x={plek.b / 2 - r} y={plek.h / 2 - r} maat={2 * r} />;
  return <path class="plus" d={`M${plek.b / 2},${plek.h / 2 - r}v${2 * r}m${-r},${-r}h${2 * r}`} />;
}

function Opschrift({ plek, schaal }: { plek: Plek; schaal: number }) {
  const { knoop, groep } = plek;
  const inspring = heeftTeken(knoop, groep) ? TEKEN * schaal : 0;
  const x = 12 * schaal + inspring;
  const hoog = plek.regels.length * REGEL * schaal;
  const klein = KLEIN * REGEL * schaal;
  const deksel = knoop?.soort === "bronsysteem" ? DEKSEL * schaal : 0;
  const boven = (plek.h - hoog - plek.bijschrift.length * klein + deksel) / 2;
  const status = knoop?.status ?? groep?.status ?? (knoop?.soort === "mitigatie" && knoop.aanwezig ? "gemitigeerd" : null);
  return (
    <>
      {status && <Statusteken status={status} x={11 * schaal} y={boven + 2.5 * schaal} maat={11 * schaal} />}
      {knoop?.soort === "mitigatie" && !knoop.aanwezig && (
        <path class="plus" d={`M${16.5 * schaal},${boven + 2.5 * schaal}v${11 * schaal}m${-5.5 * schaal},${-5.5 * schaal}h${11 * schaal}`} />
      )}
      <text class="opschrift">
        {plek.regels.map((r, i) => <tspan key={i} x={x} y={boven + (i + 0.77) * REGEL * schaal}>{r}</tspan>)}
      </text>
      {plek.bijschrift.length > 0 && (
        <text class="bijschrift">
          {plek.bijschrift.map((r, i) => <tspan key={i} x={x} y={boven + hoog + (i + 0.8) * klein}>{r}</tspan>)}
        </text>
      )}
      {groep && !plek.inNaam && <text class="groepsaantal" x={plek.b - 12 * schaal} y={boven + 0.77 * REGEL * schaal}>{groep.open ? "–" : `+${groep.aantal}`}</text>}
    </>
  );
}

function naam(knoop: Graafknoop): string {
  const t = tekst.value.graaf;
  const lijn = knoop.lijn && kennis.value?.lijnen.find((l) => l.slug === knoop.lijn)?.label;
  const knop = knoop.soort === "keuze" && kennis.value?.knopVanStand.get(knoop.slug)?.label;
  return t.inNaam(t.een[knoop.soort], knoop.label, [
    knop || "", lijn || "",
    knoop.status ? t.status[knoop.status] : "",
    knoop.soort === "mitigatie" ? (knoop.aanwezig ? t.aanwezig : t.mogelijk) : "",
  ].filter(Boolean));
}

function groepnaam(plek: Plek): string {
  const t = tekst.value.graaf;
  const naam = `${t.soort[plek.groep!.soort]}, ${plek.label}`;
  return plek.groep!.open ? t.vouwDicht(naam) : t.vouwOpen(naam, plek.groep!.aantal);
}
