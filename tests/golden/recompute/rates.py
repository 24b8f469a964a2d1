"""Rates A to F and I from their definitions (docs/adr/0024-figures-follow-the-log.md, "What is counted"), written without looking at the C++.

Everything is counted anew for every question, document by document, and each count remembers what it counted.
"""
import collections
from datetime import date

from registry import day_of, moment

SERVED = {"arrived", "accepted"}


class Count:
    """A number that can say what it is made of."""

    def __init__(self):
        self.items = []

    def add(self, *item):
        self.items.append(item)

    def told(self, most):
        return [" ".join(map(str, item)) for item in self.items[:most]]

    def __iadd__(self, other):
        self.items += other.items
        return self

    def __int__(self):
        return len(self.items)


class Rate:
    def __init__(self, base):
        self.base, self.over, self.under = base, Count(), Count()

    def __iadd__(self, other):
        self.over += other.over
        self.under += other.under
        return self

    def reaches(self, per_mille):
        return int(self.under) > 0 and int(self.over) * 1000 >= per_mille * int(self.under)

    def printed(self):
        """Tenths of a percent, cut off; nothing for 0/0."""
        percent = None if int(self.under) == 0 else int(self.over) * 1000 // int(self.under) / 10
        return {"numerator": int(self.over), "denominator": int(self.under), "percent": percent, "base": self.base}


class Sums(dict):
    """Named rates and counts of one unit, that add up to those of a group."""

    def __iadd__(self, other):
        for name, value in other.items():
            self[name] += value
        return self

    def printed(self):
        printed = {name: value.printed() if isinstance(value, (Rate, Sums)) else int(value)
                   for name, value in self.items() if name != "declared"}
        if "declared" in self:
            printed.update(declared=self["declared"].documents, declared_by=self["declared"].units)
        return printed


class Declared:
    """What units declared, and how many units did: nothing is not 0."""

    def __init__(self, documents=None):
        self.documents, self.units = documents, 0 if documents is None else 1

    def __iadd__(self, other):
        if other.units:
            self.documents = (self.documents or 0) + other.documents
        self.units += other.units
        return self


ENTRY_RATES = ("entered", "with_file", "on_time")


def rates_of(direction):
    return (*ENTRY_RATES, "electronic") if direction == "incoming" else ENTRY_RATES


def direction_sums(direction, base="number_series"):
    sums = Sums({name: Rate(base) for name in rates_of(direction)})
    sums.update(missing=Count(), voided=Count(), declared=Declared())
    return sums


def entry_sums(base="number_series"):
    return Sums({direction: direction_sums(direction, base) for direction in ("outgoing", "incoming")})


def declared_sums(registry, begin, end):
    """By unit and direction what declarations say of a period that they cover day by day; of others nothing is known."""
    days, documents = collections.Counter(), collections.Counter()
    for one in registry.declared.values():
        first, last = date.fromisoformat(one["from"]), date.fromisoformat(one["to"])
        if begin <= first and last <= end:
            key = one["unit"], one["direction"]
            days[key] += (last - first).days + 1
            documents[key] += one["documents"]
    return {key: documents[key] for key, count in days.items() if count == (end - begin).days + 1}


def rebased(direction, sums, base, declared):
    """One direction of one unit, of which the series was counted, against another base."""
    sums["declared"] = Declared(declared)
    for name in rates_of(direction):
        rate = sums[name]
        rate.base = base
        if base == "declared" and declared is None:
            rate.over, rate.under = Count(), Count()
        elif base == "declared" or (base == "greater" and (declared or 0) > int(rate.under)):
            rate.under = Count()
            rate.under.items = [("declared", number) for number in range(1, declared + 1)]


def interconnection_sums(_base=None):
    return Sums(documents=Rate("documents_due"), documents_any_receiver=Rate("documents_due"),
                documents_signed=Rate("documents_due"), on_paper=Count(), deliveries=Rate("deliveries_due"),
                exchanged=Rate("between_agencies"), signed_by_person=Rate("issued_with_file"),
                signed_by_agency=Rate("issued_with_file"), signed_by_both=Rate("issued_with_file"),
                accepted_same_day=Rate("arrived_electronically"), refused=Count(), recalled=Count())


def entry(registry, begin, end, _now, base):
    """A and B against the number series, what was declared, or the greater of both."""
    units = entered(registry, begin, end)
    declared = declared_sums(registry, begin, end)
    for unit in {*units, *(unit for unit, _ in declared)}:
        for direction in ("outgoing", "incoming"):
            rebased(direction, units[unit][direction], base, declared.get((unit, direction)))
    return units


class Series:
    """The numbers of a book, year and key: each that left it is a document, explained, or missing."""

    def __init__(self):
        self.documents, self.explained = {}, {}

    def day_of(self, place):
        """A number without a document was due with the next document above it; above all of them with the last."""
        places = sorted(self.documents)
        return self.documents[next((known for known in places if known > place), places[-1])].day

    def missing(self):
        highest = max(number for number, _ in [*self.documents, *self.explained])
        places = ((number, "") for number in range(1, highest + 1))
        return [place for place in places if place not in self.documents and place not in self.explained]


