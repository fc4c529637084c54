import type { Knoopsoort } from "../api/types.ts";

/** The outline of each kind, so that kind is told without colour. Width and height in pixels, from (0, 0). */
export function omtrek(soort: Knoopsoort, b: number, h: number): string {
  switch (soort) {
    case "keuze":
      return rechthoek(b, h, 3);
    case "prikkel":
      return rechthoek(b, h, Math.min(h / 2, 16));
    case "risico": {
      const p = punt(h);
      return `M${p},0H${b - p}L${b},${h / 2}L${b - p},${h}H${p}L0,${h / 2}Z`;
    }
    case "mitigatie": {
      // Points to the left, where the risk stands that it answers.
      const p = punt(h);
      return `M${p},0H${b}V${h}H${p}L0,${h / 2}Z`;
    }
    case "indicator": {
      const s = Math.min(8, b / 6);
      return `M${s},0H${b}L${b - s},${h}H0Z`;
    }
    case "bronsysteem": {
      const r = Math.min(5, h / 5);
      return `M0,${r}A${b / 2},${r} 0 0 1 ${b},${r}V${h - r}A${b / 2},${r} 0 0 1 0,${h - r}ZM0,${r}A${b / 2},${r} 0 0 0 ${b},${r}`;
    }
  }
}

function punt(h: number): number {
  return Math.min(9, h / 3);
}

function rechthoek(b: number, h: number, r: number): string {
  return `M${r},0H${b - r}A${r},${r} 0 0 1 ${b},${r}V${h - r}A${r},${r} 0 0 1 ${b - r},${h}H${r}A${r},${r} 0 0 1 0,${h - r}V${r}A${r},${r} 0 0 1 ${r},0Z`;
}
