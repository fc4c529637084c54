import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Icoon } from "../deel/Icoon.tsx";
import { slugnaam } from "../staat/kennis.ts";
import { begonnen, doe, kennis, onbekend, taal } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { bewaarAlsBestand, openBestand } from "./bestand.ts";

/** What one needs once in a workshop: files, paper, a fresh start. A disclosure, so that Tab walks through it. */
export function Meer() {
  const t = tekst.value.kop;
  const open = useSignal(false);
  const kapot = useSignal(false);
  const wortel = useRef<HTMLDivElement>(null);
  const bestand = useRef<HTMLInputElement>(null);
  const knop = useRef<HTMLButtonElement>(null);
  const doeEnSluit = (daad: () => void) => () => {
    open.value = false;
    daad();
    knop.current?.focus();
  };
  return (
    <div
      class="meer" ref={wortel}
      onKeyDown={(e) => {
        if (e.key !== "Escape" || !open.value) return;
        open.value = false;
        knop.current?.focus();
      }}
      onFocusOut={(e) => {
        if (!wortel.current?.contains(e.relatedTarget as Node | null)) open.value = false;
      }}
    >
      <button type="button" class="tekstknop" ref={knop} aria-expanded={open.value} aria-controls="meer-lijst" onClick={() => (open.value = !open.value)}>
        <Icoon naam="meer" />{t.meer}
      </button>
      <ul id="meer-lijst" hidden={!open.value}>
        <li><button type="button" disabled={!begonnen.value} onClick={doeEnSluit(() => doe({ soort: "naarStart" }))}>{t.naarStart}</button></li>
        <li><button type="button" onClick={doeEnSluit(() => bestand.current?.click())}>{t.invoer}</button></li>
        <li><button type="button" disabled={!begonnen.value} onClick={doeEnSluit(bewaarAlsBestand)}>{t.uitvoer}</button></li>
        <li><button type="button" onClick={doeEnSluit(() => print())}>{t.afdrukken}</button></li>
        {t.elders.map(([adres, naam]) => (
          <li key={adres}><a href={`${adres}?taal=${taal.value}`}>{naam}</a></li>
        ))}
      </ul>
      <input
        ref={bestand} type="file" accept=".json,application/json" hidden aria-label={t.invoer}
        onChange={async (e) => {
          const gekozen = e.currentTarget.files?.[0];
          e.currentTarget.value = "";
          if (gekozen) kapot.value = !(await openBestand(gekozen));
        }}
      />
      {(kapot.value || onbekend.value.length > 0) && (
        <div class="bericht" role="alert">
          <p>{kapot.value ? t.bestandKapot : t.onbekend(onbekend.value.map((s) => slugnaam(kennis.value!, s)))}</p>
          <button type="button" class="tekstknop" onClick={() => { kapot.value = false; onbekend.value = []; }}>{t.sluiten}</button>
        </div>
      )}
    </div>
  );
}
