import type { ErrorAction, ErrorPayload } from './types';

export type FieldErrors = Partial<Record<string, string[]>>;

/** A refusal or failure of the API, or of the network on the way to it (`status` 0). */
export class ApiError extends Error {
  override name = 'ApiError';

  constructor(
    readonly status: number,
    readonly payload: ErrorPayload,
  ) {
    super(payload.error_message);
  }

  get type(): string {
    return this.payload.error_type;
  }

  get action(): ErrorAction | null {
    return this.payload.action;
  }

  /** What is wrong with which field of a form that was refused; empty when that is not what was wrong. */
  get fields(): FieldErrors {
    const { fields } = this.payload.details;
    return typeof fields === 'object' && fields !== null ? (fields as FieldErrors) : {};
  }

  /** Asking again may help: the network, a busy or restarting server. A 4xx stays what it is. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function payloadOf(errorType: string, message: string, retryable: boolean): ErrorPayload {
  return {
    status: 'error',
    error_type: errorType,
    error_message: message,
    phase: '',
    timestamp: new Date().toISOString(),
    details: {},
    retryable,
    action: retryable ? 'retry' : null,
  };
}

export function networkError(): ApiError {
  return new ApiError(0, payloadOf('NetworkError', 'The server cannot be reached.', true));
}

function isErrorPayload(body: unknown): body is ErrorPayload {
  return typeof body === 'object' && body !== null && 'error_type' in body && 'error_message' in body;
}

/** A proxy in between answers with HTML or nothing: then the status is all there is to tell. */
export function errorFrom(status: number, body: unknown): ApiError {
  if (isErrorPayload(body)) return new ApiError(status, body);
  return new ApiError(status, payloadOf('HttpError', `The server answered with status ${status}.`, status >= 500));
}

/** By field, for anything that was thrown. */
export function fieldErrorsOf(error: unknown): FieldErrors {
  return error instanceof ApiError ? error.fields : {};
}

/** The sentence to show for anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong.';
}
