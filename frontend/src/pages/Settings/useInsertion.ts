import { useRef } from 'react';

import { insertAt } from './promptView';

/** Puts pieces into a textarea where its caret is, or in place of what is selected, and goes on typing behind them. */
export function useInsertion(text: string, write: (text: string) => void) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (piece: string) => {
    const element = area.current;
    if (!element) return;
    const inserted = insertAt(text, element.selectionStart, element.selectionEnd, piece);
    write(inserted.text);
    // After React has put the text in: before, the caret would jump to the end.
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(inserted.caret, inserted.caret);
    });
  };
  return { area, insert };
}
