import { useMutation, useQueryClient } from '@tanstack/react-query';

import * as api from '@/api/articles';
import { keys } from '@/api/keys';
import { contentApi } from '@/api/rows';
import type { ContentDetail, ImageRow, Worked } from '@/api/rowTypes';

import { rowsInterval } from './polling';
import { usePolledQuery } from './usePolledQuery';

/** An article and its images: each of them may be at work while the article itself rests. */
function worked({ work_state, images }: ContentDetail): (Worked | ImageRow)[] {
  return [{ work_state }, ...images];
}

export function useArticle(id: number) {
  return usePolledQuery({
    queryKey: keys.row(contentApi.path, id),
    queryFn: () => contentApi.get(id),
    interval: (article, failures) => rowsInterval(article && worked(article), failures),
  });
}

/** What a person can do to one article. The answer is the article as it is now; the lists are asked again. */
export function useArticleMoves(id: number) {
  const queryClient = useQueryClient();
  const onSuccess = (article: ContentDetail) => queryClient.setQueryData(keys.row(contentApi.path, id), article);
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.rows });
  const after = { onSuccess, onSettled };
  return {
    save: useMutation({
      mutationFn: (changes: object) => contentApi.change(id, changes) as unknown as Promise<ContentDetail>,
      ...after,
    }),
    approve: useMutation({ mutationFn: api.approve, ...after }),
    sendBack: useMutation({ mutationFn: (reason: string) => api.sendBack(id, reason), ...after }),
    decide: useMutation({ mutationFn: (decision: api.PlainDecision) => api.decidePlainly(id, decision), ...after }),
  };
}

/** What a person can do to chosen articles and to tasks beyond what all lists have in common. */
export function useWriterMoves() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.rows });
  return {
    approveMany: useMutation({ mutationFn: api.approveMany, onSettled }),
    reopen: useMutation({ mutationFn: api.reopenTask, onSettled }),
  };
}
