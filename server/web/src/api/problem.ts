import type {ProblemDocument} from './types';

/** What the server says, in the language of the page. Set once, before anything is asked. */
let say = (text: string): string => text;
export const sayProblemsBy = (inLanguage: typeof say) => {
  say = inLanguage;
};

const said = (problem: ProblemDocument): ProblemDocument => ({
  ...problem,
  title: say(problem.title),
  ...(problem.detail !== undefined && {detail: say(problem.detail)}),
  ...(problem.violations && {
    violations: problem.violations.map((violation) => ({...violation, message: say(violation.message)})),
  }),
});

/** A request that the server refused: its problem document, in words for people. */
export class ApiProblem extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.title);
    this.name = 'ApiProblem';
  }
  get status() {
    return this.problem.status;
  }
  get code() {
    return this.problem.code;
  }
  get violations() {
    return this.problem.violations ?? [];
  }
}

/** The server could not be reached at all. */
export class ConnectionLost extends Error {
  constructor() {
    super('connection lost');
    this.name = 'ConnectionLost';
  }
}

export const isProblem = (error: unknown, code?: ProblemDocument['code']): error is ApiProblem =>
  error instanceof ApiProblem && (code === undefined || error.code === code);

/** The problem that an answer carries. A proxy in front may answer with something else than the API does. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  const body: unknown = isJson ? await response.json().catch(() => null) : null;
  if (body !== null && typeof body === 'object' && 'code' in body && 'title' in body)
    return new ApiProblem(said(body as ProblemDocument));
  return new ApiProblem({
    type: 'about:blank',
    title: `HTTP ${response.status}`,
    status: response.status,
    code: response.status === 503 || response.status === 502 || response.status === 504 ? 'unavailable' : 'internal',
  });
}
