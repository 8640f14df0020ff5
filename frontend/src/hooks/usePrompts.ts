import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { keys } from '@/api/keys';
import * as api from '@/api/settingsPrompts';
import type { PromptDetail } from '@/api/settingsTypes';

export function usePrompts(accountId: number) {
  return useQuery({ queryKey: keys.prompts(accountId), queryFn: () => api.getPrompts(accountId) });
}

export function usePrompt(accountId: number, name: string) {
  return useQuery({ queryKey: keys.prompt(accountId, name), queryFn: () => api.getPrompt(accountId, name) });
}

export function usePromptVersions(accountId: number, name: string, page: number) {
  return useQuery({
    queryKey: [...keys.promptVersions(accountId, name), page],
    queryFn: () => api.getPromptVersions(accountId, name, page),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** Puts the answer in place at once; the list and the versions are asked for anew. */
function useTake(accountId: number, name: string) {
  const queryClient = useQueryClient();
  return (prompt: PromptDetail) => {
    queryClient.setQueryData(keys.prompt(accountId, name), prompt);
    void queryClient.invalidateQueries({ queryKey: keys.prompts(accountId), exact: true });
    void queryClient.invalidateQueries({ queryKey: keys.promptVersions(accountId, name) });
  };
}

export function useSavePrompt(accountId: number, name: string) {
  const onSuccess = useTake(accountId, name);
  return useMutation({ mutationFn: (text: string) => api.putPrompt(accountId, name, text), onSuccess });
}

export function useResetPrompt(accountId: number, name: string) {
  const onSuccess = useTake(accountId, name);
  return useMutation({ mutationFn: () => api.deletePrompt(accountId, name), onSuccess });
}

/** Rendered anew each time it is opened. */
export function usePromptPreview(accountId: number, name: string, text: string) {
  return useQuery({
    queryKey: [...keys.prompt(accountId, name), 'preview', text],
    queryFn: () => api.previewPrompt(accountId, name, text),
    gcTime: 0,
    staleTime: Infinity,
  });
}
