"""Workbooks: a sheet is a table, with what stands above it."""

from __future__ import annotations

import io
from textwrap import dedent

from openpyxl import Workbook

from tests.importers.formats.notation import read


def test_sheets_without_their_empty_margins() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "大纲"
    sheet["B2"] = "客户服务课程"
    sheet.merge_cells("B2:D2")
    for row in (("模块", "内容", "小时"), ("一、开场", "破冰\n介绍", 0.5), ("二、沟通", None, 2)):
        sheet.append(["", *row])
    book.create_sheet("空")
    book.create_sheet("其他").append(["讲师", "甲"])
    out = io.BytesIO()
    book.save(out)

    assert read("a.xlsx", out.getvalue()) == dedent(
        """\
        # 大纲
        客户服务课程
        | 模块 | 内容 | 小时
        | 一、开场 | 破冰 / 介绍 | 0.5
        | 二、沟通 |  | 2
        # 其他
        | 讲师 | 甲
        """
    )
