"""The department index from its rules (docs/adr/0034-department-index.md): points of each criterion, who is ranked, ranks and what became of them."""
import collections

import rates
import work
from registry import Registry, day, moment
from rows import group_of

SOURCES = ("reviewed", "self_scored", "surveyed", "rate", "delivered", "no_figures", "not_delivered", "missing")
RATES = {"A": (rates.entry, lambda sums: sums["outgoing"]["with_file"]),
         "B": (rates.entry, lambda sums: sums["incoming"]["entered"]),
         "C": (rates.interconnection, lambda sums: sums["documents"]),
         "D": (rates.interconnection, lambda sums: sums["deliveries"]),
         "E": (rates.interconnection, lambda sums: sums["exchanged"]),
         "F": (rates.interconnection, lambda sums: sums["signed_by_both"]),
         "G": (work.handling, lambda sums: sums["online"]),
         "H": (work.handling, lambda sums: sums["in_time"]),
         "I": (rates.interconnection, lambda sums: sums["accepted_same_day"]),
         "J": (work.timeliness, lambda sums: sums["sent_by_decision_28"])}
SCORED_BY = ("method", "maximum", "lowest", "highest")

Points = collections.namedtuple("Points", "points source")


class Line:
    def __init__(self, unit, version):
        self.unit = unit
        self.name = version["name"]
        self.group = group_of(version)
        self.criteria = {}
        self.rank = self.rank_of = self.before = None

    def total(self, codes=None):
        return sum(one.points for code, one in self.criteria.items() if codes is None or code in codes)

    def sources(self):
        counted = collections.Counter(one.source for one in self.criteria.values())
        return {source: counted[source] for source in SOURCES}


def criteria_of(index):
    return {item["code"]: item for item in index["items"] if item["method"]}


def below(index, code):
    """The criteria at or below an item."""
    children = [item["code"] for item in index["items"] if item["parent"] == code]
    return {code} if not children else set().union(*(below(index, child) for child in children))


def rate_points(item, numerator, denominator):
    """Cut off after hundredths; a rate above 100 % is one of 100 %."""
    per_mille = min(numerator, denominator) * 1000
    if item["steps"]:
        return max((step["points"] for step in item["steps"] if per_mille >= step["from"] * denominator), default=0)
    gained = max(0, per_mille - item["zero_at"] * denominator)
    most = (item["full_at"] - item["zero_at"]) * denominator
    return item["maximum"] * min(gained, most) // most


def given(item, score):
    if "points" in score:
        return score["points"]
    return item["maximum"] * (score["mean"] - 100 * item["lowest"]) // (100 * (item["highest"] - item["lowest"]))


def effective(item, scores, rate):
    """Figures go before the review, this before what the unit gave itself."""
    if item["method"] == "rate":
        if rate is not None and int(rate.under) > 0:
            return Points(rate_points(item, int(rate.over), int(rate.under)), "rate")
        if "review" not in scores:
            return Points(0, "no_figures")
    if "review" in scores:
        return Points(given(item, scores["review"]), "surveyed" if item["method"] == "survey" else "reviewed")
    if "self" in scores:
        return Points(given(item, scores["self"]), "self_scored")
    return Points(0, "missing")


def holding(known, index):
    """By unit, criterion and kind the scores that still hold: given under a version that scores the criterion alike."""
    criteria = criteria_of(index)
    found = collections.defaultdict(dict)
    for score in known.scores.values():
        under = known.indexes[score["index"]]
        if (under["code"], under["year"]) != (index["code"], index["year"]) or under["version"] > index["version"]:
            continue
        now, then = criteria.get(score["criterion"]), criteria_of(under).get(score["criterion"])
        if now and then and all(now[name] == then[name] for name in SCORED_BY):
            found[score["unit"], score["criterion"]][score["kind"]] = score
    return found


def lines_of(facts, index, change, now):
    """Ranked, as the index stood then."""
    known = Registry(facts, change)
    begin, end = day(f"{index['year']}-01-01"), day(f"{index['year']}-12-31")
    lines = []
    for organisation in known.organisations.values():
        version = organisation.last_registry_in(begin, end)
        if version is not None and group_of(version) in index["groups"]:
            lines.append(Line(organisation.id, version))
    scores = holding(known, index)
    for code, item in criteria_of(index).items():
        counted, pick = {}, None
        if item["method"] == "rate":
            count, pick = RATES[item["rate"]]
            counted = count(known, day(item["from"]), day(item["to"]), now, "number_series")
        for line in lines:
            rate = pick(counted[line.unit]) if line.unit in counted else None
            line.criteria[code] = effective(item, scores[line.unit, code], rate)
    before = ranks_before(facts, known, index)
    for line in lines:
        peers = [other for other in lines if other.group == line.group]
        line.rank = 1 + sum(other.total() > line.total() for other in peers)
        line.rank_of = len(peers)
        line.before = before.get(line.unit)
    return lines


def ranks_before(facts, known, index):
    """Of the newest closed version of the year before."""
    closed = [other for other in known.indexes.values() if other["code"] == index["code"]
              and other["year"] == index["year"] - 1 and other["id"] in known.closings]
    if not closed:
        return {}
    newest = max(closed, key=lambda other: other["version"])
    closing = known.closings[newest["id"]]
    return {line.unit: line.rank for line in lines_of(facts, newest, closing["counted"], moment(closing["at"]))}


def told(line, index):
    """A line in the shape of our JSON."""
    fields = [item["code"] for item in index["items"] if not item["parent"]]
    printed = {"name": line.name, "group": line.group, "points": line.total() / 100,
               "percent": line.total() * 1000 // index["maximum"] / 10,
               "fields": [line.total(below(index, field)) / 100 for field in fields],
               "rank": line.rank, "rank_of": line.rank_of, "sources": line.sources()}
    if line.before is not None:
        printed.update(previous_rank=line.before, rank_change=line.before - line.rank)
    return printed


def coverage(lines, index):
    if all(item["method"] != "rate" for item in index["items"]):
        return None
    missing = [{"organisation_id": line.unit, "name": line.name, "reason": "nothing_registered"} for line in lines
               if line.sources()["no_figures"] and not line.sources()["rate"]]
    counted = len(lines) - len(missing)
    return {"expected": len(lines), "counted": counted, "missing": sorted(missing, key=lambda one: one["organisation_id"]),
            "text": f"{len(lines)} đơn vị phải có số liệu, {counted} có số liệu"}


def report(facts, known, question, change, now):
    """What the ranking should say, the change that was counted, and the moment."""
    index = known.indexes[question["index"]]
    closing = known.closings.get(index["id"])
    if closing:
        change, now = closing["counted"], moment(closing["at"])
    lines = lines_of(facts, index, change, now)
    figures = {("unit", line.unit): told(line, index) for line in lines}
    figures["closed", ""] = closing is not None
    figures["maximum", ""] = index["maximum"] / 100
    figures["coverage", ""] = coverage(lines, index)
    return figures, change, now


def answered(answer):
    """The same of what our report said."""
    figures = {}
    for row in answer["units"]:
        del row["group_label"]
        figures["unit", row.pop("organisation_id")] = row
    if "coverage" in answer:
        answer["coverage"]["missing"].sort(key=lambda one: one["organisation_id"])
    for name in ("closed", "maximum", "coverage"):
        figures[name, ""] = answer.get(name)
    return figures
