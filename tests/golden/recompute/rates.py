"""Rates A to D from their definitions (docs/adr/0024-figures-follow-the-log.md, "What is counted"), written without looking at the C++.

Everything is counted anew for every question, document by document, and each count remembers what it counted.
"""
import collections

# On the highest number no document stands; it sorts behind every suffix.
ABOVE_ALL = (float("inf"), "")
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
        return {name: value.printed() if isinstance(value, (Rate, Sums)) else int(value) for name, value in self.items()}


def direction_sums():
    sums = Sums({name: Rate("number_series") for name in ("entered", "with_file", "on_time")})
    sums.update(missing=Count(), voided=Count())
    return sums


def entry_sums():
    return Sums(outgoing=direction_sums(), incoming=direction_sums())


def interconnection_sums():
    return Sums(documents=Rate("documents_due"), documents_any_receiver=Rate("documents_due"),
                deliveries=Rate("deliveries_due"))


def entry(registry, begin, end):
    """A and B by number series: a number that left its series is a document entered, explained, or missing."""
    units = collections.defaultdict(entry_sums)
    carriers, explained = collections.defaultdict(dict), collections.defaultdict(dict)
    for document in registry.documents.values():
        carriers[document.series][document.place] = document
    for (series, place), use in registry.numbers.items():
        if place not in carriers[series]:  # one that was held and then used is a document
            explained[series][place] = use
    for series, documents in carriers.items():
        if documents:
            count_series(registry, documents, explained[series], begin, end, units)
    return units


def count_series(registry, documents, explained, begin, end, units):
    places = sorted(documents)
    some = documents[places[0]]

    def sums_of(day):
        return units[some.unit][some.direction] if begin <= day <= end else direction_sums()

    def day_of(place):
        """A number without a document was due with the next document above it; above all of them with the last."""
        return documents[next((known for known in places if known > place), places[-1])].day

    for document in documents.values():
        sums = sums_of(document.day)
        for name in ("entered", "with_file", "on_time"):
            sums[name].under.add(document)
        sums["entered"].over.add(document)
        if document.is_complete:
            sums["with_file"].over.add(document)
        if document.registered <= registry.next_working_day(document.day):
            sums["on_time"].over.add(document)
    for place, use in explained.items():
        if use == "void":
            sums_of(day_of(place))["voided"].add("void", place)
    highest = max(number for number, _ in [*documents, *explained])
    for number in range(1, highest + 1):
        place = (number, "")
        if place in documents or place in explained:
            continue
        sums = sums_of(day_of(place))
        sums["missing"].add("missing", number, "of", some.series)
        for name in ("entered", "with_file", "on_time"):
            sums[name].under.add("missing", number, "of", some.series)


def is_due(registry, receiver, document):
    """In scope of QĐ 28: not the own unit, no enterprise, there on that day and interconnected on it."""
    if receiver == document.unit or receiver not in registry.organisations:
        return False
    then = registry.organisations[receiver].on(document.day)
    return then is not None and then["interconnected"] and then["kind"] != "doanh_nghiep"


def interconnection(registry, begin, end):
    """C and D: receivers are those printed on the document and those it was sent to, each of them once."""
    units = collections.defaultdict(interconnection_sums)
    receivers, served = collections.defaultdict(set), collections.defaultdict(set)
    for delivery in registry.deliveries.values():
        receivers[delivery["document"]].add(delivery["receiver"])
        if delivery["state"] in SERVED:  # recalled or not: it was issued and it came
            served[delivery["document"]].add(delivery["receiver"])
    for document in registry.documents.values():
        if document.direction != "outgoing" or not begin <= document.day <= end:
            continue
        due = {one for one in document.receivers | receivers[document.id] if is_due(registry, one, document)}
        got = due & served[document.id]
        if not due:
            continue
        sums = units[document.unit]
        for name, counts in (("documents", got == due), ("documents_any_receiver", bool(got))):
            sums[name].under.add(document)
            if counts:
                sums[name].over.add(document)
        for receiver in due:
            sums["deliveries"].under.add(document, "to", receiver)
        for receiver in got:
            sums["deliveries"].over.add(document, "to", receiver)
    return units
