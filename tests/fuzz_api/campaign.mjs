// One campaign: so many requests of people of every role, each answer judged.
import fc from 'fast-check';
import {Judge} from './judge.mjs';
import {Known} from './known.mjs';
import {prelude} from './prelude.mjs';
import {prepared, requestsOf} from './requests.mjs';
import {Values} from './values.mjs';
import {send} from './wire.mjs';

/** Slow by design (passwords are hashed for a tenth of a second) or an end of the campaign: asked less often. */
const SELDOM = {setUp: 20, logIn: 30, changePassword: 20, createAccount: 40, startVerification: 15};
/** Takes away what the campaign lives on: only in its last tenth. */
const LAST = ['reorganise', 'changeOrganisation', 'endPost', 'changeAccount', 'importOrganisations'];
/** A token of its own, because it does not outlive the request. */
const ENDS_TOKEN = ['logOut'];

export class Campaign {
    constructor(description, server, people, seed) {
        this.server = server;
        this.people = people;
        const shared = new Known();
        for (const person of people) person.known = new Known(shared);
        this.judge = new Judge(description);
        const values = new Values(description);
        this.operations = description.operations().map((operation, place) => ({
            ...operation, requests: fc.sample(requestsOf(operation, values), {seed: seed + place, numRuns: 400}),
            next: 0, answers: new Map(), forbidden: new Set()}));
        this.faults = new Map();
        this.sent = 0;
    }

    /** Sends `count` requests, or as many as fit into the time. */
    async run(count, milliseconds) {
        await prelude(this.server, this.people, (request, answer) => this.#judge(this.#operationOf(request), request, answer));
        const end = Date.now() + milliseconds;
        const late = this.operations.filter((operation) => LAST.includes(operation.id));
        const early = this.operations.filter((operation) => !late.includes(operation));
        await this.#rounds(early, count * 0.9, end - milliseconds * 0.1);
        await this.#rounds([...early, ...late, ...late, ...late], count, end);
    }

    async #rounds(operations, count, end) {
        while (this.sent < count)
            for (const operation of operations) {
                if (Date.now() > end) return;
                if (operation.next < (SELDOM[operation.id] ?? Infinity)) await this.#one(operation);
            }
    }

    async #one(operation) {
        const plan = operation.requests[operation.next++ % operation.requests.length];
        const person = this.#personFor(operation, plan.person);
        const token = ENDS_TOKEN.includes(operation.id) ? await person.logIn() : person.token;
        const request = prepared(operation, plan, {known: person.known, judge: this.judge, token});
        if (!this.#mayBeSent(operation, request)) return;
        if (operation.id === 'logIn' && plan.person % 3 === 0) Object.assign(request, {body: JSON.stringify(person.credentials()), forbidden: undefined});
        const answer = await send(this.server + request.url, request);
        this.sent += 1;
        this.#judge(operation, request, answer);
        if (answer.status === 403) operation.forbidden.add(person);
        if (answer.status < 300) operation.forbidden.delete(person);
        if (answer.status === 401 && request.authorised && operation.secured) await person.comeBack();
        if (answer.status < 300) this.#learn(operation, answer, person.known);
        else operation.lastRefusal = answer.text.slice(0, 400);
    }

    #judge(operation, request, answer) {
        operation.answers.set(answer.status, (operation.answers.get(answer.status) ?? 0) + 1);
        for (const fault of this.judge.faultsOf(operation, request, answer)) this.#note(operation, request, fault);
    }

    /** The one whose path and method are those of the request. */
    #operationOf({method, url}) {
        const steps = url.split('?')[0].split('/');
        const fits = (path) => path.length === steps.length && path.every((step, place) => step.startsWith('{') || step === steps[place]);
        return this.operations.find((operation) => operation.method === method && fits(operation.path.split('/')));
    }

    /** Mostly one whom the operation has not been forbidden to. */
    #personFor(operation, number) {
        const allowed = this.people.filter((person) => !operation.forbidden.has(person));
        const among = allowed.length && number % 5 ? allowed : this.people;
        return among[number % among.length];
    }

    /** The people of the campaign keep their accounts and posts: only those of others are changed. */
    #mayBeSent(operation, request) {
        if (request.method === 'GET') return true;
        const [, kind, id] = request.url.match(/\/(accounts|posts)\/([^/?]+)/) ?? [];
        return !this.people.some((person) => kind === 'accounts' ? `${person.account}` === id : kind && person.posts.includes(id));
    }

    #learn(operation, answer, known) {
        if (answer.etag) known.add('etags', answer.etag);
        if (answer.mediaType !== 'application/json' || operation.id === 'listChanges') return;
        known.learn(operation.path, JSON.parse(answer.text));
    }

    #note(operation, request, fault) {
        const key = `${operation.method} ${operation.path} ${fault.replace(/[0-9]{2,}(?!\d*[,:])/g, '#')}`;
        if (!this.faults.has(key)) this.faults.set(key, {count: 0, operation, request, fault});
        this.faults.get(key).count += 1;
    }
}
