import type { PromptDetail } from '@/api/settingsTypes';
import { Notice } from '@/components/common/Notice';

import { savedWords } from './promptView';

interface Props {
  saved: PromptDetail;
  isOvertaken: boolean;
  now: number;
}

/** What the reader should know before writing. */
export function PromptNotices({ saved, isOvertaken, now }: Props) {
  return (
    <>
      {saved.problem && (
        <Notice tone="bad" title="This prompt cannot be used.">
          {saved.problem}
        </Notice>
      )}
      {!saved.may_change && <Notice tone="hold">You can look; changing prompts takes the role owner or admin.</Notice>}
      {isOvertaken && (
        <Notice tone="warn" title="The prompt changed while you were writing">
          {saved.saved_at && `(saved ${savedWords(saved.saved_at, saved.saved_by, now)})`}. Saving replaces what is in use
          now; it stays among the versions.
        </Notice>
      )}
    </>
  );
}
