// Arbitraries of fast-check from schemas. A value may be a Reference: "some book that exists", which the campaign
// fills in when it sends the request.
import fc from 'fast-check';
import {Known} from './known.mjs';

export class Reference {
    constructor(kind, number, otherwise) {
        Object.assign(this, {kind, number, otherwise});
    }
}

const WORDS = ['Kế hoạch cải cách hành chính', 'Về việc báo cáo', 'Ủy ban nhân dân tỉnh', 'Ð/c Nguyễn Văn A', '456/KH-UBND',
    '17-NQ/TU', '"', 'a\u0300\u0323', '\u202e', '\u00a0', '=1+1', '%', "'; --", '<b>', '𝔘', '0', '-1', 'null', '.', '../x'];
const DAYS = fc.oneof(
    {weight: 5, arbitrary: fc.date({min: new Date('2018-01-01'), max: new Date('2018-12-31'), noInvalidDate: true})},
    {weight: 3, arbitrary: fc.date({min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true})},
    {weight: 1, arbitrary: fc.date({min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true})},
).map((day) => day.toISOString().slice(0, 10));

function text(schema) {
    const least = schema.minLength ?? 0;
    const most = schema.maxLength ?? 300;
    const fits = (value) => [...value].length >= least && [...value].length <= most;
    const choices = [
        {weight: 6, arbitrary: fc.string({unit: 'grapheme', minLength: least, maxLength: Math.min(most, Math.max(least, 30))})
            .map((value) => [...value].slice(0, most).join(''))},
        {weight: 1, arbitrary: fc.constant('ệ'.repeat(Math.min(most, 5000)))},
        {weight: 1, arbitrary: fc.string({unit: 'binary', minLength: least, maxLength: Math.min(most, Math.max(least, 20))})
            .map((value) => Buffer.from([...value].slice(0, most).join('')).toString())},
    ];
    const words = WORDS.filter(fits);
    if (words.length) choices.push({weight: 5, arbitrary: fc.constantFrom(...words)});
    return fc.oneof(...choices);
}

function number(schema) {
    const min = schema.minimum ?? -5;
    const max = schema.maximum ?? Number.MAX_SAFE_INTEGER;
    return fc.oneof(fc.integer({min, max: Math.max(min, Math.min(max, min + 30))}), fc.maxSafeInteger().map(
        (value) => Math.min(max, Math.max(min, value))));
}

export class Values {
    constructor(description) {
        this.description = description;
    }

    /** Values that the schema allows; `name` is that of the member or parameter. */
    of(schema, name = '', depth = 0) {
        const kind = Known.kindOf(name);
        const plain = this.#plain(schema, name, depth);
        const {type, format} = this.description.resolved(schema);
        if (!kind || format === 'date' || ['object', 'array', 'boolean'].includes(type)) return plain;
        return fc.oneof({weight: 4, arbitrary: fc.tuple(fc.nat(100000), plain).map(
            ([number, otherwise]) => new Reference(kind, number, otherwise))}, {weight: 1, arbitrary: plain});
    }

    #plain(given, name, depth) {
        const schema = this.description.resolved(given);
        if (schema.enum) return fc.constantFrom(...schema.enum);
        const choices = schema.oneOf ?? schema.anyOf;
        if (choices) return fc.oneof(...choices.map((each) => this.of(each, name, depth)));
        if (schema.allOf) return this.#object(this.#merged(schema), depth);
        switch (schema.type) {
            case 'object': return this.#object(schema, depth);
            case 'array': return fc.array(this.of(schema.items ?? {}, name, depth + 1),
                {minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0))});
            case 'integer': return number(schema);
            case 'number': return fc.double({noNaN: true, noDefaultInfinity: true});
            case 'boolean': return fc.boolean();
            case 'string': return this.#string(schema);
            default: return fc.jsonValue({maxDepth: 2});
        }
    }

    /** One object of all parts. */
    #merged(schema) {
        const parts = [schema, ...schema.allOf.map((each) => this.description.resolved(each))];
        return {properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})), required: parts.flatMap((part) => part.required ?? [])};
    }

    #string(schema) {
        if (schema.format === 'date') return DAYS;
        if (schema.format === 'date-time') return DAYS.map((day) => `${day}T08:00:00+07:00`);
        if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern));
        return text(schema);
    }

    #object(schema, depth) {
        const members = Object.entries(schema.properties ?? {});
        if (members.length === 0) return fc.dictionary(fc.string({maxLength: 10}), fc.jsonValue({maxDepth: 1}), {maxKeys: 2});
        const required = schema.required ?? [];
        // Seldom more than a few of the optional members: most combinations of many are refused for one of them.
        return fc.tuple(
            fc.record(Object.fromEntries(members.map(([name, each]) => [name, this.of(each, name, depth + 1)]))),
            fc.infiniteStream(fc.double({min: 0, max: 1, noNaN: true})), fc.constantFrom(0.1, 0.3, 0.6),
        ).map(([all, dice, share]) => Object.fromEntries(Object.entries(all).filter(
            ([name]) => required.includes(name) || dice.next().value < share)));
    }
}

/** The value with its references filled in. */
export function filled(value, known) {
    if (value instanceof Reference) return known.pick(value.kind, value.number) ?? value.otherwise;
    if (Array.isArray(value)) return value.map((each) => filled(each, known));
    if (value !== null && typeof value === 'object')
        return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, known)]));
    return value;
}
