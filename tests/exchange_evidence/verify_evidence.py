#!/usr/bin/env python3
"""Checks a bundle of evidence of vanthu (docs/exchange.md, section 12), for whoever holds the certificates.

    verify_evidence.py BUNDLE --trust H53.1=snv.pem --trust H34.05=stp.pem [--trust-hub truc.pem] [--trust-time tsa.pem] [--files FOLDER]

It shares no code with vanthu and needs nothing but Python 3: RSA, the parts of DER, CMS and X.509 that the format
allows, and the hash tree are here and in two files beside it, so that they can be read in one sitting. It prints what is proven and ends with 0,
or says what is wrong and ends with 1. Certificates are believed because they are given with --trust, for exactly that
organisation; who issued them is not looked at.
"""

import argparse
import hashlib
import json
import os
import re
import struct
import sys
import time

from certificates import (OID_CONTENT_TYPE, OID_DIGEST, OID_SHA256, OID_SIGNED_DATA, Der, Wrong, attributes, demand,
                          moment, read_certificate, set_of, sha256, Certificate)
from time_stamp import TimeStamp

FORMAT = 'vanthu-evidence-3'
PURPOSE = b'vanthu-reports-1'
LEAF_PURPOSE = b'vanthu-log-leaf1'
HEAD_PURPOSE = b'vanthu-log-head1'
CODES = ['01', '02', '03', '04', '05', '06', '15', '16', 'recalled_before_arrival', 'not_accepted', 'expired', 'parked',
         'update_agreed', 'update_refused']
OF_THE_WAY = {'recalled_before_arrival', 'not_accepted', 'expired', 'parked'}
OID_DATA = bytes.fromhex('2a864886f70d010701')
OID_TIME = bytes.fromhex('2a864886f70d010905')
OID_CERTIFICATE = bytes.fromhex('2a864886f70d010910022f')


# CMS -----------------------------------------------------------------------------------------------------------------

class Cms:
    """A detached signature: what it says, and whether it holds."""

    def __init__(self, der):
        outer = Der(der)
        info = outer.inside(0x30)
        outer.end()
        demand(info.next(0x06)[1] == OID_SIGNED_DATA, 'no SignedData')
        signed = info.inside(0xA0).inside(0x30)
        signed.next(0x02)
        signed.next(0x31)
        content = signed.inside(0x30)
        demand(content.next(0x06)[1] == OID_DATA, 'not of plain data')
        content.end()  # detached
        if signed.peek() == 0xA0:
            signed.next()  # certificates are believed for other reasons
        signers = signed.inside(0x31)
        signed.end()
        signer = signers.inside(0x30)
        signers.end()
        signer.next(0x02)
        signer.next(0x30)  # names the certificate; the signed attribute does so too
        demand(signer.inside(0x30).next(0x06)[1] == OID_SHA256, 'not SHA-256')
        self.attributes = signer.next(0xA0)[1]
        signer.next(0x30)
        self.value = signer.next(0x04)[1]
        signer.end()  # nothing unsigned
        named = attributes(self.attributes)
        demand({OID_CONTENT_TYPE, OID_DIGEST, OID_TIME, OID_CERTIFICATE} <= set(named), 'an attribute is missing')
        demand(named[OID_CONTENT_TYPE][:2] == (0x06, OID_DATA), 'not of plain data')
        self.digest = named[OID_DIGEST][1]
        self.at = moment(*named[OID_TIME][:2])
        certificate = Der(named[OID_CERTIFICATE][1]).inside(0x30).inside(0x30)
        self.signer = certificate.next(0x04)[1].hex()  # ESSCertIDv2 without algorithm: SHA-256

    def holds(self, content, certificate):
        if self.signer != certificate.fingerprint or self.digest != sha256(content):
            return False
        if not certificate.begins <= self.at <= certificate.ends:
            return False
        return certificate.made(self.value, set_of(self.attributes))


# Reports and their tree ----------------------------------------------------------------------------------------------

class Report:
    """The bytes of section 2: delivery, digest of the manifest, id, sequence, round, codes, signer, time, text."""

    def __init__(self, data):
        demand(len(data) >= 102, 'a report ends too soon')
        self.data = data
        self.message, self.sender, self.recipient = data[:16].hex(), data[16:24], data[24:32]
        self.manifest = data[32:64]
        _, self.sequence, self.round, code, _, self.signer, at, size = struct.unpack('>QIIBB8sQI', data[64:102])
        demand(code < len(CODES) and len(data) == 102 + size, 'a report with other fields')
        self.code = CODES[code]
        self.at = at // 1000
        self.text = data[102:].decode('utf-8')


