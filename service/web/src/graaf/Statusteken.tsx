import type { Graafknoop } from "../api/types.ts";

/** ▲ open, ◐ partly covered, ✓ mitigated, as drawn signs: the same in every font. */
export function Statusteken({ status, x, y, maat }: { status: NonNullable<Graafknoop["status"]>; x: number; y: number; maat: number }) {
  const r = maat / 2;
  const d = {
    open: `M${x + r},${y}L${x + maat},${y + maat}H${x}Z`,
    gedeeltelijk: `M${x + r},${y}A${r},${r} 0 0 0 ${x + r},${y + maat}Z`,
    gemitigeerd: `M${x},${y + r}l${r * 0.75},${r * 0.75}L${x + maat},${y + r * 0.2}`,
  }[status];
  return (
    <>
      {status === "gedeeltelijk" && <circle class="statusteken rond" cx={x + r} cy={y + r} r={r} />}
      <path class={`statusteken ${status}`} d={d} />
    </>
  );
}
