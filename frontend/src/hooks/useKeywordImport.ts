import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

import { importKeywords, previewImport } from '@/api/keywordImport';
import { keys } from '@/api/keys';

/** A file is looked at first and imported then; sent again after a lost answer it is not imported twice. */
export function useKeywordImport(siteId: number) {
  const queryClient = useQueryClient();
  const key = useRef('');
  const preview = useMutation({
    mutationFn: (file: File) => {
      key.current = window.crypto.randomUUID();
      return previewImport({ siteId, file });
    },
  });
  const send = useMutation({
    mutationFn: (file: File) => importKeywords({ siteId, file }, key.current),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.rows }),
  });
  const reset = () => {
    preview.reset();
    send.reset();
  };
  return { preview, send, reset };
}
