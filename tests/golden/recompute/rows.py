"""Who has a row in a report, and whose figures stand in it."""
import collections

GROUPS = {("ubnd", "trung_uong"): "ubnd_hdnd_tinh", ("ubnd", "tinh"): "ubnd_hdnd_tinh", ("ubnd", "huyen"): "cap_huyen",
          ("ubnd", "xa"): "cap_xa", "so_nganh": "so_nganh", "dang": "dang_doan_the", "doan_the": "dang_doan_the",
          "su_nghiep": "su_nghiep"}

Member = collections.namedtuple("Member", "id name")


def group_of(version):
    return GROUPS.get((version["kind"], version["level"])) or GROUPS.get(version["kind"], "khac")


class Row:
    def __init__(self, unit, version):
        self.id = unit
        self.name = version["name"]
        self.group = group_of(version)
        self.members = []

    def printed(self):
        former = sorted((one for one in self.members if one.id != self.id), key=lambda one: one.id)
        told = {"name": self.name, "group": self.group}
        if former:
            told["former"] = [{"organisation_id": one.id, "name": one.name} for one in former]
        return told


def of_period(known, counted, begin, end):
    """What kept a registry in the period, and what has anything to count in it though it did not."""
    for organisation in known.organisations.values():
        version = organisation.last_registry_in(begin, end)
        if version is None and organisation.id in counted:
            version = next((one for one in reversed(organisation.versions) if one["first"] <= end),
                           organisation.versions[0])
        if version is not None:
            row = Row(organisation.id, version)
            row.members.append(Member(row.id, row.name))
            yield row


def of_day(known, when, rows):
    """The same units in the rows of those that have followed them wholly by that day, as these are called then."""
    regrouped = {}
    for row in rows:
        heir = known.organisations[follower(known, when, row.id)]
        regrouped.setdefault(heir.id, Row(heir.id, heir.on_or_near(when))).members += row.members
    return regrouped.values()


def follower(known, when, unit):
    """The end of the chain in which each has one follower, of all of it; who is in a circle ends where it closes."""
    for _ in known.successions:
        heirs = {(one["successor"], one["partial"]) for one in known.successions
                 if one["predecessor"] == unit and one["first"] <= when}
        if len(heirs) != 1 or True in {partial for _, partial in heirs}:
            break
        (unit, _), = heirs
    return unit
