#!/usr/bin/env python3
"""compare.py FILE…: computes every figure of the answers in the files and prints each one that differs, with what is
behind it. Exits 1 when one does."""
import sys

import periods
import rates
import reform_index
import registry
import rows
import samples
import work

REPORTS = {"entry": (rates.entry, rates.entry_sums, lambda sums: sums["outgoing"]["with_file"], 990),
           "interconnection": (rates.interconnection, rates.interconnection_sums, lambda sums: sums["documents"], 900),
           "handling": (work.handling, work.handling_sums, lambda sums: sums["in_time"], 1000),
           "timeliness": (work.timeliness, work.timeliness_sums, lambda sums: sums["sent_by_decision_28"], 1000)}
MOST_ITEMS = 40


def standing(leading, threshold):
    counted = [rate for rate in leading if int(rate.under) > 0]
    reached = sum(rate.reaches(threshold) for rate in counted)
    return {"reached": reached, "counted": len(counted),
            "text": f"{reached}/{len(counted)} đơn vị đạt từ {threshold // 10} % trở lên"}


class Table:
    """The figures of a period by row, and what they add up to."""

    def __init__(self, question, known, now, begin, end):
        count, empty, self.leading, self.threshold = REPORTS[question["report"]]
        base = question["base"]
        counted = count(known, begin, end, now, base)
        all_rows = rows.of_period(known, counted, begin, end)
        if question.get("units_today"):
            all_rows = rows.of_day(known, registry.day_at(now), all_rows)
        self.rows = [row for row in all_rows if question.get("unit", row.id) == row.id]
        self.sums, self.groups, self.total, self.without = {}, {}, empty(base), []
        for row in self.rows:
            sums = self.sums[row.id] = empty(base)
            for member in row.members:
                if member.id in counted:
                    sums += counted[member.id]
            subtotal = self.groups.setdefault(row.group, empty(base))
            subtotal += sums
            self.total += sums
            if not any(member.id in counted for member in row.members):
                self.without.append(row)

    def rate(self, unit):
        """The one that is held against the threshold; None of who has no row."""
        return self.leading(self.sums[unit]).printed() if unit in self.sums else None

    def standing(self, group=None):
        members = [self.leading(self.sums[row.id]) for row in self.rows if group in (None, row.group)]
        return standing(members, self.threshold)

    def coverage(self):
        if len(self.rows) < 2:
            return None
        counted = len(self.rows) - len(self.without)
        missing = [{"organisation_id": row.id, "name": row.name, "reason": "nothing_registered"}
                   for row in self.without]
        return {"expected": len(self.rows), "counted": counted, "missing": by_id(missing),
                "text": f"{len(self.rows)} đơn vị phải có số liệu, {counted} có số liệu"}


def by_id(items):
    return sorted(items, key=lambda item: item["organisation_id"])


def report(question, known, now):
    """What the report should say, in the shape of its JSON but for the order of rows; and the sums behind it."""
    begin, end = registry.day(question["from"]), registry.day(question["to"])
    table = Table(question, known, now, begin, end)
    figures = {("unit", row.id): {**row.printed(), **table.sums[row.id].printed(),
                                  "reached": table.leading(table.sums[row.id]).reaches(table.threshold)}
               for row in table.rows}
    sums = {("unit", unit): one for unit, one in table.sums.items()}
    for group, subtotal in table.groups.items():
        figures["group", group] = {**subtotal.printed(), "standing": table.standing(group)}
        sums["group", group] = subtotal
    figures["total", ""] = table.total.printed()
    sums["total", ""] = table.total
    figures["standing", ""] = table.standing()
    figures["coverage", ""] = table.coverage()
    figures["units_on", ""] = registry.day_at(now).isoformat() if question.get("units_today") else None
    if question.get("compared"):
        compare_periods(question, known, now, table, figures)
    return figures, sums


