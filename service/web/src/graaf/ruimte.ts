import { type Signal, useSignal } from "@preact/signals";
import { type RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { maakMeet, type Meet } from "./tekst.ts";

interface Ruimte {
  doek: RefObject<HTMLDivElement | null>;
  ruimte: Signal<number>;
  past: Signal<number>;
  schaal: Signal<number>;
  meet: Signal<Meet>;
}

/** Font size of a node in rem; the style sheet says the same for `.knoop text`. */
const LETTER = 0.84;
/** Height of a node of two lines with the room below it, in pixels at the usual size of letters. */
const RIJ = 52;

/** How much room the drawing has, and how large letters are: both change with the window and with projector mode. */
export function useRuimte(): Ruimte {
  const doek = useRef<HTMLDivElement>(null);
  const ruimte = useSignal(0);
  const past = useSignal(0);
  const schaal = useSignal(1);
  const meet = useSignal<Meet>(() => 0);
  useLayoutEffect(() => {
    const vel = doek.current!;
    const kijk = () => {
      const stijl = getComputedStyle(vel);
      const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const breedte = vel.clientWidth - parseFloat(stijl.paddingLeft) - parseFloat(stijl.paddingRight) - 2;
      if (letter / 16 !== schaal.value || meet.value("m") === 0) {
        meet.value = maakMeet(`500 ${letter * LETTER}px ${stijl.fontFamily}`);
        schaal.value = letter / 16;
      }
      past.value = Math.floor(Math.min(vel.clientHeight, innerHeight) / (RIJ * schaal.value));
      // A pane that does not show has no width; its last drawing is kept.
      if (breedte > 0) ruimte.value = Math.floor(breedte);
    };
    kijk();
    const waker = new ResizeObserver(kijk);
    waker.observe(vel);
    waker.observe(document.documentElement);
    return () => waker.disconnect();
  }, []);
  return { doek, ruimte, past, schaal, meet };
}
