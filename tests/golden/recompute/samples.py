"""Random samples of numbers from their definition (docs/adr/0030-evidence-for-denominators.md, "Sample audits"), written without looking at the C++.

Drawn again with SHA-256, and the interval in whole numbers: no rounding anywhere.
"""
import hashlib
import math

import rates
from registry import day

RESULTS = ("found", "not_found", "different")
# A count is given up when what was seen has a probability below 1/40 on one side.
GIVEN_UP = 40
# Names, and when it was: not computed here.
TOLD = ("organisation", "series_id", "book", "note", "drawn_by", "drawn_at", "conclusion", "closed_by", "closed_at")
TOLD_OF_NUMBER = ("note", "recorded_by", "recorded_at")


def expected(registry, request):
    """What a sample is drawn from: numbers of the period that were entered or are missing, with their document."""
    series = rates.series_of(registry).get((request["book"], request["year"], request["series"]))
    if series is None:
        return {}, None
    begin, end = day(request["from"]), day(request["to"])
    numbers = {place: one.id for place, one in series.documents.items() if begin <= one.day <= end}
    numbers.update({place: None for place in series.missing() if begin <= series.day_of(place) <= end})
    return numbers, next(iter(series.documents.values()))


def draw(numbers, seed, size):
    """As `printf %s seed:number | sha256sum` does."""
    return sorted(sorted(numbers, key=lambda place: lot(seed, place))[:size])


def lot(seed, place):
    return hashlib.sha256(f"{seed}:{text(place)}".encode()).hexdigest()


def text(place):
    return f"{place[0]}{place[1]}"


def interval(population, size, hits):
    """The counts that neither one-sided test gives up."""
    def probable(having, seen):
        ways = sum(math.comb(having, one) * math.comb(population - having, size - one) for one in seen)
        return ways * GIVEN_UP >= math.comb(population, size)

    possible = range(hits, population - size + hits + 1)
    lowest = next(having for having in possible if probable(having, range(hits, size + 1)))
    highest = next(having for having in reversed(possible) if probable(having, range(hits + 1)))
    return lowest, highest


def share(population, size, hits):
    """Tenths of a percent; of the interval outwards."""
    lowest, highest = interval(population, size, hits)
    return {"hits": hits, "size": size, "percent": hits * 1000 // size / 10, "lowest": lowest, "highest": highest,
            "lowest_percent": lowest * 1000 // population / 10, "highest_percent": -(-highest * 1000 // population) / 10}


def report(question, known, known_then):
    """What our server should say of a sample; `known_then`: what was known when it was drawn."""
    sample = known.samples[question["sample"]]
    numbers, some = expected(known_then(sample["drawn_from"]), sample)
    places = draw(numbers, sample["seed"], sample["size"])
    results = {text(place): known.looked_up.get((sample["id"], text(place))) for place in places}
    counts = {result: sum(one == result for one in results.values()) for result in (*RESULTS, None)}
    is_closed = sample["id"] in known.closed_samples and counts[None] == 0
    answer = {"id": sample["id"], "organisation_id": some.unit, "direction": some.direction, "year": sample["year"],
              "from": sample["from"], "to": sample["to"], "as_of_change": sample["drawn_from"],
              "population": len(numbers), "seed": sample["seed"], "seed_given": sample["seed_given"],
              "state": "closed" if is_closed else "open",
              "results": {**{result: counts[result] for result in RESULTS}, "open": counts[None]},
              "order": list(results),
              "numbers": {text(place): number(numbers[place], results[text(place)]) for place in places}}
    if sample["series"]:
        answer["key"] = sample["series"]
    if counts[None] == 0:
        of = len(numbers), len(places)
        answer["shares"] = {"found": share(*of, counts["found"]),
                            "in_registry": share(*of, counts["found"] + counts["different"])}
    return answer


def number(document, result):
    told = {"document": document, "result": result}
    return {name: value for name, value in told.items() if value is not None}


def answered(answer):
    """The same of what our server said."""
    for name in TOLD:
        answer.pop(name, None)
    for one in answer["numbers"]:
        for name in TOLD_OF_NUMBER:
            one.pop(name, None)
    answer["order"] = [one["number"] for one in answer["numbers"]]
    answer["numbers"] = {one.pop("number"): one for one in answer["numbers"]}
    return answer


def refusal(question, known):
    """Of a sample that our server refused: it may only because there were not so many numbers."""
    numbers, _ = expected(known, question)
    return {"too many": question["size"] > len(numbers)}