def root_of(leaf, index, count, path):
    """RFC 6962, 2.1."""
    at, value = 0, sha256(b'\x00' + leaf)
    while count > 1:
        if index ^ 1 < count:
            demand(at < len(path), 'the way to the root is too short')
            beside, at = path[at], at + 1
            value = sha256(b'\x01' + (value + beside if index % 2 == 0 else beside + value))
        index, count = index // 2, (count + 1) // 2
    return value, at


def signature_of(report, signature):
    """(CMS, what it signs) of a report that shares its signature with others."""
    demand(len(signature) > 8, 'a signature ends too soon')
    index, count = struct.unpack('>II', signature[:8])
    demand(index < count <= 1 << 16, 'a signature with other fields')
    rest = signature[8:]
    path = [rest[i:i + 32] for i in range(0, min(len(rest), 17 * 32), 32)]
    root, used = root_of(report.data, index, count, path)
    return Cms(rest[32 * used:]), PURPOSE + struct.pack('>I', count) + root


# The log of a node ---------------------------------------------------------------------------------------------------

def hashes(text):
    data = from_hex(text)
    demand(len(data) % 32 == 0, 'a way to the root with half a hash')
    return [data[i:i + 32] for i in range(0, len(data), 32)]


def number(value):
    demand(type(value) is int and 0 <= value < 1 << 63, 'not a number')
    return value


class Head:
    """So long was the log of that node, and this was its root."""

    def __init__(self, fields):
        node, root, signature, size, stamp = exact(fields, 'node', 'root', 'signature', 'size', 'stamp')
        self.node, self.root, self.size = from_hex(node), from_hex(root), number(size)
        demand(len(self.node) == 8 and len(self.root) == 32 and self.size > 0, 'a head with other fields')
        self.cms = Cms(from_hex(signature))
        self.stamp = TimeStamp(from_hex(stamp), from_hex(signature)) if stamp else None
        self.content = HEAD_PURPOSE + self.node + struct.pack('>Q', self.size) + self.root


class LogEntry:
    """What the log of a sender says of a delivery: its row, in a transaction, in the log."""

    def __init__(self, fields):
        leaf, path, row, row_path, row_place, rows = exact(fields, 'leaf', 'path', 'row', 'row_path', 'row_place', 'rows')
        self.leaf, self.path, self.row = number(leaf), hashes(path), from_hex(row)
        self.row_path, self.row_place, self.rows = hashes(row_path), number(row_place), number(rows)

    def is_in(self, head):
        if self.leaf >= head.size or self.row_place >= self.rows:
            return False
        root, used = root_of(self.row, self.row_place, self.rows, self.row_path)
        if used != len(self.row_path):
            return False
        leaf = LEAF_PURPOSE + struct.pack('>I', self.rows) + root
        root, used = root_of(leaf, self.leaf, head.size, self.path)
        return used == len(self.path) and root == head.root

    def read(self):
        """(message, sender, recipient, manifest or None, {(report, signature)})"""
        row = self.row
        demand(row[:2] in (b'\x01\x01', b'\x01\x02'), 'a row of another kind')
        message, sender, recipient = row[2:18].hex(), row[18:26], row[26:34]
        at = 67 if row[34] == 1 else 35
        manifest = row[35:at] or None
        at += 8 + 4 + 3  # next node, round, flags and state of the recall
        count, = struct.unpack('>I', row[at:at + 4])
        at += 4
        reports = set()
        for _ in range(count):
            size, = struct.unpack('>I', row[at + 98:at + 102])
            report = row[at:at + 102 + size]
            at += len(report)
            size, = struct.unpack('>I', row[at:at + 4])
            reports.add((report, row[at + 4:at + 4 + size]))
            at += 4 + size
        demand(at == len(row), 'a row with other fields')
        return message, sender, recipient, manifest, reports


# The bundle ----------------------------------------------------------------------------------------------------------

def organisation(code):
    """Section 2: 000.00.13.H53 is H53.13, upper case, without blanks."""
    plain = re.sub('[a-z]', lambda letter: letter.group().upper(), re.sub('[ \\t]', '', code))
    groups = plain.split('.')
    if re.fullmatch(r'(\d{3}\.)?(\d{2}\.)?\d{2}\.[A-Z]\d{2}', plain):
        groups.reverse()
    if re.fullmatch(r'[A-Z]\d{2}(\.\d{2}(\.\d{2}(\.\d{3})?)?)?', '.'.join(groups)):
        while len(groups) > 1 and not groups[-1].strip('0'):
            groups.pop()
        plain = '.'.join(groups)
    return sha256(plain.encode())[:8]


