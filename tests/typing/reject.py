"""What must not type-check: each line that ends in `# error: CODE` must have that error, and no other line any."""

import zhibiao as zb

zb.extract(5)  # error: arg-type
zb.extract(None)  # error: arg-type
zb.extract("5", lang="zh")  # error: call-arg
zb.Extractor("zh")  # error: call-arg
zb.Extractor(lang=3)  # error: arg-type
zb.Extractor(date=2023)  # error: arg-type
zb.extract_many(["5"], jobs="2")  # error: arg-type
records = zb.extract("5")
records[0].name = "x"  # error: misc
records[0].unknown  # error: attr-defined
records["name"]  # error: call-overload
records[0].value + 1.5  # error: operator
records.append(records[0])  # error: attr-defined
zb.extract_many(["5"])[0].kind  # error: attr-defined
zb.units()[0].id = "x"  # error: misc
length: str = len(records)  # error: assignment
