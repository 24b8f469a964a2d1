"""Rates G, H and J from their definitions, as rates.py has A to F and I."""
import collections
import datetime

from rates import Count, Rate, Sums, is_due, receivers_of
from registry import VIETNAM, day, day_of

NOON = datetime.time(12, tzinfo=VIETNAM)


def handling_sums(_base=None):
    counts = ("total", "done_in_time", "done_late", "done_without_deadline", "open_in_time", "open_overdue",
              "open_without_deadline", "not_required")
    sums = Sums({name: Count() for name in counts})
    sums.update(in_time=Rate("finished_with_deadline"), online=Rate("finished"))
    return sums


def timeliness_sums(_base=None):
    return Sums(sent_by_decree_30=Rate("sendings_over"), sent_by_decision_28=Rate("sendings_over"), not_sent=Count(),
                handling=handling_sums())


def handling(registry, begin, end, now, _base=None):
    """G and H: how incoming documents of the period stood; what is due today is not late yet."""
    units = collections.defaultdict(handling_sums)
    today = now.astimezone(VIETNAM).date()
    for document in registry.documents.values():
        if document.direction == "incoming" and begin <= document.day <= end:
            count_handling(registry, document, today, units[document.unit])
    return units


def count_handling(registry, document, today, sums):
    known = registry.handlings.get(document.id, {"state": "registered", "due_date": "", "since": ""})
    due = day(known["due_date"]) if known["due_date"] else document.due
    sums["total"].add(document)
    if known["state"] == "filed":
        sums["not_required"].add(document)
    elif known["state"] == "completed":
        late = due is not None and day_of(known["since"]) > due
        sums["done_without_deadline" if due is None else "done_late" if late else "done_in_time"].add(document)
        if due is not None:
            sums["in_time"].under.add(document)
        if due is not None and not late:
            sums["in_time"].over.add(document)
        sums["online"].under.add(document)
        if document.has_text and document.id in registry.assigned:
            sums["online"].over.add(document)
    else:
        sums["open_without_deadline" if due is None else "open_in_time" if today <= due else "open_overdue"].add(document)


def timeliness(registry, begin, end, now, _base=None):
    """J by both clocks, and H beside it."""
    units = collections.defaultdict(timeliness_sums)
    for unit, sums in handling(registry, begin, end, now).items():
        units[unit]["handling"] += sums
    sent, _, asked = receivers_of(registry)
    for document in registry.documents.values():
        if document.direction != "outgoing" or not begin <= document.day <= end:
            continue
        due = {one for one in document.receivers | sent[document.id] if is_due(registry, one, document)}
        if due:
            count_sending(registry, document, [asked.get((document.id, one)) for one in due], now, units)
    return units


def count_sending(registry, document, asked, now, units):
    """It is sent when all that were due had been asked for; until its time is over it is neither in time nor late."""
    signed = registry.signed_on.get(document.id, document.day)
    last = registry.next_working_day(signed)
    if None in asked:
        if now.astimezone(VIETNAM).date() <= last:
            return
        sums = units[document.unit]
        sums["not_sent"].add(document)
        by_decree = by_decision = False
    else:
        sums, when = units[document.unit], max(asked)
        by_decree = when.astimezone(VIETNAM).date() <= last
        by_decision = (when.astimezone(VIETNAM).date() == signed
                       or when < datetime.datetime.combine(last, NOON))
    for name, counts in (("sent_by_decree_30", by_decree), ("sent_by_decision_28", by_decision)):
        sums[name].under.add(document)
        if counts:
            sums[name].over.add(document)
