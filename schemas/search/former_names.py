#!/usr/bin/env python3
"""Writes former_names.tsv from the lists of provinces before and after 1 July 2025 and of ministries and departments.

Usage: former_names.py FOLDER > former_names.tsv
FOLDER holds 2025_provinces_34_satoshiman.json: provinceName and previousProvince of each of the 34 units.
"""
import json
import pathlib
import re
import sys

# Names that are ordinary words too are taken with the kind of unit in front only.
WORDS_TOO = {"Hòa Bình", "Hải Dương", "Thái Bình"}

# Who took over in March 2025 what ministries and departments did before.
BODIES = """
Bộ Tài chính: Bộ Kế hoạch và Đầu tư
Bộ Xây dựng: Bộ Giao thông vận tải
Bộ Khoa học và Công nghệ: Bộ Thông tin và Truyền thông
Bộ Nông nghiệp và Môi trường: Bộ Nông nghiệp và Phát triển nông thôn, Bộ Tài nguyên và Môi trường
Bộ Nội vụ: Bộ Lao động - Thương binh và Xã hội
Bộ Dân tộc và Tôn giáo: Ủy ban Dân tộc
Sở Tài chính: Sở Kế hoạch và Đầu tư
Sở Xây dựng: Sở Giao thông vận tải
Sở Khoa học và Công nghệ: Sở Thông tin và Truyền thông
Sở Nông nghiệp và Môi trường: Sở Nông nghiệp và Phát triển nông thôn, Sở Tài nguyên và Môi trường
Sở Nội vụ: Sở Lao động - Thương binh và Xã hội
Sở Dân tộc và Tôn giáo: Ban Dân tộc
"""

HEAD = """\
# Old and new names of places and of bodies of the State: the new name, then those of the units that became it. A search for one
# finds the new name by an old one and the old ones by the new, and never one old name by another. Accents and capitals do not
# matter. A file former_names.tsv in the data folder takes the place of this list. Made by former_names.py.
"""


def plain(name):
    """"tỉnh Bến Tre" and "thành phố Cần Thơ" without the kind of unit, unless the rest is a word."""
    if name.strip() == "TPHCM":
        return "Hồ Chí Minh"
    bare = re.sub(r"^(tỉnh|thành phố|TP\.?|Thủ đô)\s+", "", name.strip(), flags=re.IGNORECASE)
    return "tỉnh " + bare if bare in WORDS_TOO else bare


def main():
    provinces = json.loads((pathlib.Path(sys.argv[1]) / "2025_provinces_34_satoshiman.json").read_text())
    sys.stdout.write(HEAD)
    for province in provinces:
        name = plain(province["provinceName"])
        former = [plain(old) for old in province["previousProvince"]]
        former = [old for old in dict.fromkeys(former) if old != name]
        if former:
            print("\t".join([name] + former))
    for line in BODIES.strip().splitlines():
        name, former = line.split(": ")
        print("\t".join([name] + former.split(", ")))


main()