def compare_periods(question, known, now, table, figures):
    """The same report of earlier periods, from where this one looks."""
    begin, end = registry.day(question["from"]), registry.day(question["to"])

    def total(period, one):
        first, last = period
        return {"from": first.isoformat(), "to": last.isoformat(), "total": one.leading(one.total).printed()}

    earlier = {period: Table(question, known, now, *period)
               for period in {*periods.trend(begin, end)[:-1], periods.year_before(begin, end)}}
    earlier[begin, end] = table
    previous, year_before = periods.before(begin, end), periods.year_before(begin, end)
    figures["comparison", ""] = {"previous": total(previous, earlier[previous]),
                                 "year_before": total(year_before, earlier[year_before]),
                                 "trend": [total(period, earlier[period]) for period in periods.trend(begin, end)]}
    for row in table.rows:
        figures["unit", row.id]["compared"] = {"previous": earlier[previous].rate(row.id),
                                               "year_before": earlier[year_before].rate(row.id)}


def answered(answer):
    """The same of what our report said."""
    figures = {("unit", row.pop("organisation_id")): row for row in answer["units"]}
    for row in answer["units"]:
        if "former" in row:
            row["former"] = by_id(row["former"])
    for row in answer["groups"]:
        del row["name"]
        figures["group", row.pop("group")] = row
    if "coverage" in answer:
        answer["coverage"]["missing"] = by_id(answer["coverage"]["missing"])
    for name in ("total", "standing", "coverage", "units_on", "comparison"):
        if name in answer or name in ("coverage", "units_on"):
            figures[name, ""] = answer.get(name)
    return figures


def differences(mine, theirs, path=()):
    if isinstance(mine, dict) and isinstance(theirs, dict):
        for key in sorted({*mine, *theirs}, key=str):
            yield from differences(mine.get(key), theirs.get(key), (*path, key))
    elif mine != theirs:
        yield path, mine, theirs


def behind(sums, path):
    """The documents behind a figure."""
    thing = sums.get(path[0])
    for key in path[1:]:
        if isinstance(thing, rates.Rate):
            thing = thing.over if key == "numerator" else thing.under
        elif isinstance(thing, dict):
            thing = thing.get(key)
    return thing.told(MOST_ITEMS) if isinstance(thing, rates.Count) else []


def described(path):
    begin = path[0] if isinstance(path[0], tuple) else path[:1]
    return " ".join(str(part) for part in (*begin, *path[1:]) if part != "")


def named(question):
    if "sample" in question:
        return f"sample {question['sample']}"
    if question["report"] == "index":
        return f"index {question['index']}"
    return f"{question['report']} {question['from']} to {question['to']}"


class Story:
    """What a file tells, as it was known at any change of it."""

    def __init__(self, file):
        self.facts, self.questions = registry.read(file)
        self.known = {}

    def at(self, change):
        if change not in self.known:
            self.known[change] = registry.Registry(self.facts, change)
        return self.known[change]


def sample(story, question):
    """What should be, what was told, and what is behind it."""
    known = story.at(question["change"])
    if question["report"] == "sample_refused":
        return samples.refusal(question, known), {"too many": True}, {}
    return samples.report(question, known, story.at), samples.answered(question["answer"]), {}


def rate_or_index(story, question):
    """The same, with the place in the log and the moment it is of."""
    change = registry.change_of(question, story.facts)
    now = registry.moment_of(question, story.facts, change)
    theirs, sums = question["answer"], {}
    place = {"as_of_change": theirs.get("as_of_change", 0), "as_of": registry.moment(theirs["as_of"])}
    if question["report"] == "index":
        mine, change, now = reform_index.report(story.facts, story.at(change), question, change, now)
        theirs = reform_index.answered(theirs)
    else:
        mine, sums = report(question, story.at(change), now)
        theirs = answered(theirs)
    return {**mine, "log": {"as_of_change": change, "as_of": now}}, {**theirs, "log": place}, sums


def compare(file):
    """The number of figures compared, and of those that differ."""
    story = Story(file)
    figures = different = 0
    for question in story.questions:
        read = sample if question["report"].startswith("sample") else rate_or_index
        mine, theirs, sums = read(story, question)
        figures += size(mine)
        for path, ours, told in differences(mine, theirs):
            different += 1
            print(f"{file}: {named(question)} at change {question['change']}: {described(path)} is {told}, should be {ours}")
            for item in behind(sums, path):
                print(f"    {item}")
    return figures, different, len(story.questions)


def size(figures):
    return sum(map(size, figures.values())) if isinstance(figures, dict) else 1


def main(files):
    sums = [compare(file) for file in files]
    figures, different, questions = (sum(column) for column in zip(*sums))
    print(f"{len(files)} provinces, {questions} reports, {figures} figures: {different} differ")
    return 1 if different or figures == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
