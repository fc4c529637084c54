/** Above: what this page is, the other parts of the site, and the other language. */
import type { Taal, Woorden } from "./woorden.ts";

export function Kop({ taal, wissel, w }: { taal: Taal; wissel: () => void; w: Woorden }) {
  return (
    <header>
      <h1>{w.titel}</h1>
      <nav class="wegen" aria-label={w.menu}>
        <a href={taal === "en" ? "/#taal=en" : "/"}>{w.werkbank}</a>
        <a href={`/id?taal=${taal}`}>{w.dingen}</a>
        <a href={`/def?taal=${taal}`}>{w.begrippen}</a>
        <a href={`/catalogus?taal=${taal}`}>{w.gegevens}</a>
        <button type="button" class="tekstknop" lang={taal === "nl" ? "en" : "nl"} onClick={wissel}>
          {w.andereTaal}
        </button>
      </nav>
      <p class="hint">{w.inleiding}</p>
    </header>
  );
}
