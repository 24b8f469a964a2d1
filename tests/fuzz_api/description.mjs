// Reads openapi.yaml: its operations, and what its references stand for.
import {readFileSync} from 'node:fs';
import {parse} from 'yaml';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export class Description {
    constructor(file) {
        this.document = parse(readFileSync(file, 'utf8'));
    }

    /** The node itself, or the one that it refers to. */
    resolved(node) {
        let at = node;
        while (at && at.$ref) at = this.at(at.$ref);
        return at;
    }

    /** Where the node stands, following references from that place on. */
    pointerOf(pointer) {
        const node = this.at(pointer);
        return node && node.$ref ? this.pointerOf(node.$ref) : pointer;
    }

    at(pointer) {
        return pointer.split('/').slice(1).reduce(
            (node, step) => node?.[step.replaceAll('~1', '/').replaceAll('~0', '~')], this.document);
    }

    operations() {
        const found = [];
        for (const [path, item] of Object.entries(this.document.paths))
            for (const method of METHODS.filter((name) => item[name]))
                found.push(this.#operation(path, item, method));
        return found;
    }

    #operation(path, item, method) {
        const node = item[method];
        const pointer = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
        const parameters = [...(item.parameters ?? []), ...(node.parameters ?? [])].map((each) => this.resolved(each));
        const body = this.resolved(node.requestBody);
        return {
            id: node.operationId, method: method.toUpperCase(), path, pointer, parameters,
            secured: node.security === undefined || node.security.length > 0,
            bodies: Object.entries(body?.content ?? {}).map(([mediaType, content]) => ({
                mediaType, schema: content.schema, example: content.example,
                pointer: `${pointer}/requestBody/content/${mediaType.replaceAll('/', '~1')}/schema`})),
        };
    }
}