def series_of(registry):
    """By book, year and key those that have a document."""
    known = collections.defaultdict(Series)
    for document in registry.documents.values():
        known[document.series].documents[document.place] = document
    for (series, place), use in registry.numbers.items():
        if series in known and place not in known[series].documents:  # one that was held and then used is a document
            known[series].explained[place] = use
    return known


def entered(registry, begin, end):
    """By number series."""
    units = collections.defaultdict(entry_sums)
    for name, series in series_of(registry).items():
        count_series(registry, name, series, begin, end, units)
    return units


def count_series(registry, name, series, begin, end, units):
    some = next(iter(series.documents.values()))

    def sums_of(day):
        return units[some.unit][some.direction] if begin <= day <= end else direction_sums(some.direction)

    for document in series.documents.values():
        sums = sums_of(document.day)
        for rate in rates_of(some.direction):
            sums[rate].under.add(document)
        if some.direction == "incoming" and document.electronic and agency(registry, document.issuer, document):
            sums["electronic"].over.add(document)
        sums["entered"].over.add(document)
        if document.is_complete:
            sums["with_file"].over.add(document)
        if document.registered <= registry.next_working_day(document.day):
            sums["on_time"].over.add(document)
    for place, use in series.explained.items():
        if use == "void":
            sums_of(series.day_of(place))["voided"].add("void", place)
    for place in series.missing():
        sums = sums_of(series.day_of(place))
        sums["missing"].add("missing", place[0], "of", name)
        for rate in rates_of(some.direction):
            sums[rate].under.add("missing", place[0], "of", name)


def agency(registry, one, document):
    """As it was on the document's day; None for what was none then, for an enterprise and for the own unit."""
    if one == document.unit or one not in registry.organisations:
        return None
    then = registry.organisations[one].on(document.day)
    return then if then is not None and then["kind"] != "doanh_nghiep" else None


def is_due(registry, receiver, document):
    """In scope of QĐ 28: an agency that was interconnected on that day."""
    then = agency(registry, receiver, document)
    return then is not None and then["interconnected"]


def receivers_of(registry):
    """By document: those it was sent to, those that got it, and when the sending to each was first asked for."""
    sent, served = collections.defaultdict(set), collections.defaultdict(set)
    asked = {}
    for delivery in registry.deliveries.values():
        key = delivery["document"], delivery["receiver"]
        sent[key[0]].add(key[1])
        when = moment(delivery["asked_at"])
        asked[key] = min(asked.get(key, when), when)
        if delivery["state"] in SERVED:  # recalled or not: it was issued and it came
            served[key[0]].add(key[1])
    return sent, served, asked


def interconnection(registry, begin, end, _now, _base):
    """C to F and I. Receivers are those printed on the document and those it was sent to, each of them once."""
    units = collections.defaultdict(interconnection_sums)
    sent, served, _ = receivers_of(registry)
    for document in registry.documents.values():
        if not begin <= document.day <= end:
            continue
        if document.direction == "incoming":
            if agency(registry, document.issuer, document) is not None:
                exchanged = units[document.unit]["exchanged"]
                exchanged.under.add(document)
                if document.electronic:
                    exchanged.over.add(document)
            continue
        count_issued(registry, document, sent[document.id], served[document.id], units)
    for item in registry.arrivals.values():
        arrived = day_of(item["arrived_at"])
        if begin <= arrived <= end:
            count_arrival(registry, item, arrived, units[item["unit"]])
    return units


def count_issued(registry, document, sent, served, units):
    signers = registry.signers(document.id) if document.is_complete else []
    person = document.signer != "" and document.signer in signers
    office = any(document.signer == "" or one != document.signer for one in signers)
    if document.is_complete:
        for name, counts in (("signed_by_person", person), ("signed_by_agency", office),
                             ("signed_by_both", person and office)):
            units[document.unit][name].under.add(document)
            if counts:
                units[document.unit][name].over.add(document)
    agencies = {one for one in document.receivers | sent if agency(registry, one, document) is not None}
    due = {one for one in agencies if is_due(registry, one, document)}
    for one in agencies:
        exchanged = units[document.unit]["exchanged"]
        exchanged.under.add(document, "to", one)
        if one in served:
            exchanged.over.add(document, "to", one)
    if not due:
        return
    got = due & served
    sums = units[document.unit]
    for name, counts in (("documents", got == due), ("documents_any_receiver", bool(got)),
                         ("documents_signed", got == due and person and office)):
        sums[name].under.add(document)
        if counts:
            sums[name].over.add(document)
    if got == due and document.on_paper:
        sums["on_paper"].add(document)
    for receiver in due:
        sums["deliveries"].under.add(document, "to", receiver)
    for receiver in got:
        sums["deliveries"].over.add(document, "to", receiver)


def count_arrival(registry, item, arrived, sums):
    sums["accepted_same_day"].under.add("arrival", item["id"])
    if item["state"] == "accepted" and day_of(item["decided_at"]) == arrived:
        sums["accepted_same_day"].over.add("arrival", item["id"])
    if item["state"] == "refused":
        sums["refused"].add("arrival", item["id"])
    if item["state"] == "recalled" or item["id"] in registry.recalled_by_sender:
        sums["recalled"].add("arrival", item["id"])
