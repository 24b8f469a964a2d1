// What answers told so far: ids and codes of things that exist. Requests made of them reach what lies behind
// "not found".

/** Names in requests and what they stand for. */
const KINDS = {
    document: 'documents', organisation: 'organisations', unit: 'organisations', parent: 'organisations',
    issuer: 'organisations', predecessors: 'organisations', successors: 'organisations', to: 'organisations',
    recipients: 'organisations', book: 'books', account: 'logins', leader: 'logins', signer_account: 'logins', maker: 'logins',
    delegate: 'accounts', hand_over_to: 'accounts', post: 'posts', type: 'types', key: 'types', replies: 'documents',
    replies_to: 'documents', cursor: 'cursors', mark: 'marks', n: 'places', code: 'codes', q: 'words',
    series: 'series', corrects: 'declared-counts', replaces: 'reform-indexes', documents: 'documents',
};
/** Members of answers that tell of a kind. */
const TOLD = {
    document: 'documents', organisation: 'organisations', book: 'books', login: 'logins', post: 'posts',
    series_id: 'series', next_cursor: 'cursors', mark: 'marks', code: 'codes', subject: 'words',
};
const MOST = 200;
const RECENT = 25;

export class Known {
    #values = new Map();
    #others;

    /** What one person was told; of what they were not told of, `others` may know. */
    constructor(others) {
        this.#others = others;
        for (const place of [1, 2, 3]) this.add('places', place);
    }

    add(kind, value) {
        if (!this.#values.has(kind)) this.#values.set(kind, []);
        const values = this.#values.get(kind);
        if (!values.includes(value)) values.push(value);
        if (values.length > MOST) values.shift();
        this.#others?.add(kind, value);
    }

    static kindOf(name) {
        return KINDS[name];
    }

    /** One of the things of this kind, by any whole number; undefined while none is known. Mostly a recent one. */
    pick(kind, number, fits = () => true) {
        const values = (this.#values.get(kind) ?? []).filter(fits);
        if (values.length === 0 || (this.#others && number % 7 === 0)) return this.#others?.pick(kind, number, fits);
        const among = number % 3 === 0 ? values : values.slice(-RECENT);
        return among[Math.floor(number / 21) % among.length];
    }

    /** The same among ids. */
    pickId(kind, number) {
        return this.pick(kind, number, Number.isInteger);
    }

    /** Learns from an answer; `path` is that of the operation. */
    learn(path, answer) {
        const segment = path.replace('/api/v1/', '').split('/').filter((step) => !step.startsWith('{')).pop();
        this.#walk(answer, segment);
    }

    #walk(node, kind) {
        if (Array.isArray(node)) {
            for (const each of node) this.#walk(each, kind);
        } else if (node !== null && typeof node === 'object') {
            if (Number.isInteger(node.id)) this.add(kind, node.id);
            if (kind === 'organisations' && node.code) this.add('organisations', node.code);
            if (kind === 'document_types') this.add('document-types', node.id);
            if (['document-types', 'document_types'].includes(kind) && node.code) this.add('types', node.code);
            for (const [name, value] of Object.entries(node)) {
                if (typeof value === 'object') this.#walk(value, ['items', 'results'].includes(name) ? kind : name);
                else if (TOLD[name] && value !== '') this.add(TOLD[name], value);
            }
        }
    }
}
