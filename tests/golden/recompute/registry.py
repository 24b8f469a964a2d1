"""What a registry knew at one place of its log: the facts up to there, nothing added up."""
import datetime
import json
import unicodedata

NO_END = datetime.date.max
VIETNAM = datetime.timezone(datetime.timedelta(hours=7))


def day(text):
    return datetime.date.fromisoformat(text)


def moment(text):
    return datetime.datetime.fromisoformat(text)


def day_of(text):
    """The day of a moment, in Vietnam."""
    return day_at(moment(text))


def day_at(when):
    return when.astimezone(VIETNAM).date()


def folded(name):
    """Names are compared without accents and capitals."""
    marks = unicodedata.normalize("NFD", name.lower())
    return "".join(one for one in marks if not unicodedata.combining(one)).replace("đ", "d")


def read(path):
    """The facts of a file in their order, and the answers of the reports."""
    facts, answers = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fact = json.loads(line)
            (answers if fact["line"] == "answer" else facts).append(fact)
    return facts, answers


def change_of(question, facts):
    """The last change that a question looks at; 0: it looks at a time before all of them."""
    if "as_of_change" in question:
        return question["as_of_change"]
    if "as_of" not in question:
        return question["change"]
    end = moment(question["as_of"])
    # People's clocks do not go backwards in these provinces, so what is known at a moment is what came before it.
    return max((fact["change"] for fact in facts if moment(fact["at"]) <= end), default=0)


def moment_of(question, facts, change):
    """What is overdue is overdue then."""
    asked = moment(question["asked_at"])
    if "as_of_change" in question:
        return moment(next(fact["at"] for fact in facts if fact["change"] == change))
    return min(asked, moment(question["as_of"])) if "as_of" in question else asked


class Organisation:
    def __init__(self, fact):
        self.id = fact["id"]
        self.versions = fact["versions"]
        for version in self.versions:
            version["first"] = day(version["from"])
            version["last"] = day(version["to"]) if "to" in version else NO_END

    def on(self, when):
        """As it was on that day; None where it did not exist."""
        for version in self.versions:
            if version["first"] <= when <= version["last"]:
                return version
        return None

    def on_or_near(self, when):
        """As it was on that day; before its first day as it began, after its last one as it ended."""
        return next((version for version in self.versions if when <= version["last"]), self.versions[-1])

    def last_registry_in(self, begin, end):
        """The last version of the period that kept a registry; None where none did."""
        found = None
        for version in self.versions:
            if version["keeps_registry"] and version["first"] <= end and version["last"] >= begin:
                found = version
        return found


class Document:
    def __init__(self, fact):
        self.id = fact["id"]
        self.unit = fact["unit"]
        self.direction = fact["direction"]
        self.series = (fact["book"], fact["year"], fact["series"])
        self.place = (fact["number"], fact["suffix"])
        self.day = day(fact["issued_date"] if self.direction == "outgoing" else fact["arrival_date"])
        self.registered = moment(fact["registered_at"]).astimezone(VIETNAM).date()
        self.is_complete = fact["files"] > 0 and (self.direction == "incoming" or fact["signer"] != "")
        self.receivers = set(fact["receivers"])
        self.signer = folded(fact["signer"])
        self.on_paper = fact["copies"] > 0
        self.issuer = fact["issuer"]
        self.electronic = fact["source"] == "exchange"
        self.due = day(fact["due_date"]) if fact["due_date"] else None
        self.has_text = fact["files"] > 0

    def __str__(self):
        return f"{self.direction} {self.id} no. {self.place[0]}{self.place[1]} of {self.day}"


class Registry:
    """The newest line of every thing counts: whoever corrects something writes all of it."""

    def __init__(self, facts, change):
        self.organisations, self.documents, self.calendar = {}, {}, {}
        self.numbers, self.deliveries, self.recalled = {}, {}, set()
        self.handlings, self.assigned, self.signed_on = {}, set(), {}
        self.evidence, self.arrivals, self.recalled_by_sender = {}, {}, set()
        self.declared, self.successions = {}, []
        self.indexes, self.scores, self.closings = {}, {}, {}
        self.samples, self.looked_up, self.closed_samples = {}, {}, set()
        for fact in facts:
            if fact["change"] > change:
                break
            self.take(fact)
        self.exceptions = {one["day"]: one["working"] for one in self.calendar.values() if not one["withdrawn"]}

    def take(self, fact):
        kind = fact["line"]
        if kind == "organisation":
            self.organisations[fact["id"]] = Organisation(fact)
        elif kind == "succession":
            self.successions.append({**fact, "first": day(fact["from"])})
        elif kind == "calendar":
            self.calendar[fact["id"]] = fact
        elif kind == "document":
            self.documents[fact["id"]] = Document(fact)
        elif kind == "number":
            series = (fact["book"], fact["year"], fact["series"])
            self.numbers[series, (fact["number"], fact["suffix"])] = fact["use"]
        elif kind == "delivery":
            self.deliveries[fact["id"]] = fact
        elif kind == "recall":
            self.recalled.add(fact["delivery"])
        elif kind == "handling":
            self.handlings[fact["document"]] = fact
        elif kind == "assignment":
            self.assigned.add(fact["document"])
        elif kind == "signed":
            self.signed_on[fact["document"]] = day_of(fact["signed_at"])
        elif kind == "signatures":
            self.evidence[fact["document"], fact["file"]] = fact["result"]
        elif kind == "arrival":
            self.arrivals[fact["id"]] = fact
        elif kind == "recalled_by_sender":
            self.recalled_by_sender.add(fact["item"])
        elif kind == "index":
            self.indexes[fact["id"]] = fact
        elif kind == "score":
            self.scores.pop(fact["replaces"], None)
            self.scores[fact["id"]] = fact
        elif kind == "sample":
            self.samples[fact["id"]] = fact
        elif kind == "looked_up":
            if fact["sample"] not in self.closed_samples:  # nothing of a closed one changes
                self.looked_up[fact["sample"], fact["number"]] = fact["result"]
        elif kind == "sample_closed":
            self.closed_samples.add(fact["sample"])
        elif kind == "closing":
            self.closings[fact["index"]] = fact
        elif kind == "declared":
            self.declared.pop(fact["corrects"], None)
            self.declared[fact["id"]] = fact

    def signers(self, document):
        """Whose valid signatures its files have, as their newest checks found them."""
        return [folded(one["signer"]) for (known, _), result in self.evidence.items() if known == document
                for one in result["signatures"] if one["integrity"] == "intact" and one["coverage"] != "added_to"
                and one["certificate"] == "trusted"]

    def is_working_day(self, when):
        """Dated exceptions go before those of every year, and these before the week."""
        text = when.isoformat()
        return self.exceptions.get(text, self.exceptions.get(text[5:], when.weekday() < 5))

    def next_working_day(self, when):
        when += datetime.timedelta(days=1)
        while not self.is_working_day(when):
            when += datetime.timedelta(days=1)
        return when
