import { keys } from '@/api/keys';
import { changePassword, endOtherSessions, endSession, patchProfile, type Done } from '@/api/people';

import { useMove } from './useMove';

const SESSIONS = [keys.listsOf('auth/sessions/')];

/** The frame shows the name as well. */
export function useRename() {
  return useMove(patchProfile, [keys.session]);
}

/** It ends the other sessions. */
export function usePasswordChange() {
  return useMove(changePassword, SESSIONS);
}

export function useSessionMoves() {
  return { end: useMove(endSession, SESSIONS), endOthers: useMove<undefined, Done>(() => endOtherSessions(), SESSIONS) };
}
