/** What the settings API sends and takes, under short names. */

import type { components } from './schema';
import type { Sent } from './types';

type Schemas = components['schemas'];

export type Setting = Schemas['Setting'];
export type KeyState = Schemas['KeyState'];
export type ImageModel = Schemas['ImageModel'];
export type Choice = Schemas['Option'];

export type ProviderSettings = Sent<Schemas['ProviderSettings']>;
/** Texts: "" is what the server is set to. Keys: null removes; a missing one stays. */
export type ProviderChanges = Schemas['PatchedProviderChangesRequest'];
export type KeyField = 'openai_api_key' | 'runware_api_key';
export type TextField = Exclude<keyof ProviderChanges, KeyField>;

export type TestKind = Schemas['TestRequestRequest']['kind'];
export type TestResult = Sent<Schemas['TestResult']>;

export type PromptSummary = Sent<Schemas['PromptSummary']>;
export type PromptList = Sent<Schemas['PromptList']>;
export type PromptVariable = Schemas['Variable'];
export type PromptDetail = Sent<Schemas['PromptDetail']>;
export type PromptVersion = Sent<Schemas['PromptVersion']>;
export type PromptVersionPage = Sent<Schemas['PaginatedPromptVersionList']>;
export type PromptPreview = Schemas['PromptPreview'];

export type SiteImages = Sent<Schemas['SiteImages']>;
export type SiteImageChanges = Schemas['PatchedSiteImagesChangesRequest'];