def exact(value, *names):
    demand(isinstance(value, dict) and sorted(value) == sorted(names), 'other members than ' + ', '.join(names))
    return [value[name] for name in names]


def from_hex(text):
    demand(isinstance(text, str) and re.fullmatch(r'([0-9a-f]{2})*', text), 'not hexadecimal')
    return bytes.fromhex(text)


class Trust:
    """Which certificates the reader believes, for whom."""

    def __init__(self):
        self.organisations, self.hubs, self.clocks = {}, set(), []

    def speaks(self, fingerprint, party, of_the_way=False):
        return fingerprint in self.organisations.get(party, ()) or (of_the_way and fingerprint in self.hubs)

    def anybody(self):
        return self.hubs.union(*self.organisations.values()) if self.organisations else self.hubs

class Bundle:
    def __init__(self, data):
        demand(data.endswith(b'\n') and data.count(b'\n') == 1, 'not one line')
        try:
            self.fields = json.loads(data.decode('ascii'))
        except ValueError as error:
            raise Wrong('no JSON: ' + str(error)) from None
        names = ('certificates', 'format', 'heads', 'messages', 'peer_heads', 'seal', 'sealed_by')
        certificates, form, heads, self.messages, peers, self.seal, self.sealed_by = exact(self.fields, *names)
        demand(form == FORMAT, 'another format')
        # One spelling alone: every byte of the file is a byte of what is checked below.
        demand(data == self.canonical(self.fields) + b'\n', 'not in its canonical form')
        demand(all(isinstance(value, list) for value in (certificates, heads, self.messages, peers)), 'lists')
        demand(len(heads) <= 1, 'more than one head of the sender')
        self.head = Head(heads[0]) if heads else None
        self.peer_heads = [Head(head) for head in peers]
        self.certificates = {}
        for der in certificates:
            certificate = Certificate(from_hex(der))
            self.certificates[certificate.fingerprint] = certificate

    @staticmethod
    def canonical(value):
        return json.dumps(value, sort_keys=True, separators=(',', ':')).encode('ascii')

    def certificate(self, fingerprint):
        demand(fingerprint in self.certificates, 'a certificate is missing')
        return self.certificates[fingerprint]

    def check_seal(self, trust):
        sealed = dict(self.fields)
        del sealed['seal']
        demand(self.sealed_by in trust.anybody(), 'sealed by a certificate that is not trusted')
        sealer = self.certificate(self.sealed_by)
        demand(sealer.made(from_hex(self.seal), self.canonical(sealed)), 'the seal is broken')

    def check_cms(self, cms, content, what):
        demand(cms.holds(content, self.certificate(cms.signer)), 'the signature of ' + what + ' does not hold')

    def check_message(self, message, trust):
        """What is proven, in words."""
        deliveries, manifest, signature = exact(message, 'deliveries', 'manifest', 'signature')
        text = from_hex(manifest)
        fields = json.loads(text.decode('utf-8'))
        sender = organisation(fields['from']['code'])
        cms = Cms(from_hex(signature))
        self.check_cms(cms, text, 'the manifest')
        demand(trust.speaks(cms.signer, sender), 'the manifest is signed by who is not trusted for its sender')
        yield '%s gửi %s, ký lúc %s' % (fields['from']['code'], fields['message_id'], told(cms.at))
        recipients = {organisation(code): code for code in fields['to']}
        for delivery in deliveries:
            log, reports, unproven = exact(delivery, 'log', 'reports', 'unproven')
            for report in reports:
                yield self.check_report(report, fields['message_id'], sender, sha256(text), recipients, trust)
            for entry in log:
                yield self.check_log(LogEntry(entry), reports, fields['message_id'], sender, sha256(text), recipients)
            if unproven:
                yield '  %d báo nhận không chứng minh được' % unproven

    def check_head(self, trust):
        """Of the log of who sent everything in the bundle."""
        if self.head is None:
            return
        self.check_cms(self.head.cms, self.head.content, 'the head of the log')
        senders = {organisation(json.loads(from_hex(message['manifest']).decode('utf-8'))['from']['code'])
                   for message in self.messages}
        demand(all(trust.speaks(self.head.cms.signer, sender) for sender in senders),
               'the head of the log is signed by who is not trusted for the sender')
        yield 'nhật ký của bên gửi: %d mục, ký lúc %s' % (self.head.size, told(self.head.cms.at))
        if self.head.stamp:
            yield self.check_stamp(self.head.stamp, trust)

    @staticmethod
    def check_stamp(stamp, trust):
        """A stamp of an authority that the reader does not know proves nothing, and takes nothing away."""
        signer = next((clock for clock in trust.clocks if stamp.names(clock)), None)
        line = '  dấu thời gian %s' % told(stamp.at)
        if signer is None:
            return line + ' (cơ quan cấp không được tin)'
        demand(stamp.holds(signer), 'the time stamp of the log does not hold')
        return line

    def check_peer_heads(self, trust):
        for head in self.peer_heads:
            self.check_cms(head.cms, head.content, 'the head of the log of a peer')
            believed = head.cms.signer in trust.anybody()
            yield 'nhật ký của %s: %d mục, ký lúc %s%s' % (head.node.hex(), head.size, told(head.cms.at),
                                                         '' if believed else ' (chứng thư không được tin)')

    def check_log(self, entry, reports, message, sender, digest, recipients):
        demand(self.head is not None and entry.is_in(self.head), 'an entry that is not in the log')
        about, by, to, manifest, logged = entry.read()
        demand((about, by) == (message, sender) and to in recipients, 'an entry about another delivery')
        demand(manifest == digest, 'an entry about another manifest')
        for fields in reports:
            demand((from_hex(fields['report']), from_hex(fields['signature'])) in logged, 'a report that is not in the log')
        return '  %s: mục %d trong nhật ký của bên gửi' % (recipients[to], entry.leaf + 1)

    def check_report(self, fields, message, sender, digest, recipients, trust):
        data, signature = exact(fields, 'report', 'signature')
        report = Report(from_hex(data))
        demand(report.message == message and report.sender == sender, 'a report about another message')
        demand(report.recipient in recipients, 'a report of who is no receiver')
        # Who recalls before anything arrived has nothing to name.
        bare = report.code == 'recalled_before_arrival' and not any(report.manifest)
        demand(report.manifest == digest or bare, 'a report about another manifest')
        cms, content = signature_of(report, from_hex(signature))
        self.check_cms(cms, content, 'a report')
        demand(trust.speaks(cms.signer, report.recipient, report.code in OF_THE_WAY),
               'a report signed by who is not trusted for it')
        line = '  %s: %s lúc %s' % (recipients[report.recipient], report.code, told(report.at))
        return line + (' (%s)' % report.text if report.text else '')

    def files(self):
        for message in self.messages:
            yield from json.loads(from_hex(message['manifest']).decode('utf-8'))['parts']

