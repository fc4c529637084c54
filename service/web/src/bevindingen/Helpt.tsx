import { Vouw } from "../deel/Vouw.tsx";
import { tekst } from "../taal/index.ts";
import { type Bundel, hulp, type Hulp } from "./bundel.ts";
import { Maatregelregel } from "./Maatregelregel.tsx";

/** Measures shown at once; the rest is one click away. */
const METEEN = 3;

/** What would answer a finding, with its side effects, to take with one click. */
export function Helpt({ leden }: { leden: Bundel }) {
  const t = tekst.value.bevindingen;
  const alle = hulp(leden);
  if (alle.length === 0) return leden[0].status === "open" ? <p class="hint">{t.nietsHelpt}</p> : null;
  const later = alle.slice(METEEN);
  return (
    <div class="helpt">
      <h5>{t.watHelpt}</h5>
      <Lijst hulp={alle.slice(0, METEEN)} />
      {later.length > 0 && (
        <Vouw kop={t.nogMeer(later.length)}>{() => <Lijst hulp={later} />}</Vouw>
      )}
    </div>
  );
}

function Lijst({ hulp: lijst }: { hulp: readonly Hulp[] }) {
  return <ul class="kaal maatregellijst">{lijst.map(({ m, lijnen }) => <Maatregelregel key={m.slug} m={m} lijnen={lijnen} />)}</ul>;
}
