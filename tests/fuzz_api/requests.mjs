// Makes requests for an operation: most of them right, the others wrong in one way.
import {createHash} from 'node:crypto';
import fc from 'fast-check';
import {Known} from './known.mjs';
import {filled, Reference} from './values.mjs';

/** Members of examples that name new things, or closed lists. */
const KEPT = ['code', 'login', 'type', 'key'];

/** Ways to be wrong; each gets the request on its way and may change anything. */
const DAMAGES = {
    noToken: (request) => { request.authorised = false; },
    badToken: (request) => { request.authorised = false; request.headers.Authorization = 'Bearer khong-phai-ma'; },
    brokenQuery: (request) => { request.query.push('x=%zz'); },
    notUtf8: (request) => { request.query.push('q=%ff%fe'); },
    unknownParameter: (request) => { request.query.push('khong_co=1'); },
    twice: (request) => { request.query.push(...request.query.slice(0, 1)); },
    longQuery: (request) => { request.query.push(`q=${'a'.repeat(3000)}`); },
    oddQuery: (request) => { request.query = request.query.map((pair) => `${pair.split('=')[0]}=%00`); },
    oddPath: (request) => { request.oddPath = true; },
    noBody: (request) => { request.rawBody = ''; },
    cutBody: (request) => { request.rawBody = (request.rawBody ?? '').slice(0, -2); },
    notJson: (request) => { request.rawBody = '{"a":'; },
    deep: (request) => { request.rawBody = '['.repeat(2000) + ']'.repeat(2000); },
    scalar: (request) => { request.rawBody = '7'; },
    bodyNotUtf8: (request) => { request.rawBody = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]); },
    otherType: (request) => { request.headers['Content-Type'] = 'text/plain'; },
    badKey: (request) => { request.headers['Idempotency-Key'] = 'hai chu'; },
    badMatch: (request) => { request.headers['If-Match'] = 'x"'; },
};
/** Ways to damage the JSON value of a body. */
const WRONG_VALUES = [null, true, -1, 1e300, 0.5, '', 'x'.repeat(20000), [], {}, [[]], 'ệ'.repeat(501), '2018-02-30', '\u0000'];

/** A request of the campaign before it is filled in: an arbitrary. */
export function requestsOf(operation, values) {
    const sometimes = (each, share) => fc.oneof({weight: 100 - share, arbitrary: fc.constant(undefined)},
        {weight: share, arbitrary: each});
    // Each right parameter more is one chance more to be told of a wrong one.
    const share = Math.ceil(100 / Math.max(3, operation.parameters.length));
    const parameters = operation.parameters.map((parameter) => {
        const value = values.of(parameter.schema, parameter.name);
        return parameter.required ? value : sometimes(value, share);
    });
    const bodies = operation.bodies.map((body) => fc.tuple(fc.constant(body), bodyOf(body, values)));
    return fc.record({
        parameters: fc.tuple(...parameters),
        body: bodies.length ? fc.oneof(...bodies) : fc.constant(undefined),
        damage: sometimes(fc.constantFrom(...Object.keys(DAMAGES)), 15),
        wrong: sometimes(fc.tuple(fc.nat(1000), fc.constantFrom(...WRONG_VALUES), fc.constantFrom('change', 'add', 'drop')),
            20),
        person: fc.nat(1000),
        pathKind: fc.nat(100000),
        oddId: fc.constantFrom('0', '-1', 'abc', '9223372036854775807', '9223372036854775808', '1.5', '%00', '1%2F2', '%ff', '١'),
    });
}

function bodyOf(body, values) {
    if (body.mediaType === 'application/x-ndjson') return fc.array(values.of(body.schema), {minLength: 1, maxLength: 4});
    const made = values.of(body.schema);
    if (body.example === undefined || typeof body.example !== 'object' || Array.isArray(body.example)) return made;
    // The example with some members as they come: near to what is accepted.
    const near = fc.tuple(made, fc.infiniteStream(fc.nat(9)), fc.nat(100000)).map(([other, dice, number]) => ({
        ...withReferences(body.example, number),
        ...Object.fromEntries(Object.entries(other ?? {}).filter(() => dice.next().value === 0))}));
    return fc.oneof(made, {weight: 2, arbitrary: near});
}

/** An example speaks of things that are not in this installation: its texts stay, its ids and codes do not. */
function withReferences(example, number, name = '') {
    if (Array.isArray(example)) return example.map((each, place) => withReferences(each, number + place, name));
    if (example !== null && typeof example === 'object')
        return Object.fromEntries(Object.entries(example).map(([key, value]) => [key, withReferences(value, number, key)]));
    const kind = Known.kindOf(name);
    return kind && !KEPT.includes(name) ? new Reference(kind, number, example) : example;
}