def told(seconds):
    return time.strftime('%d/%m/%Y %H:%M:%S', time.gmtime(seconds + 7 * 3600))

def check(data, trust):
    """The lines of what is proven. Throws Wrong."""
    try:
        bundle = Bundle(data)
        bundle.check_seal(trust)
        demand(bundle.messages, 'nothing in it')
        lines = [line for message in bundle.messages for line in bundle.check_message(message, trust)]
        return bundle, lines + list(bundle.check_head(trust)) + list(bundle.check_peer_heads(trust))
    except Wrong:
        raise
    except (ValueError, KeyError, TypeError, struct.error, OverflowError) as error:
        raise Wrong('it cannot be read: ' + repr(error)) from None

def check_files(bundle, folder):
    for part in bundle.files():
        data = open(os.path.join(folder, part['name']), 'rb').read()
        demand(len(data) == part['size'] and hashlib.sha256(data).hexdigest() == part['sha256'],
               part['name'] + ' is not the file that was sent')
        yield '  tệp %s đúng như đã gửi' % part['name']

def trust_of(arguments):
    trust = Trust()
    for entry in arguments.trust:
        code, _, path = entry.partition('=')
        trust.organisations.setdefault(organisation(code), set()).add(read_certificate(path).fingerprint)
    trust.hubs = {read_certificate(path).fingerprint for path in arguments.trust_hub}
    trust.clocks = [read_certificate(path) for path in arguments.trust_time]
    return trust

def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('bundle')
    parser.add_argument('--trust', action='append', default=[], metavar='CODE=PEM')
    parser.add_argument('--trust-hub', action='append', default=[], metavar='PEM')
    parser.add_argument('--trust-time', action='append', default=[], metavar='PEM')
    parser.add_argument('--files', metavar='FOLDER')
    arguments = parser.parse_args()
    try:
        bundle, lines = check(open(arguments.bundle, 'rb').read(), trust_of(arguments))
        if arguments.files:
            lines += check_files(bundle, arguments.files)
    except (Wrong, OSError) as error:
        print('KHÔNG TIN ĐƯỢC: %s' % error, file=sys.stderr)
        return 1
    print('\n'.join(lines))
    return 0

if __name__ == '__main__':
    sys.exit(main())
