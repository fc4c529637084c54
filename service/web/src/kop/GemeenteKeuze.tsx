import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { haalGemeenten } from "../api/client.ts";
import type { Item } from "../api/types.ts";
import { configuratie, doe, taal } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { gemeenten } from "./gemeenten.ts";

const HOOGSTENS = 8;

function plat(naam: string): string {
  return naam.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
}

/** Names that begin with what was typed first, then names that hold it. */
function zoek(lijst: readonly Item[], vraag: string): Item[] {
  const v = plat(vraag.trim());
  const rang = (g: Item) => (plat(g.label).startsWith(v) ? 0 : 1);
  return lijst.filter((g) => plat(g.label).includes(v)).toSorted((a, b) => rang(a) - rang(b)).slice(0, HOOGSTENS);
}

/** A combobox with a list, after the WAI-ARIA Authoring Practices: 342 names are too many for a plain select. */
export function GemeenteKeuze() {
  const t = tekst.value.kop;
  const id = useId();
  const invoer = useRef<HTMLInputElement>(null);
  const open = useSignal(false);
  const vraag = useSignal<string | null>(null);
  const actief = useSignal(-1);
  const gekozen = configuratie.value.gemeente;

  const haal = () => {
    if (gemeenten.value.length > 0) return;
    haalGemeenten(taal.value).then((lijst) => (gemeenten.value = lijst), () => undefined);
  };
  useEffect(() => {
    if (gekozen) haal();
  }, [gekozen]);

  const naam = gekozen ? (gemeenten.value.find((g) => g.slug === gekozen)?.label ?? gekozen) : "";
  const treffers = open.value ? zoek(gemeenten.value, vraag.value ?? "") : [];
  const sluit = () => {
    open.value = false;
    vraag.value = null;
    actief.value = -1;
  };
  const kies = (slug: string | null) => {
    doe({ soort: "gemeente", gemeente: slug });
    sluit();
  };
  const toets = (e: KeyboardEvent) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      open.value = true;
      const n = treffers.length;
      if (n > 0) actief.value = (actief.value + (e.key === "ArrowDown" ? 1 : n > 0 && actief.value < 0 ? 0 : -1) + n) % n;
    } else if (e.key === "Enter") {
      const keus = treffers[Math.max(0, actief.value)];
      if (open.value && vraag.value === "") kies(null);
      else if (open.value && keus) kies(keus.slug);
    } else if (e.key === "Escape") {
      sluit();
    }
  };

  return (
    <div class="veld gemeente">
      <label for={id}>{t.gemeente}</label>
      <div class="combobox">
        <input
          ref={invoer} id={id} type="text" role="combobox" autocomplete="off" spellcheck={false}
          aria-expanded={open.value && treffers.length > 0} aria-controls={`${id}-lijst`} aria-autocomplete="list"
          aria-activedescendant={actief.value >= 0 ? `${id}-${actief.value}` : undefined}
          placeholder={t.gemeenteKies} value={vraag.value ?? naam}
          onFocus={haal} onBlur={sluit} onKeyDown={toets}
          onInput={(e) => {
            vraag.value = e.currentTarget.value;
            open.value = true;
            actief.value = -1;
          }}
        />
        {gekozen && (
          <button type="button" class="kaal klein" aria-label={t.gemeenteWeg} onMouseDown={(e) => e.preventDefault()} onClick={() => kies(null)}>
            ×
          </button>
        )}
        <ul id={`${id}-lijst`} role="listbox" aria-label={t.gemeenteKies} hidden={!open.value || treffers.length === 0}>
          {treffers.map((g, i) => (
            <li
              key={g.slug} id={`${id}-${i}`} role="option" aria-selected={i === actief.value}
              onMouseDown={(e) => {
                e.preventDefault();
                kies(g.slug);
              }}
            >
              {g.label}
            </li>
          ))}
        </ul>
        {open.value && treffers.length === 0 && gemeenten.value.length > 0 && <p class="leeg" role="status">{t.gemeenteGeen}</p>}
      </div>
    </div>
  );
}
