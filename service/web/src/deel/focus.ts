import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Keeps the focus in a part of the page whose buttons may vanish by being pressed (a measure taken, a finding answered):
 * then the part itself takes the focus, so that reading and Tab go on from there.
 */
export function useFocusBehoud(): RefObject<HTMLElement | null> {
  const deel = useRef<HTMLElement>(null);
  const laatste = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const onthoud = (e: FocusEvent) => (laatste.current = e.target as Element);
    const vergeet = () => {
      // A blur of something that still stands is a choice of the user; one of something removed is not.
      if (laatste.current?.isConnected) laatste.current = null;
    };
    const element = deel.current!;
    element.addEventListener("focusin", onthoud);
    element.addEventListener("focusout", vergeet);
    return () => {
      element.removeEventListener("focusin", onthoud);
      element.removeEventListener("focusout", vergeet);
    };
  }, []);
  useLayoutEffect(() => {
    if (!laatste.current || laatste.current.isConnected || document.activeElement !== document.body) return;
    laatste.current = null;
    deel.current?.focus({ preventScroll: true });
  });
  return deel;
}