/** The request as it goes over the wire, and whether the description forbids it. */
export function prepared(operation, plan, context) {
    const {known, judge, token} = context;
    const request = {authorised: true, headers: {}, query: [], oddPath: false, forbidden: undefined};
    let path = operation.path;
    operation.parameters.forEach((parameter, place) => {
        let value = filled(plan.parameters[place], known);
        if (value === undefined) return;
        if (parameter.in === 'path' && parameter.name === 'id')
            value = known.pickId(operation.path.split('/')[operation.path.split('/').indexOf('{id}') - 1], plan.pathKind) ?? value;
        if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
        else if (parameter.in === 'query') request.query.push(`${parameter.name}=${encodeURIComponent(value)}`);
        else if (parameter.name === 'If-Match') request.headers['If-Match'] = (plan.person % 2 ? known.pick('etags', plan.pathKind) : undefined) ?? '"1"';
        else if (/^[!-~]{1,128}$/.test(value)) request.headers[parameter.name] = value;
    });
    if (plan.body) fillBody(request, plan, context);
    if (plan.damage) DAMAGES[plan.damage](request);
    if (request.oddPath) path = path.replace(/\/\d+(?=\/|$)/, `/${plan.oddId}`);
    request.isRoute = !request.oddPath;
    if (request.rawBody !== undefined && plan.body && plan.body[0].mediaType !== 'multipart/form-data')
        request.body = request.rawBody;
    if (plan.damage) request.forbidden = undefined;  // what was sent is no longer what was judged
    if (request.authorised) request.headers.Authorization = `Bearer ${token}`;
    return {...request, method: operation.method, url: path + (request.query.length ? `?${request.query.join('&')}` : '')};
}

function fillBody(request, plan, {known, judge}) {
    const [body, made] = plan.body;
    const value = damaged(filled(made, known), plan.wrong);
    if (body.mediaType === 'application/json') {
        request.headers['Content-Type'] = body.mediaType;
        request.rawBody = JSON.stringify(value);
        request.body = request.rawBody;
        request.forbidden = judge.misfit(body.pointer, withoutNulls(JSON.parse(request.rawBody)));
    } else if (body.mediaType === 'application/x-ndjson') {
        request.headers['Content-Type'] = body.mediaType;
        request.rawBody = [value].flat().map((line) => JSON.stringify(line)).join('\n');
        request.body = request.rawBody;
    } else if (body.mediaType === 'application/octet-stream') {
        request.headers['Content-Type'] = body.mediaType;
        request.rawBody = String(value ?? '');
        request.body = request.rawBody;
    } else {
        request.body = formOf(value ?? {});
    }
}

/** A member that is null counts as left out. */
function withoutNulls(value) {
    if (Array.isArray(value)) return value.map(withoutNulls);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null).map(
        ([name, each]) => [name, withoutNulls(each)]));
}

/** The value with one node changed, added or dropped. */
function damaged(value, wrong) {
    if (!wrong || value === null || typeof value !== 'object') return value;
    const [number, other, way] = wrong;
    const places = [];
    const walk = (node) => {
        if (node === null || typeof node !== 'object') return;
        for (const key of Object.keys(node)) {
            places.push([node, key]);
            walk(node[key]);
        }
    };
    const copy = structuredClone(value);
    walk(copy);
    const [node, key] = places[number % Math.max(1, places.length)] ?? [copy, 'x'];
    if (way === 'change') node[key] = other;
    else if (way === 'add' && !Array.isArray(node)) node.khong_co = other;
    else if (Array.isArray(node)) node.splice(Number(key), 1);
    else delete node[key];
    return copy;
}

/** A form with a part for every member; announced files get their parts with the right size and digest. */
function formOf(value) {
    const form = new FormData();
    for (const [name, part] of Object.entries(value)) {
        if (part === null || typeof part !== 'object') {
            form.append(name, new Blob([String(part)], {type: 'application/pdf'}), 'van-ban.pdf');
            continue;
        }
        const announced = Array.isArray(part.files) ? part.files.filter((file) => file !== null && typeof file === 'object') : [];
        announced.forEach((file, place) => {
            const bytes = Buffer.from(`tệp ${place} ${file.name}`);
            file.part = `file${place}`;
            if (place % 5 !== 4) Object.assign(file, {size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex')});
            form.append(file.part, new Blob([bytes]), `${place}.txt`);
        });
        const files = [...form.entries()];
        for (const [each] of files) form.delete(each);
        form.append(name, new Blob([JSON.stringify(part)], {type: 'application/json'}));
        for (const [each, blob] of files) form.append(each, blob);
    }
    return form;
}
