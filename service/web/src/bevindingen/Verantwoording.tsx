import type { Herkomstbewijs } from "../api/types.ts";
import { Kopieer } from "../deel/Kopieer.tsx";
import { Vouw } from "../deel/Vouw.tsx";
import { tekst } from "../taal/index.ts";

/** What made this answer, so that a page on paper or in a mail can be traced: the same again gives the same. */
export function Verantwoording({ bewijs }: { bewijs: Herkomstbewijs }) {
  const t = tekst.value.verantwoording;
  const { versie, hash } = bewijs.programma;
  const rijen = [
    [t.kennis, bewijs.kennis],
    [t.programma, [versie, hash].filter(Boolean).join(", ")],
    [t.keuzes, bewijs.invoer ?? t.geen],
    [t.bewijs, bewijs.id.slice(bewijs.id.lastIndexOf("/") + 1)],
  ] as const;
  return (
    <Vouw class="verantwoording" kop={t.kop}>
      {() => (
        <>
          <p class="hint">{t.uitleg}</p>
          <dl>{rijen.map(([naam, waarde]) => <div key={naam}><dt>{naam}</dt><dd>{waarde}</dd></div>)}</dl>
          <Kopieer class="tekstknop stil" wat={() => JSON.stringify(bewijs, null, 2)}>{t.kopieer}</Kopieer>
        </>
      )}
    </Vouw>
  );
}
