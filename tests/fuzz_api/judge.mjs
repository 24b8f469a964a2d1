// Compares answers with the description: status, content type and body; and requests, to tell an answer that accepts
// what the description forbids.
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const PROBLEM = 'application/problem+json';
const PAGE = 'text/html';

export class Judge {
    #validators = new Map();

    constructor(description) {
        this.description = description;
        this.ajv = new Ajv2020.default({strict: false, validateSchema: false, allErrors: false, logger: false});
        addFormats.default(this.ajv);
        this.ajv.addFormat('int64', {type: 'number', validate: Number.isInteger});
        this.ajv.addFormat('binary', true);
        this.ajv.addSchema(description.document, 'api');
    }

    /** Why the value does not fit the schema that stands at this pointer; undefined when it does. */
    misfit(pointer, value) {
        if (!this.#validators.has(pointer)) this.#validators.set(pointer, this.ajv.compile({$ref: `api${encodeURI(pointer)}`}));
        const validate = this.#validators.get(pointer);
        return validate(value) ? undefined : this.ajv.errorsText(validate.errors);
    }

    /** What is wrong with an answer, as sentences. */
    faultsOf(operation, request, answer) {
        // A part that is not ready is an answer like others, where the description knows of it.
        if (answer.status >= 500 && answer.status !== 503) return [`answers ${answer.status}: ${answer.text.slice(0, 300)}`];
        const faults = [];
        if (operation.secured && !request.authorised && request.isRoute && answer.status !== 401)
            faults.push(`answers ${answer.status} to nobody`);
        if (answer.status < 300 && request.forbidden) faults.push(`accepts what the description forbids: ${request.forbidden}`);
        const declared = this.description.pointerOf(`${operation.pointer}/responses/${answer.status}`);
        const node = this.description.at(declared);
        if (node === undefined) return [...faults, `answers ${answer.status}, which is not declared`];
        return [...faults, ...this.#contentFaults(declared, node.content ?? {}, answer)];
    }

    #contentFaults(declared, contents, answer) {
        const mediaType = answer.mediaType;
        if (Object.keys(contents).length === 0)
            return answer.text === '' ? [] : [`${answer.status} has a body, none is declared`];
        const name = Object.keys(contents).find((each) => each === mediaType || each === '*/*');
        if (name === undefined) return [`${answer.status} comes as "${mediaType}", which is not declared`];
        // People who open a page are told by a page, where the description says so.
        if (answer.status >= 400 && ![PROBLEM, PAGE].includes(mediaType)) return [`${answer.status} is no ${PROBLEM}`];
        if (!/json$/.test(mediaType) || contents[name].schema === undefined) return [];
        const pointer = `${declared}/content/${name.replaceAll('/', '~1')}/schema`;
        let value;
        try {
            value = JSON.parse(answer.text);
        } catch (error) {
            return [`${answer.status} is broken JSON: ${error.message}`];
        }
        const misfit = this.misfit(pointer, value);
        const unknown = this.#undeclared(contents[name].schema, value, '');
        return [...(misfit ? [`${answer.status} does not fit its schema: ${misfit}`] : []),
            ...unknown.map((member) => `${answer.status} has the member ${member}, which is not declared`)];
    }

    /** Members of a value that no part of its schema names. */
    #undeclared(schema, value, path) {
        const parts = this.#parts(schema);
        if (Array.isArray(value)) {
            const items = parts.find((part) => part.items)?.items;
            return items ? [...new Set(value.flatMap((each) => this.#undeclared(items, each, `${path}[]`)))] : [];
        }
        if (value === null || typeof value !== 'object') return [];
        const named = Object.assign({}, ...parts.map((part) => part.properties ?? {}));
        if (Object.keys(named).length === 0 || parts.some((part) => part.additionalProperties)) return [];
        return Object.entries(value).flatMap(([name, each]) => named[name] === undefined
            ? [`${path}.${name}`.slice(path ? 0 : 1)] : this.#undeclared(named[name], each, path ? `${path}.${name}` : name));
    }

    #parts(schema) {
        const node = this.description.resolved(schema);
        return [node, ...[...(node.allOf ?? []), ...(node.oneOf ?? []), ...(node.anyOf ?? [])].flatMap((each) => this.#parts(each))];
    }
}
