#!/usr/bin/env python3
"""compare.py FILE…: computes every figure of the answers in the files and prints each one that differs, with what is
behind it. Exits 1 when one does."""
import sys

import rates
import registry
import work

GROUPS = {("ubnd", "trung_uong"): "ubnd_hdnd_tinh", ("ubnd", "tinh"): "ubnd_hdnd_tinh", ("ubnd", "huyen"): "cap_huyen",
          ("ubnd", "xa"): "cap_xa", "so_nganh": "so_nganh", "dang": "dang_doan_the", "doan_the": "dang_doan_the",
          "su_nghiep": "su_nghiep"}
REPORTS = {"entry": (rates.entry, rates.entry_sums, lambda sums: sums["outgoing"]["with_file"], 990),
           "interconnection": (rates.interconnection, rates.interconnection_sums, lambda sums: sums["documents"], 900),
           "handling": (work.handling, work.handling_sums, lambda sums: sums["in_time"], 1000),
           "timeliness": (work.timeliness, work.timeliness_sums, lambda sums: sums["sent_by_decision_28"], 1000)}
MOST_ITEMS = 40


def group_of(version):
    return GROUPS.get((version["kind"], version["level"])) or GROUPS.get(version["kind"], "khac")


def rows_of(known, counted, begin, end):
    """Who has a row: what kept a registry in the period, and what has anything to count in it though it did not."""
    for organisation in known.organisations.values():
        version = organisation.last_registry_in(begin, end)
        if version is None and organisation.id in counted:
            version = next((one for one in reversed(organisation.versions) if one["first"] <= end),
                           organisation.versions[0])
        if version is not None:
            yield organisation.id, version


def standing(leading, threshold):
    counted = [rate for rate in leading if int(rate.under) > 0]
    reached = sum(rate.reaches(threshold) for rate in counted)
    return {"reached": reached, "counted": len(counted),
            "text": f"{reached}/{len(counted)} đơn vị đạt từ {threshold // 10} % trở lên"}


def report(question, known, now):
    """What the report should say, in the shape of its JSON but for the order of rows; and the sums behind it."""
    count, empty, leading, threshold = REPORTS[question["report"]]
    begin, end = registry.day(question["from"]), registry.day(question["to"])
    base = question["base"]
    counted = count(known, begin, end, now, base)
    figures, sums, by_group, total = {}, {}, {}, empty(base)
    for unit, version in rows_of(known, counted, begin, end):
        if question.get("unit", unit) != unit:
            continue
        one = counted[unit] if unit in counted else empty(base)
        group = group_of(version)
        figures["unit", unit] = {"name": version["name"], "group": group, **one.printed(),
                                 "reached": leading(one).reaches(threshold)}
        sums["unit", unit] = one
        members, subtotal = by_group.setdefault(group, ([], empty(base)))
        members.append(leading(one))
        subtotal += one
        total += one
    for group, (members, subtotal) in by_group.items():
        figures["group", group] = {**subtotal.printed(), "standing": standing(members, threshold)}
        sums["group", group] = subtotal
    figures["total", ""] = total.printed()
    sums["total", ""] = total
    everyone = [rate for members, _ in by_group.values() for rate in members]
    figures["standing", ""] = standing(everyone, threshold)
    return figures, sums


def answered(answer):
    """The same of what our report said."""
    figures = {("unit", row.pop("organisation_id")): row for row in answer["units"]}
    for row in answer["groups"]:
        del row["name"]
        figures["group", row.pop("group")] = row
    figures["total", ""] = answer["total"]
    figures["standing", ""] = answer["standing"]
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
    kind, key = path[0]
    return " ".join(str(part) for part in (kind, key, *path[1:]) if part != "")


def compare(file):
    """The number of figures compared, and of those that differ."""
    facts, questions = registry.read(file)
    figures = different = 0
    known_at = {}
    for question in questions:
        change = registry.change_of(question, facts)
        if change not in known_at:
            known_at[change] = registry.Registry(facts, change)
        now = registry.moment_of(question, facts, change)
        mine, sums = report(question, known_at[change], now)
        theirs = answered(question["answer"])
        figures += size(mine)
        if question["answer"].get("as_of_change", 0) != change:
            different += 1
            print(f"{file}: as_of_change is {question['answer'].get('as_of_change')}, should be {change}")
        if registry.moment(question["answer"]["as_of"]) != now:
            different += 1
            print(f"{file}: as_of is {question['answer']['as_of']}, should be {now}")
        for path, ours, told in differences(mine, theirs):
            different += 1
            print(f"{file}: {question['report']} {question['from']} to {question['to']} as of change {change}: "
                  f"{described(path)} is {told}, should be {ours}")
            for item in behind(sums, path):
                print(f"    {item}")
    return figures, different, len(questions)


def size(figures):
    return sum(map(size, figures.values())) if isinstance(figures, dict) else 1


def main(files):
    sums = [compare(file) for file in files]
    figures, different, questions = (sum(column) for column in zip(*sums))
    print(f"{len(files)} provinces, {questions} reports, {figures} figures: {different} differ")
    return 1 if different or figures == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
