#!/usr/bin/env python3
"""every_byte.py BUNDLE SEALING_KEY TRUST...: the verifier believes the bundle, and none that differs from it.

TRUST as of verify_evidence.py. SEALING_KEY: PEM, to seal forgeries as only the exporting installation could.
"""

import copy
import json
import subprocess
import sys

import verify_evidence
from time_stamp import TimeStamp
from verify_evidence import Bundle, Wrong


def believed(data, trust):
    try:
        verify_evidence.check(data, trust)
        return True
    except Wrong:
        return False


def spoiled(data):
    """Every byte altered in two ways, taken out, and doubled; the end cut off anywhere."""
    for at in range(len(data)):
        for mask in (0x01, 0x20):
            yield 'byte %d altered' % at, data[:at] + bytes([data[at] ^ mask]) + data[at + 1:]
        yield 'byte %d taken out' % at, data[:at] + data[at + 1:]
        yield 'byte %d doubled' % at, data[:at] + data[at:at + 1] + data[at:]
        yield 'cut off at %d' % at, data[:at]


def seal(fields, key):
    fields = {name: value for name, value in fields.items() if name != 'seal'}
    made = subprocess.run(['openssl', 'dgst', '-sha256', '-sign', key], input=Bundle.canonical(fields),
                          stdout=subprocess.PIPE, check=True)
    return Bundle.canonical(dict(fields, seal=made.stdout.hex())) + b'\n'


def forgeries(fields):
    """What only who seals could do: each breaks a signature of somebody else, or a rule about it."""

    def change(what, work):
        forged = copy.deepcopy(fields)
        work(forged['messages'][0])
        return what, forged

    def flip(place, name, at):
        text = place[name]
        place[name] = text[:at] + ('0' if text[at] != '0' else '1') + text[at + 1:]

    first = fields['messages'][0]
    assert first['deliveries'][0]['log'] and fields['heads'], 'no log to forge'
    report = lambda message: message['deliveries'][0]['reports'][0]
    for at in range(len(first['manifest'])):
        yield change('manifest altered at %d' % at, lambda message: flip(message, 'manifest', at))
    for at in range(len(report(first)['report'])):
        yield change('report altered at %d' % at, lambda message: flip(report(message), 'report', at))
    for at in range(len(report(first)['signature']) - 512, len(report(first)['signature'])):
        yield change('value of the signature altered at %d' % at, lambda message: flip(report(message), 'signature', at))

    for name in ('path', 'row', 'row_path'):
        for at in range(len(first['deliveries'][0]['log'][0][name])):
            yield change('%s of the log altered at %d' % (name, at),
                         lambda message: flip(message['deliveries'][0]['log'][0], name, at))
    for name in ('leaf', 'row_place', 'rows'):
        for step in (-1, 1):
            yield change('%s of the log moved' % name, lambda message: message['deliveries'][0]['log'][0].update(
                {name: message['deliveries'][0]['log'][0][name] + step}))
    head = fields['heads'][0]
    for name, last in (('node', 16), ('root', 64), ('signature', len(head['signature']))):
        for at in range(last - 16, last):
            altered = dict(head)
            flip(altered, name, at)
            yield '%s of the head altered at %d' % (name, at), dict(fields, heads=[altered])
    stamp = TimeStamp(bytes.fromhex(head['stamp']), bytes.fromhex(head['signature']))
    for name, part in (('time', stamp.info), ('attributes', stamp.attributes), ('value', stamp.value)):
        begin = head['stamp'].index(part.hex())
        for at in range(begin, begin + 2 * len(part)):
            altered = dict(head)
            flip(altered, 'stamp', at)
            yield '%s of the stamp altered at %d' % (name, at), dict(fields, heads=[altered])
    yield 'the head is another size', dict(fields, heads=[dict(head, size=head['size'] + 1)])
    yield 'the head is missing', dict(fields, heads=[])
    yield change('a report that the log does not have',
                 lambda message: message['deliveries'][0]['log'].append(dict(message['deliveries'][0]['log'][0], row='0101')))

    def swap(message):
        reports = message['deliveries'][0]['reports']
        reports[0]['signature'], reports[1]['signature'] = reports[1]['signature'], reports[0]['signature']

    yield change('signatures exchanged', swap)
    yield change('manifest signed by the receiver alone',
                 lambda message: message.update(signature=report(message)['signature']))
    if len(fields['messages']) > 1:
        yield change('reports of another message',
                     lambda message: message.update(deliveries=fields['messages'][1]['deliveries']))
    yield 'a certificate is missing', dict(fields, certificates=fields['certificates'][:1])
    yield 'nothing in it', dict(fields, messages=[])
    yield 'another format', dict(fields, format='vanthu-evidence-4')
    yield 'one member more', dict(fields, more=1)


def main():
    bundle, key, *rest = sys.argv[1:]
    data = open(bundle, 'rb').read()
    arguments = type('', (), {'trust': [entry for entry in rest if not entry.startswith(('hub=', 'time='))],
                              'trust_hub': [entry[4:] for entry in rest if entry.startswith('hub=')],
                              'trust_time': [entry[5:] for entry in rest if entry.startswith('time=')]})
    trust = verify_evidence.trust_of(arguments)
    _, lines = verify_evidence.check(data, trust)
    print('\n'.join(lines))
    count, wrongly = 0, []
    for what, other in spoiled(data):
        count += 1
        if other != data and believed(other, trust):
            wrongly.append(what)
    fields = json.loads(data)
    assert believed(seal(fields, key), trust), 'the seal of this test is no seal'
    for what, forged in forgeries(fields):
        count += 1
        if believed(seal(forged, key), trust):
            wrongly.append(what)
    for entry in rest:
        arguments.trust = [other for other in rest if other != entry and not other.startswith(('hub=', 'time='))]
        if not entry.startswith(('hub=', 'time=')) and believed(data, verify_evidence.trust_of(arguments)):
            wrongly.append('without trust in ' + entry)
    print('%d bytes, %d others, %d of them believed' % (len(data), count, len(wrongly)))
    print('\n'.join(wrongly[:20]))
    return 1 if wrongly else 0


if __name__ == '__main__':
    sys.exit(main())
