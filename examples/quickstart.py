"""The shortest program: text in, records out."""

import zhibiao as zb

text = "2022 年，全省进出口总额达到 5.45 万亿元，增长 6.2%，机电产品占出口总值的 66.2%。"

for record in zb.extract(text):
    print(record.name, "=", record.value, record.unit, f"({record.kind}, {record.period})")
    assert text[record.begin : record.end] == record.quote

for quantity in zb.quantities("截至2022年底，PM2.5浓度为27.4微克/立方米"):
    print(quantity)
